package dev.gradus.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepTest {
    private final Tensor x = Tensor.of(new float[] {0, 1, 2, 3, 4});
    private final Tensor y = Tensor.of(new float[] {1.1f, 2.9f, 5.2f, 6.8f, 9.1f});
    private final Parameter w0 = Parameter.of(Tensor.scalar(0f));
    private final Parameter w1 = Parameter.of(Tensor.scalar(0f));

    private List<Tensor> descend(Tensor x, Tensor y, Tensor rate) {
        Tensor loss = x.mul(w1.value()).add(w0.value()).sub(y).square().mean();
        Gradients g = Autodiff.grad(loss, List.of(w0, w1));
        w0.assign(w0.value().sub(g.of(w0).mul(rate)));
        w1.assign(w1.value().sub(g.of(w1).mul(rate)));
        return List.of(loss);
    }

    @Test
    void gradientDescentFollowsTheLecturesNumbers() {
        Step step = Step.capture(in -> descend(in.get(0), in.get(1), in.get(2)));
        float first = step.run(x, y, Tensor.scalar(0.05f)).get(0).item();
        assertThat(first).isCloseTo(33.142f, within(1e-4f));
        assertThat(w0.value().item()).isCloseTo(0.502f, within(1e-5f));
        assertThat(w1.value().item()).isCloseTo(1.402f, within(1e-5f));
        for (int i = 0; i < 1000; i++) {
            step.run(x, y, Tensor.scalar(0.05f));
        }
        assertThat(w0.value().item()).isCloseTo(1.04f, within(1e-4f));
        assertThat(w1.value().item()).isCloseTo(1.99f, within(1e-4f));
    }

    @Test
    void capturedAndUncapturedGiveTheSame() {
        Tensor rate = Tensor.scalar(0.05f);
        Step step = Step.capture(in -> descend(in.get(0), in.get(1), in.get(2)));
        for (int i = 0; i < 10; i++) {
            step.run(x, y, rate);
        }
        float a = w0.value().item();
        Parameter.assign(Map.of(w0, Tensor.scalar(0f), w1, Tensor.scalar(0f)));
        for (int i = 0; i < 10; i++) {
            Tensor loss = x.mul(w1.value()).add(w0.value()).sub(y).square().mean();
            Gradients g = Autodiff.grad(loss, List.of(w0, w1));
            Parameter.assign(Map.of(
                    w0,
                    w0.value().sub(g.of(w0).mul(rate)),
                    w1,
                    w1.value().sub(g.of(w1).mul(rate))));
        }
        assertThat(w0.value().item()).isEqualTo(a);
    }

    @Test
    void anOldValueThatAStepTookOverIsRefusedByName() {
        Step step = Step.capture(in -> descend(in.get(0), in.get(1), in.get(2)));
        Tensor old = w0.value();
        step.run(x, y, Tensor.scalar(0.05f));
        assertThatThrownBy(old::item).isInstanceOf(IllegalStateException.class).hasMessageContaining("earlier value");
    }

    @Test
    void outputsHoldNoHistory() {
        Step step = Step.capture(in -> descend(in.get(0), in.get(1), in.get(2)));
        List<Tensor> losses = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            losses.addAll(step.run(x, y, Tensor.scalar(0.01f)));
        }
        assertThat(losses).allMatch(t -> t.inputs().isEmpty() && t.isEvaluated());
        assertThat(losses.get(0).item()).isGreaterThan(losses.get(9_999).item());
    }

    @Test
    void readingAValueWhileCapturingIsRefused() {
        Step step = Step.capture(in -> {
            if (in.get(0).sum().item() > 0) {
                return List.of(in.get(0));
            }
            return List.of(in.get(0).neg());
        });
        assertThatThrownBy(() -> step.run(x))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("where()");
    }

    @Test
    void parametersMaySwapValues() {
        Step swap = Step.capture(in -> {
            Tensor a = w0.value();
            w0.assign(w1.value());
            w1.assign(a.add(in.get(0)));
            return List.of();
        });
        Parameter.assign(Map.of(w0, Tensor.scalar(1f), w1, Tensor.scalar(2f)));
        swap.run(Tensor.scalar(10f));
        assertThat(w0.value().item()).isEqualTo(2);
        // an assigned value is seen by later reads in the step, the first read came before
        assertThat(w1.value().item()).isEqualTo(11);
        swap.run(Tensor.scalar(10f));
        assertThat(w0.value().item()).isEqualTo(11);
        assertThat(w1.value().item()).isEqualTo(12);
    }
}
