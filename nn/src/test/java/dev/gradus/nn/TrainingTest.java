package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Gradients;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Tensor ONES = Tensor.ones(200, 50).copy();

    @Test
    void dropoutDropsItsShareAndKeepsTheMean() {
        Dropout layer = new Dropout(0.3);
        float[] y = Training.call(Key.of(4), () -> layer.forward(ONES)).toFloatArray();
        int dropped = 0;
        for (float v : y) {
            assertThat(v == 0 || Math.abs(v - 1 / 0.7f) < 1e-6).isTrue();
            dropped += v == 0 ? 1 : 0;
        }
        assertThat(dropped / 10_000.0).isCloseTo(0.3, Offset.offset(0.02));
        assertThat(layer.forward(ONES)).isSameAs(ONES);
        assertThat(Training.<Tensor, RuntimeException>call(Key.of(4), () -> new Dropout(0).forward(ONES)))
                .isSameAs(ONES);
    }

    @Test
    void equalDropoutsDifferAndKeysDecide() {
        Dropout layer = new Dropout(0.5);
        List<Tensor> both = Training.call(Key.of(1), () -> List.of(layer.forward(ONES), layer.forward(ONES)));
        Tensor.eval(both);
        assertThat(both.get(0).toFloatArray()).isNotEqualTo(both.get(1).toFloatArray());
        Tensor again = Training.call(Key.of(1), () -> layer.forward(ONES));
        assertThat(again.toFloatArray()).isEqualTo(both.get(0).toFloatArray());
        Tensor other = Training.call(Key.of(2), () -> layer.forward(ONES));
        assertThat(other.toFloatArray()).isNotEqualTo(both.get(0).toFloatArray());
    }

    @Test
    void capturedDropoutFollowsTheKeyOfTheStep() {
        Dropout layer = new Dropout(0.5);
        Step step = Step.capture(in -> List.of(Training.call(new Key(in.get(1), 0), () -> layer.forward(in.get(0)))));
        float[] first = step.run(ONES, Tensor.scalar(1L)).get(0).toFloatArray();
        float[] second = step.run(ONES, Tensor.scalar(2L)).get(0).toFloatArray();
        assertThat(second).isNotEqualTo(first);
        assertThat(step.run(ONES, Tensor.scalar(1L)).get(0).toFloatArray()).isEqualTo(first);
        assertThat(Training.call(Key.of(1), () -> layer.forward(ONES)).toFloatArray())
                .isEqualTo(first);
    }

    @Test
    void keysNeedTrainingMode() {
        assertThat(Training.isActive()).isFalse();
        Training.run(Key.of(1), () -> assertThat(Training.isActive()).isTrue());
        assertThatThrownBy(Training::nextKey).hasMessageContaining("Training.run(key");
    }

    @Test
    void batchNormLearnsStatisticsAsPyTorchDoes() {
        BatchNorm layer = BatchNorm.of(2).init(Key.of(1));
        Tensor x = Tensor.of(new float[] {1, 10, 2, 30, 6, 20}, 3, 2);
        // the channels hold 1, 2, 6 (mean 3, variance 14/3, unbiased 7) and 10, 30, 20 (mean 20, variance
        // 200/3, unbiased 100)
        float[] y = Training.call(Key.of(1), () -> layer.forward(x)).toFloatArray();
        assertThat(y[0]).isCloseTo((float) (-2 / Math.sqrt(14 / 3.0 + 1e-5)), Offset.offset(1e-5f));
        assertThat(y[3]).isCloseTo((float) (10 / Math.sqrt(200 / 3.0 + 1e-5)), Offset.offset(1e-5f));
        Checks.close(layer.runningMean().value(), 1e-6, 0.3, 2);
        Checks.close(layer.runningVariance().value(), 1e-5, 0.9 + 0.7, 0.9 + 10);
        // outside of training the running statistics count, and stay
        float[] z = layer.forward(x).toFloatArray();
        assertThat(z[0]).isCloseTo((float) (0.7 / Math.sqrt(1.6 + 1e-5)), Offset.offset(1e-5f));
        Checks.close(layer.runningMean().value(), 1e-6, 0.3, 2);
        Tensor single = x.slice(0, 0, 1);
        assertThatThrownBy(() -> Training.run(Key.of(1), () -> layer.forward(single)))
                .hasMessageContaining("more than one value");
    }

    @Test
    void batchNormLearnsInsideACapturedStep() {
        BatchNorm plain = BatchNorm.of(3).init(Key.of(1));
        BatchNorm captured = BatchNorm.of(3).init(Key.of(1));
        Step step = Step.capture(in -> List.of(
                Training.call(Key.of(1), () -> captured.forward(in.get(0)).sum())));
        for (int i = 0; i < 3; i++) {
            Tensor x = Checks.uniform(i, 4, 3, 2).cast(DType.F32);
            Tensor.eval(Training.<Tensor, RuntimeException>call(Key.of(1), () -> plain.forward(x)));
            step.run(x);
        }
        assertThat(captured.runningMean().value().toFloatArray())
                .isEqualTo(plain.runningMean().value().toFloatArray());
        assertThat(captured.runningVariance().value().toFloatArray())
                .isEqualTo(plain.runningVariance().value().toFloatArray());
        assertThat(plain.runningMean().value().abs().sum().item()).isPositive();
    }

    /// A network of many kinds of layers learns to tell two classes apart, by the plainest training loop.
    @Test
    void aSmallNetworkLearns() {
        Sequential model = Sequential.of(
                        Conv2d.of(1, 4, 3).padding(1),
                        BatchNorm.of(4),
                        new Relu(),
                        MaxPool.of(2, 2),
                        new Flatten(),
                        new Dropout(0.1),
                        Linear.of(16, 2))
                .init(Key.of(1));
        Map<String, Parameter> trained = Modules.trained(model);
        Step step = Step.capture(in -> Training.call(new Key(in.get(2), 0), () -> {
            Tensor loss = Losses.crossEntropy(model.forward(in.get(0)), in.get(1));
            Gradients g = Autodiff.grad(loss, trained.values());
            Map<Parameter, Tensor> next = new LinkedHashMap<>();
            trained.values().forEach(p -> next.put(p, p.value().sub(g.of(p).mul(0.3))));
            Parameter.assign(next);
            return List.of(loss);
        }));
        Tensor x = Checks.uniform(5, 32, 1, 4, 4).cast(DType.F32);
        Tensor y =
                x.slice(3, 0, 2).sum(1, 2, 3).gt(x.slice(3, 2, 4).sum(1, 2, 3)).cast(DType.I32);
        Tensor.eval(x, y);
        float first = step.run(x, y, Tensor.scalar(0L)).get(0).item();
        for (long i = 1; i < 80; i++) {
            step.run(x, y, Tensor.scalar(i));
        }
        Tensor right = model.forward(x).argMax(1).eq(y).cast(DType.F32).mean();
        assertThat(first).isBetween(0.3f, 2f);
        assertThat(right.item()).isGreaterThan(0.9f);
    }
}
