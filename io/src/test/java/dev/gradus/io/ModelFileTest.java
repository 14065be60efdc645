package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.nn.BatchNorm;
import dev.gradus.nn.Conv2d;
import dev.gradus.nn.Dropout;
import dev.gradus.nn.Flatten;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.MaxPool;
import dev.gradus.nn.Modules;
import dev.gradus.nn.Registry;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelFileTest {
    private static final ModelInfo INFO = new ModelInfo(
            Map.of("mean", List.of(0.1307), "size", 28),
            List.of("zero", "один"),
            "0.1.0",
            Instant.parse("2026-01-02T03:04:05Z"),
            -7,
            "sha256:abc",
            Map.of("accuracy", 0.99, "loss", Double.NaN));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("model.gradus");
    }

    record Scaled(Layer inner, double factor, Optional<Parameter> offset, List<Linear> more, long count)
            implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            return inner.forward(x).mul(factor);
        }
    }

    private static Sequential network() {
        return Sequential.of(
                        Conv2d.of(1, 2, 3).padding(1),
                        BatchNorm.of(2),
                        new Relu(),
                        MaxPool.of(2, 2),
                        new Flatten(),
                        new Dropout(0.25),
                        Linear.of(8, 3).bias(false))
                .init(Key.of(1));
    }

    @Test
    void theModelComputesTheSameAgain() throws IOException {
        Sequential model = network();
        Tensor x = Key.of(2).normal(5, 1, 4, 4);
        new ModelFile(model, INFO).write(file);
        ModelFile back = ModelFile.read(file);
        assertThat(back.info()).isEqualTo(INFO);
        assertThat(((Layer) back.model()).forward(x).toFloatArray())
                .isEqualTo(model.forward(x).toFloatArray());
        assertThat(Modules.trained(back.model()).keySet())
                .isEqualTo(Modules.trained(model).keySet());
        assertThat(SafeTensors.read(file).tensors().keySet())
                .isEqualTo(Modules.parameters(model).keySet());
        Path again = folder.resolve("again");
        back.write(again);
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void recordsOfUsersComeBackThroughTheirRegistry() throws IOException {
        Parameter shared = Parameter.of(Key.of(1).normal(2, 2));
        Linear one = new Linear(shared, Optional.empty());
        Scaled model = new Scaled(
                one,
                Double.POSITIVE_INFINITY,
                Optional.of(Parameter.state(Tensor.scalar(2f))),
                List.of(one, one),
                1L << 40);
        new ModelFile(model, INFO).write(file);
        Scaled back = (Scaled)
                ModelFile.read(file, Registry.standard().with(Scaled.class)).model();
        assertThat(back.factor()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(back.count()).isEqualTo(1L << 40);
        assertThat(back.more().get(1).weight()).isSameAs(((Linear) back.inner()).weight());
        assertThat(back.offset())
                .hasValueSatisfying(p -> assertThat(p.isTrained()).isFalse());
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessageContaining("Registry.standard().with(Scaled.class)");
    }

    /// Writes the model's file with changed weights or architecture, and a right checksum.
    private void rewrite(Map<String, Tensor> weights, String from, String to) throws IOException {
        new ModelFile(network(), INFO).write(file);
        SafeTensors content = VerifiedTensors.read(file, "model");
        Map<String, Tensor> tensors = new LinkedHashMap<>(content.tensors());
        tensors.putAll(weights);
        tensors.values().removeIf(t -> t.rank() == 5);
        Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
        metadata.replaceAll((_, v) -> v.replace(from, to));
        VerifiedTensors.write(file, "model", new SafeTensors(tensors, metadata));
    }

    @Test
    void weightsThatDoNotFitAreAllNamed() throws IOException {
        Tensor removed = Key.of(1).normal(1, 1, 1, 1, 1);
        rewrite(
                Map.of(
                        "layers.6.weight", Tensor.of(new float[6], 3, 2),
                        "layers.1.bias", Tensor.of(new double[2]),
                        "layers.0.bias", removed,
                        "layers.9.bias", Tensor.of(new float[6])),
                "",
                "");
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(
                        file + ": the weights do not fit the architecture: missing: layers.0.bias; of another type: "
                                + "layers.1.bias (f64(2,), but the model needs f32[2]), "
                                + "layers.6.weight (f32(3, 2), but the model needs f32[3, 8]); surplus: layers.9.bias");
    }

    @Test
    void architecturesThatAreNoneAreRefused() throws IOException {
        for (String bad : List.of(
                "null",
                "[]",
                "\"x\"",
                "{}",
                "{\"record\":1}",
                "{\"optional\":[1,2]}",
                "1e999",
                "99999999999999999999")) {
            rewrite(Map.of(), "\"rate\":0.25", "\"rate\":" + bad);
            assertThatThrownBy(() -> ModelFile.read(file)).as(bad).isInstanceOf(FileFormatException.class);
        }
        rewrite(Map.of(), "\"Dropout\"", "\"java.lang.Runtime\"");
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessageContaining("'java.lang.Runtime' is not known");
        rewrite(Map.of(), "\"Dropout\"", "\"Relu\"");
        assertThatThrownBy(() -> ModelFile.read(file)).isInstanceOf(FileFormatException.class);
        rewrite(Map.of(), "\"classNames\":[\"zero\"", "\"classNames\":[null");
        assertThatThrownBy(() -> ModelFile.read(file)).isInstanceOf(FileFormatException.class);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        CheckpointTest.sample(1).write(file);
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessage(file + ": a checkpoint, not a model");
        VerifiedTensors.write(file, "model", SafeTensors.of(Map.of()));
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessage(file + ": the model lacks its gradus.info");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> ModelFile.read(file)).hasMessage(file + ": the file is empty");
    }

    @Test
    void aModelThatNoFileCanHoldLeavesNone() {
        record Odd(Object thing) implements Layer {
            @Override
            public Tensor forward(Tensor x) {
                return x;
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelFile(new Odd(new Object()), INFO).write(file));
        assertThat(folder).isEmptyDirectory();
    }

    /// Damages the texts behind the checksum.
    private void fuzz(int count) throws IOException {
        new ModelFile(network(), INFO).write(file);
        SafeTensors content = VerifiedTensors.read(file, "model");
        for (String key : content.metadata().keySet()) {
            byte[] text = String.valueOf(content.metadata().get(key)).getBytes(StandardCharsets.UTF_8);
            Mutations.check(count / 2, folder, text, mutant -> {
                Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
                metadata.put(key, new String(Files.readAllBytes(mutant), StandardCharsets.UTF_8));
                ModelFile.from(mutant, new SafeTensors(content.tensors(), metadata), Registry.standard());
            });
        }
    }

    @Test
    void damagedFilesAreTakenOrRefused() throws IOException {
        fuzz(2_000);
        new ModelFile(network(), INFO).write(file);
        Mutations.check(500, folder, Files.readAllBytes(file), ModelFile::read);
    }

    @Test
    @Tag("fuzz")
    void manyDamagedFilesAreTakenOrRefused() throws IOException {
        fuzz(100_000);
    }
}
