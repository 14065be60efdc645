package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.data.Dataset;
import dev.gradus.data.Digits;
import dev.gradus.data.Target;
import dev.gradus.nn.CrossEntropy;
import dev.gradus.nn.Flatten;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.Modules;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.optim.Clipping;
import dev.gradus.nn.optim.GradientDescent;
import dev.gradus.nn.optim.ParameterGroup;
import dev.gradus.nn.optim.ReduceOnPlateau;
import dev.gradus.nn.optim.Schedule;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// That each setting of a run does what it says.
class TrainConfigTest {
    private static final Dataset TRAIN =
            Digits.source(5).train().subset(IntStream.range(0, 256).toArray());
    private static final Dataset HOLD_OUT =
            Digits.source(6).train().subset(IntStream.range(0, 64).toArray());
    private static final TrainConfig PLAIN = TrainConfig.DEFAULT
            .epochs(1)
            .batchSize(64)
            .learningRate(0.01)
            .optimizer(new GradientDescent())
            .schedule(new Schedule.Constant());

    private static Layer model() {
        return new Sequential(
                Fitting.standardize(TRAIN), new Flatten(), Linear.of(784, 10).init(Key.of(1)));
    }

    private static List<TrainEvent> events(Layer model, TrainConfig config) {
        List<TrainEvent> events = new ArrayList<>();
        new Trainer(model, Task.of(TRAIN.target()), TRAIN, HOLD_OUT, config).run(events::add);
        return events;
    }

    private static Map<String, float[]> after(TrainConfig config) {
        Layer model = model();
        events(model, config);
        return weights(model);
    }

    private static Map<String, float[]> weights(Layer model) {
        Map<String, float[]> out = new LinkedHashMap<>();
        Modules.parameters(model).forEach((name, p) -> out.put(name, p.value().toFloatArray()));
        return out;
    }

    @Test
    void gatheringSmallBatchesIsOneLargeBatch() {
        Map<String, float[]> large = after(PLAIN);
        Map<String, float[]> gathered = after(PLAIN.batchSize(16).accumulate(4));
        large.forEach((name, v) -> assertThat(gathered.get(name))
                .as(name)
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(v));
        // 6 batches of 48 (the last of 16), gathered by 4: the rest makes an update, too
        assertThat(after(PLAIN.batchSize(48).accumulate(4)).get("layers.2.weight"))
                .isNotEqualTo(after(PLAIN.batchSize(48).accumulate(6)).get("layers.2.weight"));
    }

    @Test
    void clippingShortensTheStep() {
        double free = moved(PLAIN);
        double byNorm = moved(PLAIN.clipping(Clipping.byNorm(1e-3)));
        double byValue = moved(PLAIN.clipping(Clipping.byValue(1e-5)));
        assertThat(byNorm).isLessThanOrEqualTo(4 * 0.01 * 1e-3 * 1.001).isLessThan(free / 10);
        assertThat(byValue)
                .isLessThanOrEqualTo(4 * 0.01 * 1e-5 * Math.sqrt(7850) * 1.001)
                .isLessThan(free / 10);
    }

    private static double moved(TrainConfig config) {
        Map<String, float[]> start = weights(model());
        double sum = 0;
        for (Map.Entry<String, float[]> e : after(config).entrySet()) {
            float[] before = java.util.Objects.requireNonNull(start.get(e.getKey()));
            for (int i = 0; i < before.length; i++) {
                sum += Math.pow(e.getValue()[i] - before[i], 2);
            }
        }
        return Math.sqrt(sum);
    }

    @Test
    void frozenParametersStay() {
        float[] before = weights(model()).get("layers.2.bias");
        Map<String, float[]> frozen =
                after(PLAIN.groups(List.of(ParameterGroup.of(".*bias").freeze())));
        assertThat(frozen.get("layers.2.bias")).isEqualTo(before);
        assertThat(after(PLAIN).get("layers.2.bias")).isNotEqualTo(before);
    }

    @Test
    void aPlateauLowersTheRate() {
        List<Double> rates = new ArrayList<>();
        // a rate too small to change a bit of the loss
        for (TrainEvent e : events(model(), PLAIN.epochs(4).learningRate(1e-20).plateau(ReduceOnPlateau.of(0.1, 0)))) {
            if (e instanceof TrainEvent.EpochDone d) {
                rates.add(d.learningRate());
            }
        }
        assertThat(rates.getFirst()).isEqualTo(1e-20);
        assertThat(rates.getLast()).isLessThan(1.1e-22);
    }

    @Test
    void classWeightsFollowTheText() {
        Dataset uneven = Dataset.of(
                List.of(0, 0, 0, 1), Shape.of(1), new Target.Classes(List.of("cat", "dog")), i -> new float[] {i}, i ->
                        new float[] {i});
        assertThat(ClassWeights.parse("none", uneven)).isEmpty();
        assertThat(ClassWeights.parse("balanced", uneven).orElseThrow().toFloatArray())
                .containsExactly(4 / 6f, 2f);
        assertThat(ClassWeights.parse("dog=3.5", uneven).orElseThrow().toFloatArray())
                .containsExactly(1f, 3.5f);
        for (String wrong : List.of("dog", "cow=1", "dog=x", "dog=0", "dog=-1", "")) {
            assertThatThrownBy(() -> ClassWeights.parse(wrong, uneven))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("class weights");
        }
        assertThatThrownBy(() -> ClassWeights.parse("balanced", uneven.subset(new int[] {0, 1, 2})))
                .hasMessageContaining("dog");
        Tensor logits = Tensor.of(new float[] {1, 0, 0, 1}, 2, 2);
        Tensor labels = Tensor.of(new int[] {0, 0}, 2);
        Task weighted = new Task.Classification(
                new Target.Classes(List.of("cat", "dog")),
                CrossEntropy.DEFAULT.classWeights(
                        ClassWeights.parse("balanced", uneven).orElseThrow()));
        assertThat(weighted.loss(logits, labels).item()).isCloseTo(0.8132617f, within(1e-6f));
    }
}
