package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointTest {
    @TempDir
    Path folder;

    static Checkpoint sample(long step) {
        return new Checkpoint(
                step,
                Map.of("w", Tensor.of(new float[] {1, step}), "key", Tensor.of(new long[] {step})),
                Map.of("position", "{\"epoch\":3,\"batch\":" + step + "}"));
    }

    /// The content as text, to compare.
    static String text(Checkpoint c) {
        return c.step() + " " + c.state() + " "
                + Arrays.toString(c.tensors().keySet().stream().sorted().toArray())
                + c.tensors().values().stream().map(Tensor::toString).sorted().toList();
    }

    @Test
    void allComesBack() throws IOException {
        Path file = folder.resolve("c");
        sample(7).write(file);
        assertThat(text(Checkpoint.read(file))).isEqualTo(text(sample(7)));
        assertThat(SafeTensors.read(file).tensors()).containsOnlyKeys("w", "key");
    }

    @Test
    void everyWrongBitIsNoticedOrWithoutEffect() throws IOException {
        Path file = folder.resolve("c");
        sample(7).write(file);
        byte[] good = Files.readAllBytes(file);
        int taken = 0;
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.delete(file);
            Files.write(file, bad);
            try {
                assertThat(text(Checkpoint.read(file))).isEqualTo(text(sample(7)));
                taken++;
            } catch (FileFormatException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
            }
        }
        // in the padding, a space can become another white space of JSON
        assertThat(taken).isLessThan(20);
    }

    @Test
    void anotherTypeOfTheSameSizeIsNoticed() throws IOException {
        Path file = folder.resolve("c");
        sample(7).write(file);
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("F32");
        Files.writeString(file, text.replace("F32", "I32"), StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Checkpoint.read(file)).hasMessage(file + ": damaged: the checksum differs");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path file = folder.resolve("c");
        SafeTensors.of(sample(1).tensors()).write(file);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(file + ": a safetensors file, but no checkpoint of Gradus");
        VerifiedTensors.write(file, "model", SafeTensors.of(sample(1).tensors()));
        assertThatThrownBy(() -> Checkpoint.read(file)).hasMessage(file + ": a model, not a checkpoint");
    }

    @Test
    void namesOfTheLibraryAreTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Checkpoint(1, Map.of(), Map.of("gradus.step", "2")))
                .withMessageContaining("'gradus.step' is taken");
    }

    @Test
    void damagedFilesAreTakenOrRefused() throws IOException {
        Path file = folder.resolve("c");
        sample(7).write(file);
        Mutations.check(2_000, folder, Files.readAllBytes(file), Checkpoint::read);
    }

    @Test
    @Tag("fuzz")
    void manyDamagedFilesAreTakenOrRefused() throws IOException {
        Path file = folder.resolve("c");
        sample(7).write(file);
        Mutations.check(100_000, folder, Files.readAllBytes(file), Checkpoint::read);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(p -> String.valueOf(p.getFileName())).sorted().toList();
        }
    }

    private static String step(int step) {
        return String.format("step-%012d.safetensors", step);
    }

    @Test
    void theLastFewAndTheBestStay() throws IOException {
        CheckpointFolder checkpoints = new CheckpointFolder(folder.resolve("new/checkpoints"), 2);
        assertThat(checkpoints.latest().checkpoint()).isEmpty();
        assertThat(checkpoints.best()).isEmpty();
        for (int step : new int[] {5, 10, 15, 20}) {
            checkpoints.save(sample(step));
            if (step == 10) {
                checkpoints.saveBest(sample(step));
            }
        }
        assertThat(names(folder.resolve("new/checkpoints"))).containsExactly("best.safetensors", step(15), step(20));
        assertThat(checkpoints.latest().checkpoint())
                .hasValueSatisfying(c -> assertThat(c.step()).isEqualTo(20));
        assertThat(checkpoints.latest().damaged()).isEmpty();
        assertThat(checkpoints.best())
                .hasValueSatisfying(c -> assertThat(c.step()).isEqualTo(10));
    }

    @Test
    void damagedOnesArePassedOverAndListed() throws IOException {
        CheckpointFolder checkpoints = new CheckpointFolder(folder, 4);
        for (int step : new int[] {5, 10, 15}) {
            checkpoints.save(sample(step));
        }
        byte[] bytes = Files.readAllBytes(folder.resolve(step(10)));
        bytes[bytes.length - 1] ^= 1;
        Files.write(folder.resolve(step(10)), bytes);
        Files.write(folder.resolve(step(15)), Arrays.copyOf(bytes, 100));
        Files.write(folder.resolve(step(20)), new byte[0]);
        Files.write(folder.resolve("." + step(25) + ".0123456789abcdef.tmp"), new byte[10]);
        CheckpointFolder.Found found = checkpoints.latest();
        assertThat(found.checkpoint())
                .hasValueSatisfying(c -> assertThat(c.step()).isEqualTo(5));
        assertThat(found.damaged())
                .hasSize(3)
                .anyMatch(line -> line.contains(step(10) + ": damaged: the checksum differs"));
    }

    @Test
    void aRunThatGoesOnEarlierReplacesWhatIsLater() throws IOException {
        CheckpointFolder checkpoints = new CheckpointFolder(folder, 2);
        for (int step : new int[] {5, 10}) {
            checkpoints.save(sample(step));
        }
        Files.write(folder.resolve(step(10)), new byte[3]);
        checkpoints.save(sample(7));
        assertThat(names(folder)).containsExactly(step(5), step(7));
    }

    @Test
    void theLastGoodOneSurvivesAFailedSave() throws IOException {
        CheckpointFolder checkpoints = new CheckpointFolder(folder, 1);
        checkpoints.save(sample(5));
        Tensor lost = Tensor.placeholder(
                sample(5).tensors().values().iterator().next().type());
        assertThatThrownBy(() -> checkpoints.save(new Checkpoint(6, Map.of("w", lost), Map.of())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(names(folder)).containsExactly(step(5));
        assertThat(checkpoints.latest().checkpoint())
                .hasValueSatisfying(c -> assertThat(c.step()).isEqualTo(5));
    }
}
