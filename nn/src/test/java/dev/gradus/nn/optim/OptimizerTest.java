package dev.gradus.nn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Gradients;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OptimizerTest {
    private static final int STEPS = 20;
    private static final double CURVATURE = 0.7;

    record Weights(Parameter w) {}

    private record Case(String name, Optimizer optimizer, Supplier<Oracle> oracle, int... shape) {}

    private static Stream<Case> cases() {
        return Stream.of(
                new Case("gd", new GradientDescent(), () -> Oracle.sgd(0, 0, false, 0), 7),
                new Case("gd, decay", new GradientDescent(0.1), () -> Oracle.sgd(0, 0, false, 0.1), 7),
                new Case("sgd", Sgd.DEFAULT, () -> Oracle.sgd(0.9, 0, false, 0), 7),
                new Case("sgd without momentum", Sgd.DEFAULT.momentum(0), () -> Oracle.sgd(0, 0, false, 0), 7),
                new Case(
                        "sgd, dampening, decay",
                        Sgd.DEFAULT.dampening(0.3).weightDecay(0.1),
                        () -> Oracle.sgd(0.9, 0.3, false, 0.1),
                        7),
                new Case(
                        "nesterov, decay",
                        Sgd.DEFAULT.momentum(0.8).nesterov(true).weightDecay(0.1),
                        () -> Oracle.sgd(0.8, 0, true, 0.1),
                        7),
                new Case("adagrad", AdaGrad.DEFAULT, () -> Oracle.adaGrad(1e-10, 0), 7),
                new Case(
                        "adagrad, decay",
                        AdaGrad.DEFAULT.epsilon(0.01).weightDecay(0.1),
                        () -> Oracle.adaGrad(0.01, 0.1),
                        7),
                new Case("rmsprop", RmsProp.DEFAULT, () -> Oracle.rmsProp(0.99, 0, false, 1e-8, 0), 7),
                new Case(
                        "rmsprop, momentum, decay",
                        RmsProp.DEFAULT.rho(0.9).momentum(0.5).weightDecay(0.1),
                        () -> Oracle.rmsProp(0.9, 0.5, false, 1e-8, 0.1),
                        7),
                new Case(
                        "rmsprop, centered",
                        RmsProp.DEFAULT.centered(true).epsilon(0.1),
                        () -> Oracle.rmsProp(0.99, 0, true, 0.1, 0),
                        7),
                new Case(
                        "rmsprop, centered, momentum, decay",
                        RmsProp.DEFAULT
                                .centered(true)
                                .momentum(0.5)
                                .epsilon(0.1)
                                .weightDecay(0.1),
                        () -> Oracle.rmsProp(0.99, 0.5, true, 0.1, 0.1),
                        7),
                new Case("adam", Adam.DEFAULT, () -> Oracle.adam(0.9, 0.999, 1e-8, 0, false), 7),
                new Case(
                        "adam, decay",
                        Adam.DEFAULT.betas(0.8, 0.95).epsilon(1e-3).weightDecay(0.1),
                        () -> Oracle.adam(0.8, 0.95, 1e-3, 0.1, false),
                        7),
                new Case("adamw", Adam.W, () -> Oracle.adam(0.9, 0.999, 1e-8, 0.01, true), 7),
                new Case("lion", Lion.DEFAULT, () -> Oracle.lion(0.9, 0.99, 0), 7),
                new Case(
                        "lion, decay",
                        Lion.DEFAULT.betas(0.8, 0.9).weightDecay(0.1),
                        () -> Oracle.lion(0.8, 0.9, 0.1),
                        7),
                new Case("muon, wide", Muon.DEFAULT, () -> Oracle.muon(3, 5, 0.95, 0), 3, 5),
                new Case("muon, tall", Muon.DEFAULT.momentum(0.9), () -> Oracle.muon(6, 2, 0.9, 0), 6, 2),
                new Case(
                        "muon, filters, decay",
                        Muon.DEFAULT.weightDecay(0.1),
                        () -> Oracle.muon(4, 6, 0.95, 0.1),
                        4,
                        2,
                        3),
                new Case(
                        "muon, vector, decay",
                        Muon.DEFAULT.weightDecay(0.1),
                        () -> scaled(0.015, Oracle.adam(0.9, 0.999, 1e-8, 0.1, true)),
                        7));
    }

    private static Oracle scaled(double factor, Oracle oracle) {
        return (w, g, rate, t) -> oracle.step(w, g, rate * factor, t);
    }

    /// Learning rates as the step sees them: in f32.
    private static float rate(int t) {
        return 0.05f / (1 + 0.1f * t);
    }

    /// Minimizes `½·CURVATURE·‖w‖² - n·w` with new noise n each step, by the oracle.
    private static double[] expected(Case c, double[] start, double[][] noise) {
        double[] w = start.clone();
        Oracle oracle = c.oracle.get();
        for (int t = 1; t <= STEPS; t++) {
            double[] g = new double[w.length];
            for (int i = 0; i < g.length; i++) {
                g[i] = CURVATURE * w[i] - noise[t - 1][i];
            }
            oracle.step(w, g, rate(t), t);
        }
        return w;
    }

    private static double[] random(SplittableRandom random, int n) {
        return random.doubles(n, -1, 1).map(v -> (float) v).toArray();
    }

    @TestFactory
    Stream<DynamicTest> twentyStepsAgreeWithPlainDoubles() {
        return cases().flatMap(c -> Stream.of(DType.F64, DType.F32)
                .map(dtype -> DynamicTest.dynamicTest(c.name + ", " + dtype, () -> agrees(c, dtype))));
    }

    private static void agrees(Case c, DType dtype) {
        SplittableRandom random = new SplittableRandom(42);
        int n = Shape.of(c.shape).intSize();
        double[] start = random(random, n);
        double[][] noise = new double[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            noise[t] = random(random, n);
        }
        double[] expected = expected(c, start, noise);
        double tolerance = dtype == DType.F64 ? 1e-9 : 1e-4;
        Tensor first = Tensor.of(start, c.shape).cast(dtype);

        Weights captured = new Weights(Parameter.of(first));
        Updater updater = Updater.of(captured, c.optimizer);
        int[] traces = {0};
        Step step = Step.capture(in -> {
            traces[0]++;
            return List.of(updater.apply(gradients(captured, in.get(0)), in.get(1)));
        });
        Weights plain = new Weights(Parameter.of(first));
        Updater plainUpdater = Updater.of(plain, c.optimizer);
        for (int t = 1; t <= STEPS; t++) {
            Tensor news = Tensor.of(noise[t - 1], c.shape).cast(dtype);
            step.run(news, Tensor.scalar(rate(t)));
            plainUpdater.apply(gradients(plain, news), Tensor.scalar(rate(t)));
        }
        assertThat(traces[0]).isEqualTo(1);
        assertThat(captured.w.value().toDoubleArray()).containsExactly(expected, Offset.offset(tolerance));
        assertThat(plain.w.value().toDoubleArray())
                .containsExactly(captured.w.value().toDoubleArray());
    }

    private static Gradients gradients(Weights model, Tensor noise) {
        Tensor w = model.w.value();
        Tensor loss = w.square().mul(CURVATURE / 2).sub(noise.mul(w)).sum();
        return Autodiff.grad(loss, List.of(model.w));
    }

    @Test
    void everyNameGivesAnOptimizerAndOthersAreRefused() {
        assertThat(Optimizer.NAMES.stream().map(Optimizer::named))
                .doesNotHaveDuplicates()
                .hasSize(9);
        assertThatThrownBy(() -> Optimizer.named("adamax"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'adamax' is none of gd, sgd,");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Adam.DEFAULT.betas(0.9, 1)).hasMessage("adam: beta2 must lie in [0, 1), not 1.0");
        assertThatThrownBy(() -> Adam.W.weightDecay(-1)).hasMessageContaining("weight decay");
        assertThatThrownBy(() -> Sgd.DEFAULT.momentum(Double.NaN)).hasMessageContaining("momentum");
        assertThatThrownBy(() -> Sgd.DEFAULT.momentum(0).nesterov(true)).hasMessageContaining("Nesterov");
        assertThatThrownBy(() -> RmsProp.DEFAULT.epsilon(0)).hasMessageContaining("epsilon");
    }

    @Test
    void aMemoryThatGetsNoNewsEndsAtZeroNotAmongTheSubnormals() {
        for (String name : Optimizer.NAMES) {
            Weights model = new Weights(Parameter.of(Tensor.ones(3)));
            Updater updater = Updater.of(model, Optimizer.named(name).weightDecay(0));
            Step step = Step.capture(in -> {
                updater.apply(Autodiff.grad(model.w.value().mul(in.get(0)).sum(), updater.parameters()), in.get(1));
                return List.of();
            });
            step.run(Tensor.scalar(1e-3f), Tensor.scalar(1e-6f));
            for (int i = 0; i < 3000; i++) {
                step.run(Tensor.scalar(0f), Tensor.scalar(1e-6f));
            }
            updater.state()
                    .forEach((state, p) -> assertThat(
                                    Arrays.stream(p.value().toDoubleArray()).boxed())
                            .as(name + " " + state)
                            .allMatch(v -> v == 0 || Math.abs(v) > Float.MIN_NORMAL));
        }
    }
}
