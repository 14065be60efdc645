package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.nn.Layer;
import dev.gradus.nn.Losses;
import dev.gradus.nn.Modules;
import dev.gradus.nn.optim.Sgd;
import dev.gradus.nn.optim.Updater;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The named model `lenet` against a LeNet written by hand: plain loops in double, a backward pass of its own
/// for every layer, momentum by hand, no shared code.
class HandWrittenLeNetTest {
    private static final int N = 8;
    private static final int SIDE = 28;
    private static final double RATE = 0.004;
    private static final double MOMENTUM = 0.9;

    @Test
    void tenStepsAgree() {
        Key key = Key.of(21);
        Tensor x = key.fold(1).normal(N, 1, SIDE, SIDE);
        Tensor y = key.fold(2).integers(10, N);
        Layer model =
                Models.named("lenet", Shape.of(1, SIDE, SIDE), 10, Map.of()).init(key.fold(3));
        Map<String, Parameter> parameters = Modules.parameters(model);
        List<String> names = List.of(
                "layers.0.weight",
                "layers.0.bias",
                "layers.3.weight",
                "layers.3.bias",
                "layers.7.weight",
                "layers.7.bias",
                "layers.9.weight",
                "layers.9.bias",
                "layers.11.weight",
                "layers.11.bias");
        assertThat(parameters.keySet()).containsExactlyInAnyOrderElementsOf(names);
        List<double[]> weights = new ArrayList<>();
        names.forEach(n -> weights.add(array(parameters, n)));
        LeNet hand = new LeNet(weights);

        Updater updater = Updater.of(model, Sgd.DEFAULT.momentum(MOMENTUM));
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
        for (int p = 0; p < weights.size(); p++) {
            double[] actual = array(parameters, names.get(p));
            double[] expected = weights.get(p);
            double error = 0;
            double size = 0;
            for (int i = 0; i < expected.length; i++) {
                error += (actual[i] - expected[i]) * (actual[i] - expected[i]);
                size += expected[i] * expected[i];
            }
            assertThat(Math.sqrt(error / size)).as(names.get(p)).isLessThan(1e-5);
        }
    }

