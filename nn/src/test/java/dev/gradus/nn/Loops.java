package dev.gradus.nn;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;

/// Layers again, as the plainest loops over doubles: an oracle that shares no code with the library.
final class Loops {
    private Loops() {}

    /// The element of a padded input (N, C, spatial…); outside of the input `outside`.
    private static double at(Tensor x, double[] data, int n, int c, int[] position, double outside) {
        int flat = n * x.size(1) + c;
        for (int i = 0; i < position.length; i++) {
            if (position[i] < 0 || position[i] >= x.size(i + 2)) {
                return outside;
            }
            flat = flat * x.size(i + 2) + position[i];
        }
        return data[flat];
    }

    private static int[] unravel(int flat, int[] sizes) {
        int[] position = new int[sizes.length];
        for (int i = sizes.length - 1; i >= 0; i--) {
            position[i] = flat % sizes[i];
            flat /= sizes[i];
        }
        return position;
    }

    private static int size(int[] sizes) {
        return Shape.of(sizes).intSize();
    }

    private static int[] spatial(Tensor x) {
        return x.shape().slice(2, x.rank()).toArray();
    }

    static double[] conv(
            Tensor x, Tensor w, double[] bias, int[] out, Ints stride, Ints pad, Ints dilation, int groups) {
        double[] data = x.toDoubleArray();
        double[] weight = w.toDoubleArray();
        int[] kernel = spatial(w);
        int outputs = w.size(0);
        double[] y = new double[x.size(0) * outputs * size(out)];
        for (int n = 0; n < x.size(0); n++) {
            for (int o = 0; o < outputs; o++) {
                for (int p = 0; p < size(out); p++) {
                    int[] where = unravel(p, out);
                    double sum = bias[o];
                    for (int c = 0; c < w.size(1); c++) {
                        for (int k = 0; k < size(kernel); k++) {
                            int[] tap = unravel(k, kernel);
                            for (int i = 0; i < tap.length; i++) {
                                tap[i] = where[i] * stride.get(i) - pad.get(i) + tap[i] * dilation.get(i);
                            }
                            int channel = o / (outputs / groups) * w.size(1) + c;
                            sum += weight[(o * w.size(1) + c) * size(kernel) + k] * at(x, data, n, channel, tap, 0);
                        }
                    }
                    y[(n * outputs + o) * size(out) + p] = sum;
                }
            }
        }
        return y;
    }

    /// Every input is spread over the outputs that the kernel reaches.
    static double[] convTranspose(Tensor x, Tensor w, double[] bias, int[] out, Ints stride, Ints pad, int groups) {
        double[] data = x.toDoubleArray();
        double[] weight = w.toDoubleArray();
        int[] kernel = spatial(w);
        int[] in = spatial(x);
        int each = w.size(1);
        int outputs = each * groups;
        double[] y = new double[x.size(0) * outputs * size(out)];
        for (int i = 0; i < y.length; i++) {
            y[i] = bias[i / size(out) % outputs];
        }
        for (int n = 0; n < x.size(0); n++) {
            for (int c = 0; c < x.size(1); c++) {
                for (int p = 0; p < size(in); p++) {
                    double v = data[(n * x.size(1) + c) * size(in) + p];
                    for (int o = 0; o < each; o++) {
                        for (int k = 0; k < size(kernel); k++) {
                            int[] where = unravel(p, in);
                            int[] tap = unravel(k, kernel);
                            int flat = n * outputs + c / (x.size(1) / groups) * each + o;
                            boolean inside = true;
                            for (int i = 0; i < tap.length; i++) {
                                int q = where[i] * stride.get(i) + tap[i] - pad.get(i);
                                inside &= q >= 0 && q < out[i];
                                flat = flat * out[i] + q;
                            }
                            if (inside) {
                                y[flat] += v * weight[(c * each + o) * size(kernel) + k];
                            }
                        }
                    }
                }
            }
        }
        return y;
    }

    /// Largest or mean of windows; a window's elements outside of the input are left out, but counted in the
    /// mean if told so.
    static double[] pool(Tensor x, boolean max, boolean countPadding, int[] window, int[] out, Ints stride, Ints pad) {
        double[] data = x.toDoubleArray();
        double[] y = new double[x.size(0) * x.size(1) * size(out)];
        for (int nc = 0; nc < x.size(0) * x.size(1); nc++) {
            for (int p = 0; p < size(out); p++) {
                double largest = Double.NEGATIVE_INFINITY;
                double sum = 0;
                int count = 0;
                for (int k = 0; k < size(window); k++) {
                    int[] where = unravel(p, out);
                    int[] tap = unravel(k, window);
                    for (int i = 0; i < tap.length; i++) {
                        tap[i] += where[i] * stride.get(i) - pad.get(i);
                    }
                    double v = at(x, data, nc / x.size(1), nc % x.size(1), tap, Double.NaN);
                    if (!Double.isNaN(v)) {
                        largest = Math.max(largest, v);
                        sum += v;
                        count++;
                    }
                }
                y[nc * size(out) + p] = max ? largest : sum / (countPadding ? size(window) : count);
            }
        }
        return y;
    }

    /// Rows of a length given mean 0 and variance 1, or (not centred) mean square 1.
    static double[] normalize(double[] x, int length, boolean centred, double epsilon) {
        double[] y = new double[x.length];
        for (int row = 0; row < x.length; row += length) {
            double mean = 0;
            for (int i = row; centred && i < row + length; i++) {
                mean += x[i] / length;
            }
            double square = 0;
            for (int i = row; i < row + length; i++) {
                square += (x[i] - mean) * (x[i] - mean) / length;
            }
            for (int i = row; i < row + length; i++) {
                y[i] = (x[i] - mean) / Math.sqrt(square + epsilon);
            }
        }
        return y;
    }
}
