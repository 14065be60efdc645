package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.io.Json;
import dev.gradus.io.RunInfo;
import dev.gradus.io.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every option of `gradus train` reaches the run, and changes what it is meant to change.
class TrainOptionsTest {
    @TempDir
    static Path folder;

    private static Map<String, Object> usual = Map.of();
    private static Map<String, float[]> usualWeights = Map.of();

    /// Trains a small model for two epochs, with options.
    private static Path train(String name, String... options) throws IOException {
        Path out = folder.resolve(name);
        List<String> all = new ArrayList<>(List.of("train", "moons:train=200,test=20", "--plain"));
        Stream.of("--set", "hidden=6", "--epochs", "2", "--batch", "16").forEach(all::add);
        if (Arrays.asList(options).contains("--epochs")
                || Arrays.asList(options).contains("--batch")) {
            all.subList(all.size() - 4, all.size()).clear();
        }
        all.addAll(List.of(options));
        all.addAll(List.of("--out", out.toString()));
        Gradus g = Gradus.run(all.toArray(String[]::new));
        assertThat(g.code()).as(g.out() + g.err()).isZero();
        return out;
    }

    private static Map<String, float[]> weights(Path run) throws IOException {
        Map<String, float[]> out = new HashMap<>();
        SafeTensors.read(run.resolve("model.gradus")).tensors().forEach((n, t) -> out.put(n, t.toFloatArray()));
        return out;
    }

    private static boolean areSame(Map<String, float[]> a, Map<String, float[]> b) {
        return a.keySet().equals(b.keySet()) && a.keySet().stream().allMatch(k -> Arrays.equals(a.get(k), b.get(k)));
    }

    @BeforeAll
    static void train() throws IOException {
        Path run = train("usual");
        usual = RunInfo.read(run).setup().configuration();
        usualWeights = weights(run);
    }

    @Test
    void withoutOptionsRunsAreTheSame() throws IOException {
        assertThat(areSame(usualWeights, weights(train("again")))).isTrue();
    }