    private static double[] array(Map<String, Parameter> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name)).value().toDoubleArray();
    }

    /// Convolution 5×5 to 6 maps with a border of 2, ReLU, maximum of 2×2, convolution 5×5 to 16, ReLU, maximum
    /// of 2×2, then fully connected 400-120-84-10 with ReLU between, under mean cross-entropy.
    private static final class LeNet {
        final List<double[]> weights;
        final List<double[]> velocities = new ArrayList<>();

        LeNet(List<double[]> weights) {
            this.weights = weights;
            weights.forEach(w -> velocities.add(new double[w.length]));
        }

        double step(double[] x, int[] labels) {
            List<double[]> gradients = new ArrayList<>();
            weights.forEach(w -> gradients.add(new double[w.length]));
            double loss = 0;
            for (int n = 0; n < N; n++) {
                double[] image = java.util.Arrays.copyOfRange(x, n * SIDE * SIDE, (n + 1) * SIDE * SIDE);
                loss += example(image, labels[n], gradients) / N;
            }
            for (int p = 0; p < weights.size(); p++) {
                for (int i = 0; i < weights.get(p).length; i++) {
                    velocities.get(p)[i] =
                            MOMENTUM * velocities.get(p)[i] + gradients.get(p)[i] / N;
                    weights.get(p)[i] -= RATE * velocities.get(p)[i];
                }
            }
            return loss;
        }

        /// The loss of one picture; its gradients are added to `g`.
        private double example(double[] image, int label, List<double[]> g) {
            double[] c1 = convolve(image, 1, SIDE, 2, weights.get(0), weights.get(1));
            double[] r1 = rectify(c1);
            int[] from1 = winners(r1, 6, 28);
            double[] p1 = take(r1, from1);
            double[] c2 = convolve(p1, 6, 14, 0, weights.get(2), weights.get(3));
            double[] r2 = rectify(c2);
            int[] from2 = winners(r2, 16, 10);
            double[] p2 = take(r2, from2);
            double[] z3 = affine(p2, weights.get(4), weights.get(5));
            double[] z4 = affine(rectify(z3), weights.get(6), weights.get(7));
            double[] z5 = affine(rectify(z4), weights.get(8), weights.get(9));

            double sum = 0;
            for (double z : z5) {
                sum += Math.exp(z);
            }
            double[] d5 = new double[10];
            for (int k = 0; k < 10; k++) {
                d5[k] = Math.exp(z5[k]) / sum - (k == label ? 1 : 0);
            }
            double[] d4 = gate(affineBack(rectify(z4), weights.get(8), d5, g.get(8), g.get(9)), z4);
            double[] d3 = gate(affineBack(rectify(z3), weights.get(6), d4, g.get(6), g.get(7)), z3);
            double[] dp2 = affineBack(p2, weights.get(4), d3, g.get(4), g.get(5));
            double[] dc2 = gate(put(dp2, from2, c2.length), c2);
            double[] dp1 = convolveBack(p1, 6, 14, 0, weights.get(2), dc2, g.get(2), g.get(3));
            double[] dc1 = gate(put(dp1, from1, c1.length), c1);
            convolveBack(image, 1, SIDE, 2, weights.get(0), dc1, g.get(0), g.get(1));
            return Math.log(sum) - z5[label];
        }

        private static double[] convolve(double[] x, int channels, int side, int border, double[] w, double[] b) {
            int out = side + 2 * border - 4;
            double[] y = new double[b.length * out * out];
            for (int o = 0; o < b.length; o++) {
                for (int i = 0; i < out * out; i++) {
                    double sum = b[o];
                    for (int k = 0; k < channels * 25; k++) {
                        int at = at(i, k, out, side, border);
                        sum += at < 0 ? 0 : x[at] * w[o * channels * 25 + k];
                    }
                    y[o * out * out + i] = sum;
                }
            }
            return y;
        }

        private static double[] convolveBack(
                double[] x, int channels, int side, int border, double[] w, double[] dy, double[] dw, double[] db) {
            int out = side + 2 * border - 4;
            double[] dx = new double[x.length];
            for (int o = 0; o < db.length; o++) {
                for (int i = 0; i < out * out; i++) {
                    double d = dy[o * out * out + i];
                    db[o] += d;
                    for (int k = 0; k < channels * 25; k++) {
                        int at = at(i, k, out, side, border);
                        if (at >= 0) {
                            dw[o * channels * 25 + k] += d * x[at];
                            dx[at] += d * w[o * channels * 25 + k];
                        }
                    }
                }
            }
            return dx;
        }

        /// Where the kernel's element k (channel, row, column) lies for output i, or -1 beyond the border.
        private static int at(int i, int k, int out, int side, int border) {
            int row = i / out + k % 25 / 5 - border;
            int column = i % out + k % 5 - border;
            return row < 0 || row >= side || column < 0 || column >= side
                    ? -1
                    : k / 25 * side * side + row * side + column;
        }

        private static double[] rectify(double[] z) {
            double[] y = new double[z.length];
            for (int i = 0; i < z.length; i++) {
                y[i] = Math.max(0, z[i]);
            }
            return y;
        }

        /// The gradient passes where z is positive.
        private static double[] gate(double[] d, double[] z) {
            double[] y = new double[z.length];
            for (int i = 0; i < z.length; i++) {
                y[i] = z[i] > 0 ? d[i] : 0;
            }
            return y;
        }

        /// For each 2×2 window of each map, the place of its maximum; the first of equals.
        private static int[] winners(double[] x, int maps, int side) {
            int half = side / 2;
            int[] from = new int[maps * half * half];
            for (int i = 0; i < from.length; i++) {
                int corner = i / (half * half) * side * side + i / half % half * 2 * side + i % half * 2;
                from[i] = corner;
                for (int at : new int[] {corner + 1, corner + side, corner + side + 1}) {
                    from[i] = x[at] > x[from[i]] ? at : from[i];
                }
            }
            return from;
        }

        private static double[] take(double[] x, int[] from) {
            double[] y = new double[from.length];
            for (int i = 0; i < from.length; i++) {
                y[i] = x[from[i]];
            }
            return y;
        }

        private static double[] put(double[] d, int[] from, int length) {
            double[] y = new double[length];
            for (int i = 0; i < from.length; i++) {
                y[from[i]] += d[i];
            }
            return y;
        }

        private static double[] affine(double[] x, double[] w, double[] b) {
            double[] y = b.clone();
            for (int o = 0; o < b.length; o++) {
                for (int i = 0; i < x.length; i++) {
                    y[o] += w[o * x.length + i] * x[i];
                }
            }
            return y;
        }

        private static double[] affineBack(double[] x, double[] w, double[] dy, double[] dw, double[] db) {
            double[] dx = new double[x.length];
            for (int o = 0; o < db.length; o++) {
                db[o] += dy[o];
                for (int i = 0; i < x.length; i++) {
                    dw[o * x.length + i] += dy[o] * x[i];
                    dx[i] += dy[o] * w[o * x.length + i];
                }
            }
            return dx;
        }
    }
}
