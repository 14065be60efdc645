package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.data.Augmentation;
import dev.gradus.data.Dataset;
import dev.gradus.data.Digits;
import dev.gradus.exec.Parallel;
import dev.gradus.io.SafeTensors;
import dev.gradus.nn.BatchNorm;
import dev.gradus.nn.Conv2d;
import dev.gradus.nn.Dropout;
import dev.gradus.nn.Flatten;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.MaxPool;
import dev.gradus.nn.Modules;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.optim.GradientDescent;
import dev.gradus.nn.optim.ReduceOnPlateau;
import dev.gradus.nn.optim.Schedule;
import dev.gradus.nn.optim.Sgd;
import dev.gradus.nn.optim.StoppingRule;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Dataset TRAIN = Digits.dataset(700, 1);
    private static final Dataset HOLD_OUT = Digits.dataset(200, 2);
    private static final Task TASK = Task.of(TRAIN.target());

    private static Layer network() {
        Key key = Key.of(5);
        return new Sequential(
                Fitting.standardize(TRAIN),
                Conv2d.of(1, 4, 5).padding(2).init(key.fold(1)),
                BatchNorm.of(4).init(key.fold(2)),
                new Relu(),
                MaxPool.of(2, 2),
                new Flatten(),
                new Dropout(0.2),
                Linear.of(4 * 14 * 14, 10).init(key.fold(3)));
    }

    private static TrainConfig config() {
        return TrainConfig.DEFAULT.epochs(2).batchSize(64).average(0.9).checkpointEvery(4);
    }

    private static Map<String, float[]> weights(Layer model) {
        Map<String, float[]> out = new LinkedHashMap<>();
        Modules.parameters(model).forEach((name, p) -> out.put(name, p.value().toFloatArray()));
        return out;
    }

    private static void assertSame(Map<String, float[]> a, Map<String, float[]> b) {
        assertThat(a.keySet()).isEqualTo(b.keySet());
        a.forEach((name, v) -> assertThat(v).as(name).isEqualTo(b.get(name)));
    }

    private static Map<String, float[]> train(int threads) {
        int before = Parallel.threads();
        Parallel.setThreads(threads);
        try {
            Layer model = network();
            new Trainer(model, TASK, TRAIN, HOLD_OUT, config()).run(e -> {});
            return weights(model);
        } finally {
            Parallel.setThreads(before);
        }
    }

    @Test
    void oneSeedGivesOneResultForAnyNumberOfThreads() {
        assertSame(train(1), train(2));
        assertSame(train(2), train(3));
    }

    @Test
    void aResumedRunEndsInTheSameBits() {
        resumeEverywhere(config());
    }

    @Test
    void aResumedRunKeepsWhatSchedulesAndGatheringRemember() {
        resumeEverywhere(config().epochs(3).accumulate(3).plateau(ReduceOnPlateau.of(0.5, 0)));
        TrainConfig falling = config().epochs(4).average(0).schedule(Schedule.parse("cosine"));
        resumeEverywhere(falling.stopping(List.of(new StoppingRule.StepNorm(0.03))));
        resumeEverywhere(falling.stopping(List.of(new StoppingRule.GradientNorm(2.87))));
        resumeEverywhere(
                config().epochs(4).average(0).learningRate(0.1).stopping(List.of(new StoppingRule.HoldOut(1))));
    }

    @Test
    void aResumedRunGoesOnWithTheSameChangesOfPictures() {
        TrainConfig augmented = config().augmentation(Augmentation.parse("shift:2,rotate:10,colour:0.2,cutout:6"));
        resumeEverywhere(augmented);
        resumeEverywhere(augmented.augmentation(Augmentation.parse("shift:2,mixup:0.4")));
        assertThat(trained(augmented)).isNotEqualTo(trained(config()));
    }

    private static List<Float> trained(TrainConfig config) {
        Layer model = network();
        new Trainer(model, TASK, TRAIN, HOLD_OUT, config).run(e -> {});
        List<Float> bias = new ArrayList<>();
        for (float b : Objects.requireNonNull(weights(model).get("layers.7.bias"))) {
            bias.add(b);
        }
        return bias;
    }

    private static void resumeEverywhere(TrainConfig config) {
        Layer whole = network();
        List<SafeTensors> checkpoints = new ArrayList<>();
        Trainer trainer = new Trainer(whole, TASK, TRAIN, HOLD_OUT, config);
        List<TrainEvent.Finished> ends = new ArrayList<>();
        trainer.run(e -> {
            if (e instanceof TrainEvent.CheckpointDue) {
                SafeTensors c = trainer.checkpoint();
                Map<String, Tensor> copies = new LinkedHashMap<>();
                c.tensors().forEach((name, t) -> copies.put(name, t.copy()));
                checkpoints.add(new SafeTensors(copies, c.metadata()));
            }
            if (e instanceof TrainEvent.Finished f) {
                ends.add(f);
            }
        });
        assertThat(checkpoints.size()).isGreaterThan(4);
        for (SafeTensors c : checkpoints) {
            Layer other = network();
            Trainer resumed = new Trainer(other, TASK, TRAIN, HOLD_OUT, config);
            resumed.restore(c);
            resumed.run(e -> {
                if (e instanceof TrainEvent.Finished f) {
                    assertThat(f.step()).isEqualTo(ends.getFirst().step());
                    assertThat(f.bestEpoch()).isEqualTo(ends.getFirst().bestEpoch());
                    assertThat(f.reason()).isEqualTo(ends.getFirst().reason());
                }
            });
            assertSame(weights(whole), weights(other));
        }
    }

    @Test
    void stopEndsAfterTheStepAndCanGoOn() {
        Layer whole = network();
        new Trainer(whole, TASK, TRAIN, HOLD_OUT, config()).run(e -> {});
        Layer first = network();
        Trainer trainer = new Trainer(first, TASK, TRAIN, HOLD_OUT, config());
        List<TrainEvent> events = new ArrayList<>();
        trainer.run(e -> {
            events.add(e);
            if (e instanceof TrainEvent.StepDone s && s.step() == 7) {
                trainer.stop();
            }
        });
        assertThat(events.getLast()).isEqualTo(new TrainEvent.Interrupted(7));
        SafeTensors saved = trainer.checkpoint();
        Layer second = network();
        Trainer resumed = new Trainer(second, TASK, TRAIN, HOLD_OUT, config());
        resumed.restore(saved);
        resumed.run(e -> {});
        assertSame(weights(whole), weights(second));
    }

    /// Takes the logarithm of what the layer before gives, negative numbers included.
    private record Log() implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            return x.log();
        }
    }

    @Test
    void aLossThatIsNoNumberNamesOpAndLayerAndSparesTheWeights() {
        Layer model = new Sequential(
                Fitting.standardize(TRAIN), new Flatten(), Linear.of(784, 10).init(Key.of(1)), new Log());
        Map<String, float[]> before = weights(model);
        Trainer trainer = new Trainer(model, TASK, TRAIN, HOLD_OUT, config());
        assertThatThrownBy(() -> trainer.run(e -> {}))
                .isInstanceOf(TrainingFailure.class)
                .hasMessageContaining("step 1")
                .hasMessageContaining("op 'log'")
                .hasMessageContaining("layers.2");
        assertSame(before, weights(model));
    }

    /// Holds a parameter that nobody uses, and one whose gradient is always zero.
    private record Idle(Parameter unused, Parameter dead, Linear linear) implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            return linear.forward(x.flatten(1)).add(dead.value().mul(0));
        }
    }

    @Test
    void parametersWithoutAGradientAreNamed() {
        Layer model = new Idle(
                Parameter.of(Tensor.ones(3)),
                Parameter.of(Tensor.ones(10)),
                Linear.of(784, 10).init(Key.of(1)));
        List<String> warnings = new ArrayList<>();
        new Trainer(model, TASK, TRAIN, HOLD_OUT, config().learningRate(1e-5)).run(e -> {
            if (e instanceof TrainEvent.Warning w) {
                warnings.add(w.message());
            }
        });
        assertThat(warnings).anyMatch(w -> w.contains("unused") && w.contains("no gradient"));
        assertThat(warnings).anyMatch(w -> w.contains("dead") && w.contains("exactly zero"));
        assertThat(warnings).noneMatch(w -> w.contains("linear"));
    }

    private static String reason(TrainConfig config) {
        Layer model = new Sequential(
                Fitting.standardize(TRAIN), new Flatten(), Linear.of(784, 10).init(Key.of(1)));
        List<String> reasons = new ArrayList<>();
        new Trainer(model, TASK, TRAIN, HOLD_OUT, config).run(e -> {
            if (e instanceof TrainEvent.Finished f) {
                reasons.add(f.reason());
            }
        });
        return reasons.getFirst();
    }

    @Test
    void everyStoppingRuleFiresAndIsNamed() {
        TrainConfig plain = config().average(0).optimizer(new GradientDescent()).schedule(new Schedule.Constant());
        assertThat(reason(plain.learningRate(1e-6).stopping(List.of(new StoppingRule.StepNorm(1e-3)))))
                .contains("step norm");
        assertThat(reason(plain.stopping(List.of(new StoppingRule.GradientNorm(1e9)))))
                .contains("gradient norm");
        assertThat(reason(plain.epochs(60)
                        .optimizer(Sgd.DEFAULT)
                        .learningRate(2)
                        .stopping(List.of(new StoppingRule.HoldOut(2)))))
                .contains("for 2 epochs");
        assertThat(reason(plain.epochs(10_000).timeLimit(Duration.ofMillis(300))))
                .contains("time limit");
        assertThat(reason(plain)).isEqualTo("all epochs done");
    }
}