    /// An option, its entry in `run.json`, and the entry's value.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--accumulate 3|accumulate|3",
                "--lr 0.5|lr|0.5",
                "--optimizer sgd:momentum=0.8,weight-decay=0.1|optimizer|sgd:momentum=0.8,weight-decay=0.1",
                "--schedule cosine:0.1|schedule|cosine:0.1",
                "--schedule plateau:0.1:0|schedule|plateau:0.1:0",
                "--clip 0.01|clip|0.01",
                "--clip-value 0.001|clipValue|0.001",
                "--ema 0.9|ema|0.9",
                "--label-smoothing 0.3|labelSmoothing|0.3",
                "--class-weights 0=7|classWeights|0=7",
                "--freeze .*bias|freeze|[.*bias]",
                "--stop gradient-norm:1000|stop|[gradient-norm:1000]",
                "--stop step-norm:1000 --stop hold-out:1|stop|[step-norm:1000, hold-out:1]",
                "--time-limit 0.000001|timeLimit|1.0E-6",
                "--hold-out 0.4|holdOut|0.4",
                "--seed 5|seed|5",
                "--limit 60|limit|60",
                "--model linear --set ''|model|linear",
                "--epochs 3|epochs|3",
                "--batch 50|batch|50"
            })
    void reachesTheRun(String options, String entry, String value) throws IOException {
        String[] given = options.replace("--set ''", "").trim().split(" +");
        Path run = entry.equals("model") ? linear(given) : train(options.replaceAll("\\W+", "-"), given);
        Map<String, Object> configuration = RunInfo.read(run).setup().configuration();
        assertThat(String.valueOf(configuration.get(entry))).isEqualTo(value);
        assertThat(configuration.get(entry)).isNotEqualTo(usual.get(entry));
        assertThat(areSame(weights(run), usualWeights))
                .as("the weights changed, too")
                .isFalse();
    }

    private static Path linear(String... given) {
        Path out = folder.resolve("linear");
        List<String> all = new ArrayList<>(List.of("train", "moons", "--epochs", "1", "--plain", "--out"));
        all.add(out.toString());
        all.addAll(List.of(given));
        assertThat(Gradus.run(all.toArray(String[]::new)).code()).isZero();
        return out;
    }

    /// How often the run saves is no part of its result.
    @Test
    void checkpointsComeAsOftenAsAsked() throws IOException {
        Path run = train("often", "--checkpoint-every", "1", "--time-limit", "1000");
        assertThat(areSame(weights(run), usualWeights)).isTrue();
        assertThat(RunInfo.read(run).setup().configuration()).containsEntry("checkpointEvery", 1);
        try (Stream<Path> saved = Files.list(run.resolve("checkpoints"))) {
            assertThat(saved.map(p -> p.getFileName().toString())).contains("step-000000000021.safetensors");
        }
    }

    @Test
    void jsonIsOneObjectALine() throws IOException {
        Gradus g = Gradus.run(
                "train",
                "moons",
                "--epochs",
                "1",
                "--json",
                "--out",
                folder.resolve("json").toString());
        assertThat(g.code()).isZero();
        assertThat(g.out().lines().map(line -> Json.readObject(line).get("event")))
                .containsExactly("run", "started", "epoch", "sample", "finished", "result");
    }

    /// A table whose target is a mark from 3 to 8: classes, or a number if asked for.
    @Test
    void theTaskOfATableIsChosen() throws IOException {
        StringBuilder text = new StringBuilder("acid,sugar,quality\n");
        for (int i = 0; i < 120; i++) {
            text.append(i * 37 % 120 * 0.5 + "," + i * 11 % 90 * 0.25 + "," + (3 + i * 37 % 120 / 20) + "\n");
        }
        Path table = Files.writeString(folder.resolve("wine.csv"), text);
        for (String task : List.of("classification", "regression")) {
            Path run = folder.resolve(task);
            Gradus g = Gradus.run(
                    "train", table.toString(), "--task", task, "--epochs", "30", "--plain", "--out", run.toString());
            assertThat(g.code()).as(g.err()).isZero();
            String leading = task.equals("regression") ? "r2" : "accuracy";
            assertThat(RunInfo.read(run).results()).containsKey(leading);
            assertThat(Gradus.run("evaluate", run.toString(), table.toString()).out())
                    .contains(leading);
            Gradus answers = Gradus.run("predict", run.toString(), table.toString(), "--json");
            assertThat(answers.out().lines()).hasSize(120);
            assertThat(answers.out().lines().findFirst().orElseThrow())
                    .contains(task.equals("regression") ? "\"quality\":" : "\"3\":");
        }
        Gradus usual = Gradus.run("train", table.toString(), "--epochs", "1", "--plain", "--out", folder + "/told");
        assertThat(usual.out()).contains("accuracy");
    }

    /// A picture of any size and colours is brought to what the model was trained on.
    @Test
    void picturesAreBroughtToTheModelsInput() throws Exception {
        Path run = folder.resolve("digits");
        Gradus g = Gradus.run(
                "train", "digits:train=300,test=20", "--model", "linear", "--plain", "--out", run.toString());
        assertThat(g.code()).as(g.err()).isZero();
        java.awt.image.BufferedImage image =
                new java.awt.image.BufferedImage(200, 300, java.awt.image.BufferedImage.TYPE_INT_ARGB);
        Path photo = folder.resolve("photo.png");
        javax.imageio.ImageIO.write(image, "png", photo.toFile());
        Gradus answer = Gradus.run("predict", run.toString(), photo.toString(), photo.toString(), "--top", "2");
        assertThat(answer.code()).as(answer.err()).isZero();
        // transparent is white: all 784 numbers are 255
        String white = "255 ".repeat(784).trim();
        Gradus numbers = Gradus.with(white + "\n", "predict", run.toString(), "-", "--top", "2");
        String expected = numbers.out().replace("line 1", photo.toString());
        assertThat(answer.out()).isEqualTo(expected + expected);
    }
}
