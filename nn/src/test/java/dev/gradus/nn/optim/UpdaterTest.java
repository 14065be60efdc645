package dev.gradus.nn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.nn.Linear;
import dev.gradus.nn.Losses;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Gradients;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class UpdaterTest {
    record Pair(Parameter a, Parameter b) {}

    private static final Tensor RATE = Tensor.scalar(0.1f);

    private static Parameter named(Map<String, Parameter> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private static Pair pair() {
        return new Pair(Parameter.of(Tensor.of(new float[] {1, 2})), Parameter.of(Tensor.of(new float[] {3})));
    }

    /// Gradients 3 and 4 to a and 12 to b, whose length is 13.
    private static Gradients gradients(Pair p, Updater updater) {
        Tensor loss = p.a.value()
                .mul(Tensor.of(new float[] {3, 4}))
                .sum()
                .add(p.b.value().mul(12).sum());
        return Autodiff.grad(loss, updater.parameters());
    }

    private static void moved(Pair p, float a0, float a1, float b) {
        Offset<Float> rounding = Offset.offset(1e-6f);
        assertThat(p.a.value().toFloatArray()).containsExactly(new float[] {a0, a1}, rounding);
        assertThat(p.b.value().toFloatArray()).containsExactly(new float[] {b}, rounding);
    }

    @Test
    void theLengthOfTheGradientIsGivenBack() {
        Pair p = pair();
        Updater updater = Updater.of(p, new GradientDescent());
        assertThat(updater.apply(gradients(p, updater), RATE).item()).isEqualTo(13);
        moved(p, 0.7f, 1.6f, 1.8f);
    }

    @Test
    void clippingByNormShortensTheWholeGradientAndLeavesShortOnesExactlyAlone() {
        Pair p = pair();
        Updater updater = Updater.of(p, new GradientDescent(), Clipping.byNorm(1.3), List.of());
        assertThat(updater.apply(gradients(p, updater), RATE).item()).isEqualTo(13);
        moved(p, 1 - 0.03f, 2 - 0.04f, 3 - 0.12f);
        Pair q = pair();
        Updater loose = Updater.of(q, new GradientDescent(), Clipping.byNorm(49), List.of());
        loose.apply(gradients(q, loose), Tensor.scalar(1f));
        assertThat(q.a.value().toFloatArray()).containsExactly(-2, -2);
        assertThat(q.b.value().toFloatArray()).containsExactly(-9);
    }

    @Test
    void clippingByValueLimitsEachComponent() {
        Pair p = pair();
        Updater updater = Updater.of(p, new GradientDescent(), Clipping.byValue(3.5), List.of());
        updater.apply(gradients(p, updater), RATE);
        moved(p, 0.7f, 1.65f, 2.65f);
        assertThatThrownBy(() -> Clipping.byNorm(0)).hasMessageContaining("positive");
    }

    @Test
    void groupsHaveTheirOwnRateDecayAndMayBeFrozen() {
        Pair p = pair();
        Updater updater = Updater.of(
                p,
                new GradientDescent(0.5),
                Clipping.NONE,
                List.of(
                        ParameterGroup.of("a").rateFactor(2).weightDecay(0),
                        ParameterGroup.of(".*").rateFactor(0.5)));
        updater.apply(gradients(p, updater), RATE);
        moved(p, 1 - 0.6f, 2 - 0.8f, 3 - 0.05f * (12 + 1.5f));

        Pair q = pair();
        Updater half = Updater.of(
                q, Adam.W, Clipping.NONE, List.of(ParameterGroup.of("b").freeze()));
        assertThat(half.named()).containsExactly(Map.entry("a", q.a));
        assertThat(half.state()).containsOnlyKeys("optimizer.steps", "optimizer.m.a", "optimizer.v.a");
        for (int i = 0; i < 3; i++) {
            half.apply(gradients(q, half), RATE);
        }
        assertThat(q.b.value().item()).isEqualTo(3);
        assertThat(q.a.value().toFloatArray()[0]).isLessThan(0.8f);
    }

    @Test
    void aGroupThatMatchesNothingIsRefused() {
        assertThatThrownBy(() -> Updater.of(
                        pair(),
                        Adam.W,
                        Clipping.NONE,
                        List.of(ParameterGroup.of("head\\..*").freeze())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter group 'head\\..*' matches none of the names a, b");
    }

    @Test
    void stateHasStableNames() {
        Sequential model =
                Sequential.of(Linear.of(3, 2), new Relu(), Linear.of(2, 1)).init(Key.of(1));
        assertThat(Updater.of(model, Muon.DEFAULT).state().keySet())
                .containsExactly(
                        "optimizer.steps",
                        "optimizer.velocity.layers.0.weight",
                        "optimizer.m.layers.0.bias",
                        "optimizer.v.layers.0.bias",
                        "optimizer.velocity.layers.2.weight",
                        "optimizer.m.layers.2.bias",
                        "optimizer.v.layers.2.bias");
    }

    @Test
    void stateCarriedOverContinuesToTheSameBits() {
        Pair straight = pair();
        Updater one = Updater.of(straight, Adam.W);
        for (int i = 0; i < 10; i++) {
            one.apply(gradients(straight, one), RATE);
        }
        Pair begun = pair();
        Updater first = Updater.of(begun, Adam.W);
        for (int i = 0; i < 4; i++) {
            first.apply(gradients(begun, first), RATE);
        }
        Pair resumed = new Pair(Parameter.of(begun.a.value()), Parameter.of(begun.b.value()));
        Updater second = Updater.of(resumed, Adam.W);
        first.state().forEach((name, p) -> named(second.state(), name).assign(p.value()));
        for (int i = 0; i < 6; i++) {
            second.apply(gradients(resumed, second), RATE);
        }
        assertThat(resumed.a.value().toFloatArray())
                .isEqualTo(straight.a.value().toFloatArray());
        assertThat(resumed.b.value().toFloatArray())
                .isEqualTo(straight.b.value().toFloatArray());
    }

    @Test
    void aLossThatIsNotFiniteChangesNothing() {
        Pair p = pair();
        Updater updater = Updater.of(p, Adam.W, Clipping.byNorm(1), List.of());
        Step step = Step.capture(in -> {
            Tensor loss =
                    p.a.value().mul(in.get(0)).sum().add(p.b.value().square().sum());
            Gradients g = Autodiff.grad(loss, updater.parameters());
            Tensor norm = g.norm();
            updater.apply(g, norm, RATE, loss.isFinite().and(norm.isFinite()));
            return List.of(loss, norm);
        });
        step.run(Tensor.scalar(1f));
        Snapshot before = Snapshot.of(updater.state().values());
        float a = p.a.value().toFloatArray()[0];
        float b = p.b.value().item();
        float m = named(updater.state(), "optimizer.m.b").value().item();
        for (float poison : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThat(step.run(Tensor.scalar(poison)).get(0).item()).isNotFinite();
            assertThat(p.a.value().toFloatArray()[0]).isEqualTo(a);
            assertThat(p.b.value().item()).isEqualTo(b);
            assertThat(named(updater.state(), "optimizer.m.b").value().item()).isEqualTo(m);
            assertThat(named(updater.state(), "optimizer.steps").value().item()).isEqualTo(1);
        }
        step.run(Tensor.scalar(1f));
        assertThat(p.b.value().item()).isNotEqualTo(b);
        before.restore();
        assertThat(named(updater.state(), "optimizer.steps").value().item()).isEqualTo(1);
    }

    @Test
    void distanceIsTheLengthOfTheStep() {
        Pair p = pair();
        Updater updater = Updater.of(p, new GradientDescent());
        Step step = Step.capture(in -> {
            List<Tensor> before = updater.values();
            updater.apply(gradients(p, updater), in.get(0));
            return List.of(updater.distance(before));
        });
        assertThat(step.run(Tensor.scalar(0.1f)).get(0).item()).isCloseTo(1.3f, Offset.offset(1e-5f));
        assertThat(step.run(Tensor.scalar(0.01f)).get(0).item()).isCloseTo(0.13f, Offset.offset(1e-5f));
        List<Tensor> before = updater.values();
        updater.apply(gradients(p, updater), RATE);
        assertThat(updater.distance(before).item()).isCloseTo(1.3f, Offset.offset(1e-5f));
    }

    @Test
    void narrowParametersKeepWideMoments() {
        Pair p = new Pair(
                Parameter.of(Tensor.of(new float[] {1, 2}).cast(DType.BF16)),
                Parameter.of(Tensor.of(new double[] {3})));
        Updater updater = Updater.of(p, Adam.DEFAULT);
        Tensor loss = p.a.value().cast(DType.F64).square().sum().add(p.b.value().sum());
        updater.apply(Autodiff.grad(loss, updater.parameters()), Tensor.scalar(0.25f));
        assertThat(p.a.value().toDoubleArray()).containsExactly(0.75, 1.75);
        assertThat(p.b.value().itemDouble()).isCloseTo(2.75, Offset.offset(1e-7));
        assertThat(named(updater.state(), "optimizer.v.a").type().dtype()).isEqualTo(DType.F32);
        assertThat(named(updater.state(), "optimizer.v.b").type().dtype()).isEqualTo(DType.F64);
    }

    @Test
    void smallBatchesGatheredGiveTheLargeBatchesStep() {
        Tensor x = Key.of(7).uniform(-1, 1, 12, 3);
        Tensor y = x.sum(1).reshape(12, 1);
        Sequential large =
                Sequential.of(Linear.of(3, 4), new Relu(), Linear.of(4, 1)).init(Key.of(1));
        Sequential small =
                Sequential.of(Linear.of(3, 4), new Relu(), Linear.of(4, 1)).init(Key.of(1));
        Updater one = Updater.of(large, Adam.W, Clipping.byNorm(0.5), List.of());
        Updater other = Updater.of(small, Adam.W, Clipping.byNorm(0.5), List.of());
        GradientAccumulation gathered = new GradientAccumulation(other.named());
        Step gather = Step.capture(in -> {
            Tensor loss = Losses.mse(small.forward(in.get(0)), in.get(1));
            gathered.add(Autodiff.grad(loss, other.parameters()), in.get(2));
            return List.of(loss);
        });
        Step apply = Step.capture(in -> List.of(other.apply(gathered.take(), in.get(0))));
        int[] cuts = {0, 5, 10, 12};
        for (int i = 0; i < 5; i++) {
            Tensor loss = Losses.mse(large.forward(x), y);
            float norm = one.apply(Autodiff.grad(loss, one.parameters()), RATE).item();
            for (int k = 0; k < 3; k++) {
                gather.run(
                        x.slice(0, cuts[k], cuts[k + 1]),
                        y.slice(0, cuts[k], cuts[k + 1]),
                        Tensor.scalar((float) cuts[k + 1] - cuts[k]));
            }
            assertThat(apply.run(RATE).get(0).item()).isCloseTo(norm, Offset.offset(1e-5f));
        }
        one.named()
                .forEach((name, p) -> assertThat(
                                named(other.named(), name).value().toDoubleArray())
                        .as(name)
                        .containsExactly(p.value().toDoubleArray(), Offset.offset(1e-5)));
        assertThat(gathered.state().keySet()).contains("gathered.weight", "gathered.layers.0.weight");
        assertThat(gathered.take().norm().item()).isZero();
    }

    @Test
    void movingAveragesFollowAndSwapInAndOut() {
        Pair p = pair();
        Updater updater = Updater.of(p, new GradientDescent());
        MovingAverage average = new MovingAverage(updater.named(), 0.75);
        Step step = Step.capture(in -> {
            updater.apply(gradients(p, updater), in.get(0));
            average.update();
            return List.of();
        });
        float w = 3;
        float expected = 3;
        for (int i = 0; i < 5; i++) {
            step.run(RATE);
            w -= 1.2f;
            expected = 0.75f * expected + 0.25f * w;
        }
        assertThat(named(average.averages(), "b").value().item()).isCloseTo(expected, Offset.offset(1e-5f));
        float trained = p.b.value().item();
        average.swap();
        assertThat(p.b.value().item()).isCloseTo(expected, Offset.offset(1e-5f));
        average.swap();
        assertThat(p.b.value().item()).isEqualTo(trained);
        step.run(RATE);
        assertThat(p.b.value().item()).isCloseTo(w - 1.2f, Offset.offset(1e-5f));
    }
}
