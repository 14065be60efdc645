package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.data.SourceOptions;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Modules;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GptTest {
    @TempDir
    private Path folder;

    @Test
    void hasTheSizeOfNanoGptsModelForCpus() {
        var blueprint = Models.named("gpt-xs", Shape.of(64), 65, Map.of());
        assertThat(blueprint.parameterCount()).isEqualTo(805_248);
        assertThat(Modules.parameterCount(blueprint.init(Key.of(1)))).isEqualTo(805_248);
    }

    @Test
    void aStepSeesNothingOfThoseAfterIt() {
        Layer gpt = Models.named("gpt-xxs", Shape.of(6), 10, Map.of()).init(Key.of(1));
        Tensor one = gpt.forward(Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 1, 6));
        Tensor other = gpt.forward(Tensor.of(new float[] {1, 2, 3, 9, 9, 9}, 1, 6));
        assertThat(one.slice(1, 0, 3).toFloatArray())
                .isEqualTo(other.slice(1, 0, 3).toFloatArray());
        assertThat(one.slice(1, 3, 4).toFloatArray())
                .isNotEqualTo(other.slice(1, 3, 4).toFloatArray());
        Tensor last = gpt.forward(Tensor.of(new float[] {1, 2, 3}, 1, 3));
        assertThat(one.slice(1, 2, 3).toFloatArray())
                .containsExactly(last.slice(1, 2, 3).toFloatArray(), within(1e-6f));
    }

    @Test
    void learnsAGrammar() throws IOException {
        Path text = Files.writeString(folder.resolve("grammar.txt"), grammar(3_000, 1));
        RunOptions options = new RunOptions(
                text.toString(),
                SourceOptions.DEFAULT.withAs("text").withSize(24),
                "gpt-xxs",
                Map.of("width", "32"),
                new FitOptions(2, 8, 1, 3e-3, "", "", 0, 0, 0, List.of(), List.of(), 0, 0, 0, "none", ""),
                1,
                0.1);
        TrainingRun.Result result;
        try (TrainingRun run = TrainingRun.create(folder.resolve("run"), options)) {
            assertThat(run.config().clipping().norm()).isEqualTo(1);
            result = run.run(_ -> {}).orElseThrow();
        }
        // letters of words cost nothing, words and noise do: four words a line, each one of four
        assertThat(result.scores().get("nats")).isBetween(0.15, 0.45);
        TrainedModel model = TrainedModel.load(result.modelFile());
        assertThat(model.vocabulary().orElseThrow().symbols()).contains("t", "\n");
        assertThat(model.task()).isInstanceOf(Task.Continuation.class);
    }

    /// Lines such as "the cat sees a red house": each of five words one of four.
    static String grammar(int lines, long seed) {
        String[][] words = {
            {"the", "a", "my", "one"},
            {"cat", "dog", "bird", "horse"},
            {"sees", "hears", "likes", "wants"},
            {"red", "small", "old", "quick"},
            {"house", "tree", "mouse", "stone"}
        };
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            for (String[] choice : words) {
                text.append(choice[random.nextInt(4)]).append(' ');
            }
            text.setCharAt(text.length() - 1, '\n');
        }
        return text.toString();
    }

    @Test
    void learnsThatOnlyValuesAreAskedFor() throws IOException {
        RunOptions options =
                new RunOptions("recall:train=4000,test=500", SourceOptions.DEFAULT, "", Map.of(), few(1), 1, 0.1);
        try (TrainingRun run = TrainingRun.create(folder.resolve("recall"), options)) {
            assertThat(run.modelName()).isEqualTo("gpt-xxs");
            assertThat(run.notes().getFirst()).contains("the commonest value of the six pairs is right in ");
            List<String> said = new ArrayList<>();
            TrainingRun.Result result = run.run(e -> {
                        if (e instanceof TrainEvent.Sample s) {
                            said.add(s.text());
                        }
                    })
                    .orElseThrow();
            // one of the sixteen values, and a little more
            assertThat(result.scores().get("nats")).isLessThan(StrictMath.log(16));
            assertThat(result.scores().get("accuracy")).isBetween(0.05, 0.5);
            assertThat(Files.readString(result.report())).containsPattern("<td>([a-p][A-P]){6}[a-p]{6}<");
            assertThat(said)
                    .singleElement()
                    .asString()
                    .matches("held-out sample 1: ([a-p][A-P]){6}[a-p]{6}: [A-P]; it is [A-P]");
        }
    }

    @Test
    void goesOnToTheSameWeights() throws IOException {
        Path text = Files.writeString(folder.resolve("grammar.txt"), grammar(100, 3));
        RunOptions options = new RunOptions(
                text.toString(),
                SourceOptions.DEFAULT.withAs("text").withSize(16),
                "gpt-xxs",
                Map.of("width", "16", "dropout", "0.1"),
                few(3),
                1,
                0.1);
        double straight;
        try (TrainingRun run = TrainingRun.create(folder.resolve("straight"), options)) {
            straight = run.run(_ -> {}).orElseThrow().testLoss();
        }
        try (TrainingRun run = TrainingRun.create(folder.resolve("halted"), options)) {
            assertThat(run.run(e -> {
                        if (e instanceof TrainEvent.StepDone s && s.epoch() == 2) {
                            run.stop();
                        }
                    }))
                    .isEmpty();
        }
        try (TrainingRun run = TrainingRun.resume(folder.resolve("halted"))) {
            assertThat(run.run(_ -> {}).orElseThrow().testLoss()).isEqualTo(straight);
        }
    }

    private static FitOptions few(int epochs) {
        return new FitOptions(epochs, 0, 1, 0, "", "", 0, 0, 0, List.of(), List.of(), 0, 0, 0, "none", "");
    }

    @Test
    void readsSymbolsOnly() {
        RunOptions moons =
                new RunOptions("moons", SourceOptions.DEFAULT, "gpt-xs", Map.of(), FitOptions.DEFAULT, 1, 0.1);
        assertThatThrownBy(() -> TrainingRun.create(folder.resolve("moons"), moons))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reads symbols, and the data is none");
    }

    @Test
    void otherModelsReadQuantitiesOnly() throws IOException {
        Path text = Files.writeString(folder.resolve("grammar.txt"), grammar(100, 2));
        RunOptions mlp = new RunOptions(
                text.toString(), SourceOptions.DEFAULT.withAs("text"), "mlp", Map.of(), FitOptions.DEFAULT, 1, 0.1);
        assertThatThrownBy(() -> TrainingRun.create(folder.resolve("mlp"), mlp))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("try gpt-xs");
    }
}
