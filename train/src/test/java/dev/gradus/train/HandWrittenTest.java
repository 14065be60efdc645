package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.Losses;
import dev.gradus.nn.Modules;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Tanh;
import dev.gradus.nn.optim.GradientDescent;
import dev.gradus.nn.optim.Updater;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The framework against a perceptron written by hand in plain Java, with its own backward pass and no shared
/// code.
class HandWrittenTest {
    private static final int N = 16;
    private static final int IN = 12;
    private static final int HIDDEN = 9;
    private static final int OUT = 4;
    private static final double RATE = 0.2;

    @Test
    void tenStepsOfAPerceptronAgree() {
        Key key = Key.of(11);
        Tensor x = key.fold(1).normal(N, IN);
        Tensor y = key.fold(2).integers(OUT, N);
        Layer model = new Sequential(
                Linear.of(IN, HIDDEN).init(key.fold(3)),
                new Tanh(),
                Linear.of(HIDDEN, OUT).init(key.fold(4)));
        Map<String, Parameter> p = Modules.parameters(model);
        Perceptron hand = new Perceptron(
                array(p, "layers.0.weight"),
                array(p, "layers.0.bias"),
                array(p, "layers.2.weight"),
                array(p, "layers.2.bias"));
        Updater updater = Updater.of(model, new GradientDescent());
        Step step = Step.capture(in -> {
            Tensor loss = Losses.crossEntropy(model.forward(in.get(0)), in.get(1));
            updater.apply(Autodiff.grad(loss, updater.parameters()), in.get(2));
            return List.of(loss);
        });
        double[] inputs = x.toDoubleArray();
        int[] labels = y.toIntArray();
        for (int i = 0; i < 10; i++) {
            double expected = hand.step(inputs, labels);
            double loss = step.run(x, y, Tensor.scalar((float) RATE)).get(0).item();
            assertThat(loss).as("loss of step " + i).isCloseTo(expected, within(1e-5 * expected));
        }
        close(hand.w1, array(p, "layers.0.weight"));
        close(hand.b1, array(p, "layers.0.bias"));
        close(hand.w2, array(p, "layers.2.weight"));
        close(hand.b2, array(p, "layers.2.bias"));
    }

    private static double[] array(Map<String, Parameter> p, String name) {
        return java.util.Objects.requireNonNull(p.get(name)).value().toDoubleArray();
    }

    private static void close(double[] expected, double[] actual) {
        double scale = 0;
        for (double v : expected) {
            scale = Math.max(scale, Math.abs(v));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-5 * scale));
        }
    }

    /// tanh(x·W₁ᵀ + b₁)·W₂ᵀ + b₂ under mean cross-entropy.
    private static final class Perceptron {
        final double[] w1;
        final double[] b1;
        final double[] w2;
        final double[] b2;

        Perceptron(double[] w1, double[] b1, double[] w2, double[] b2) {
            this.w1 = w1;
            this.b1 = b1;
            this.w2 = w2;
            this.b2 = b2;
        }

        double step(double[] x, int[] y) {
            double[] gw1 = new double[w1.length];
            double[] gb1 = new double[b1.length];
            double[] gw2 = new double[w2.length];
            double[] gb2 = new double[b2.length];
            double loss = 0;
            for (int n = 0; n < N; n++) {
                double[] h = new double[HIDDEN];
                for (int j = 0; j < HIDDEN; j++) {
                    double z = b1[j];
                    for (int i = 0; i < IN; i++) {
                        z += w1[j * IN + i] * x[n * IN + i];
                    }
                    h[j] = Math.tanh(z);
                }
                double[] o = new double[OUT];
                double sum = 0;
                for (int k = 0; k < OUT; k++) {
                    o[k] = b2[k];
                    for (int j = 0; j < HIDDEN; j++) {
                        o[k] += w2[k * HIDDEN + j] * h[j];
                    }
                    sum += Math.exp(o[k]);
                }
                loss += (Math.log(sum) - o[y[n]]) / N;
                double[] gh = new double[HIDDEN];
                for (int k = 0; k < OUT; k++) {
                    double g = (Math.exp(o[k]) / sum - (k == y[n] ? 1 : 0)) / N;
                    gb2[k] += g;
                    for (int j = 0; j < HIDDEN; j++) {
                        gw2[k * HIDDEN + j] += g * h[j];
                        gh[j] += g * w2[k * HIDDEN + j];
                    }
                }
                for (int j = 0; j < HIDDEN; j++) {
                    double g = gh[j] * (1 - h[j] * h[j]);
                    gb1[j] += g;
                    for (int i = 0; i < IN; i++) {
                        gw1[j * IN + i] += g * x[n * IN + i];
                    }
                }
            }
            descend(w1, gw1);
            descend(b1, gb1);
            descend(w2, gw2);
            descend(b2, gb2);
            return loss;
        }

        private static void descend(double[] w, double[] g) {
            for (int i = 0; i < w.length; i++) {
                w[i] -= RATE * g[i];
            }
        }
    }
}
