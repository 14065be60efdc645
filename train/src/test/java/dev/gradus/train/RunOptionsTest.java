package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.data.Augmentation;
import dev.gradus.data.BoxOptions;
import dev.gradus.data.Points;
import dev.gradus.data.SourceOptions;
import dev.gradus.data.TableDataset;
import dev.gradus.nn.optim.Clipping;
import dev.gradus.nn.optim.ParameterGroup;
import dev.gradus.nn.optim.ReduceOnPlateau;
import dev.gradus.nn.optim.Schedule;
import dev.gradus.nn.optim.Sgd;
import dev.gradus.nn.optim.StoppingRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// That what a user says survives `run.json` and reaches the trainer.
class RunOptionsTest {
    private static final RunOptions ALL = new RunOptions(
            "digits",
            new SourceOptions(
                    Optional.of("csv"),
                    Optional.of("price"),
                    Optional.of(TableDataset.Prediction.REGRESSION),
                    OptionalInt.of(64),
                    7,
                    OptionalInt.of(100),
                    Optional.of(new BoxOptions(Path.of("boxes.csv"), Optional.of("cat"), BoxOptions.Pick.LARGEST))),
            "mlp",
            Map.of("hidden", "8"),
            new FitOptions(
                    3,
                    32,
                    2,
                    0.5,
                    "sgd:momentum=0.8,weight-decay=0.01",
                    "cosine:0.1",
                    1.5,
                    0.25,
                    0.9,
                    List.of(".*bias"),
                    List.of("hold-out:4", "step-norm:0.001"),
                    2.5,
                    17,
                    0.1,
                    "balanced",
                    "flip,shift:2"),
            7,
            0.2);

    @Test
    void survivesItsFile() {
        assertThat(RunOptions.from(ALL.toMap())).isEqualTo(ALL);
    }

    @Test
    void everyEntryIsAskedFor() {
        for (String key : ALL.toMap().keySet()) {
            Map<String, Object> without = new LinkedHashMap<>(ALL.toMap());
            without.remove(key);
            if (List.of("as", "target", "task", "size", "limit", "ann", "class").contains(key)) {
                assertThat(RunOptions.from(without)).as(key).isNotEqualTo(ALL);
            } else {
                assertThatThrownBy(() -> RunOptions.from(without)).as(key).hasMessageContaining(key);
            }
        }
    }

    @Test
    void everySettingReachesTheTrainer() {
        TrainConfig c = Recipe.config(ALL, "mlp", Points.moons(1000, 1, 0, 1).train());
        assertThat(c)
                .isEqualTo(TrainConfig.DEFAULT
                        .epochs(3)
                        .batchSize(32)
                        .accumulate(2)
                        .learningRate(0.5)
                        .optimizer(Sgd.DEFAULT.momentum(0.8).weightDecay(0.01))
                        .schedule(Schedule.parse("cosine:0.1"))
                        .clipping(new Clipping(1.5, 0.25))
                        .groups(List.of(ParameterGroup.of(".*bias").freeze()))
                        .average(0.9)
                        .seed(7)
                        .stopping(List.of(new StoppingRule.HoldOut(4), new StoppingRule.StepNorm(0.001)))
                        .timeLimit(Duration.ofMillis(2500))
                        .checkpointEvery(17)
                        .augmentation(List.of(new Augmentation.Flip(0.5), new Augmentation.Shift(2))));
    }

    @Test
    void aPlateauIsASchedule() {
        FitOptions fit =
                new FitOptions(0, 0, 1, 0, "adam", "plateau:0.5:3", 0, 0, 0, List.of(), List.of(), 0, 0, 0, "none", "");
        TrainConfig c = Recipe.config(
                new RunOptions("digits", ALL.source(), "", Map.of(), fit, 1, 0.1),
                "lenet",
                Points.moons(1000, 1, 0, 1).train());
        assertThat(c.plateau()).contains(ReduceOnPlateau.of(0.5, 3));
        assertThat(c.schedule()).isEqualTo(new Schedule.Constant());
    }

    @Test
    void entriesOfTheWrongKindAreNamed() {
        Map<String, Object> wrong = Map.of(
                "epochs", 1e300, "batch", 1.5, "set", List.of(1), "task", "guessing", "size", "big", "holdOut", 1);
        wrong.forEach((key, value) -> {
            Map<String, Object> m = new LinkedHashMap<>(ALL.toMap());
            m.put(key, value);
            assertThatThrownBy(() -> RunOptions.from(m))
                    .as(key)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(key.equals("holdOut") ? "held out" : key);
        });
    }
}
