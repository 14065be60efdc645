package dev.gradus.exec;

import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.WindowSpec;
import java.util.List;

/// Matrix products, convolutions and pooling windows as plain loops.
final class ReferenceContractions {
    private ReferenceContractions() {}

    static void matMul(boolean ta, boolean tb, Operand a, Operand b, Operand out) {
        Shape s = out.type().shape();
        int m = s.size(-2);
        int n = s.size(-1);
        int k = a.type().shape().size(ta ? -2 : -1);
        int count = s.slice(0, s.rank() - 2).intSize();
        boolean real = out.type().dtype().isFloat();
        for (int c = 0; c < count; c++) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    long whole = 0;
                    for (int p = 0; p < k; p++) {
                        int x = c * m * k + (ta ? p * m + i : i * k + p);
                        int y = c * k * n + (tb ? j * k + p : p * n + j);
                        if (real) {
                            sum += a.storage().getDouble(x) * b.storage().getDouble(y);
                        } else {
                            whole += a.storage().getLong(x) * b.storage().getLong(y);
                        }
                    }
                    int at = (c * m + i) * n + j;
                    if (real) {
                        out.storage().setDouble(at, sum);
                    } else {
                        out.storage().setLong(at, whole);
                    }
                }
            }
        }
    }

    static void run(Op op, List<Operand> in, Operand out) {
        Operand a = in.get(0);
        Shape o = out.type().shape();
        double[] sums = new double[o.intSize()];
        switch (op) {
            case Op.Conv(ConvSpec spec) -> {
                Operand w = in.get(1);
                taps(
                        spec,
                        a.type().shape(),
                        w.type().shape(),
                        o,
                        (x, k, y) -> sums[y] +=
                                a.storage().getDouble(x) * w.storage().getDouble(k));
            }
            case Op.ConvInput(ConvSpec spec, Ints _) -> {
                Operand w = in.get(1);
                taps(
                        spec,
                        o,
                        w.type().shape(),
                        a.type().shape(),
                        (x, k, y) -> sums[x] +=
                                a.storage().getDouble(y) * w.storage().getDouble(k));
            }
            case Op.ConvWeight(ConvSpec spec, Ints _) -> {
                Operand y0 = in.get(1);
                taps(
                        spec,
                        a.type().shape(),
                        o,
                        y0.type().shape(),
                        (x, k, y) -> sums[k] +=
                                a.storage().getDouble(x) * y0.storage().getDouble(y));
            }
            case Op.WindowArgMax(WindowSpec spec) -> {
                windowArgMax(spec, a, out);
                return;
            }
            default -> throw new AssertionError(op);
        }
        for (int i = 0; i < sums.length; i++) {
            out.storage().setDouble(i, sums[i]);
        }
    }

    /// Called for every product of a convolution with the positions of the input's, the weight's and the
    /// output's element.
    private interface Tap {
        void visit(int x, int w, int y);
    }

    private static void taps(ConvSpec spec, Shape x, Shape w, Shape y, Tap tap) {
        Shape kernel = w.slice(2, w.rank());
        Shape spatial = y.slice(2, y.rank());
        int channels = w.size(1);
        int perGroup = w.size(0) / spec.groups();
        int[] k = new int[kernel.rank()];
        int[] p = new int[kernel.rank()];
        int pixels = x.slice(2, x.rank()).intSize();
        for (int yi = 0; yi < y.intSize(); yi++) {
            int pixel = yi % spatial.intSize();
            int o = yi / spatial.intSize() % y.size(1);
            int n = yi / spatial.intSize() / y.size(1);
            split(pixel, spatial, p);
            for (int ki = 0; ki < kernel.intSize(); ki++) {
                split(ki, kernel, k);
                int at = input(spec, x, p, k);
                if (at < 0) {
                    continue;
                }
                for (int c = 0; c < channels; c++) {
                    int channel = o / perGroup * channels + c;
                    tap.visit((n * x.size(1) + channel) * pixels + at, (o * channels + c) * kernel.intSize() + ki, yi);
                }
            }
        }
    }

    /// The flat position in the input that output position `p` sees through tap `k`, or -1 in the padding.
    private static int input(ConvSpec spec, Shape x, int[] p, int[] k) {
        int at = 0;
        for (int a = 0; a < p.length; a++) {
            int i = p[a] * spec.strides().get(a)
                    + k[a] * spec.dilations().get(a)
                    - spec.padLow().get(a);
            int size = x.size(a + 2);
            if (i < 0 || i >= size) {
                return -1;
            }
            at = at * size + i;
        }
        return at;
    }

    private static void split(int flat, Shape shape, int[] out) {
        int rest = flat;
        for (int a = out.length - 1; a >= 0; a--) {
            out[a] = rest % shape.size(a);
            rest /= shape.size(a);
        }
    }

    private static void windowArgMax(WindowSpec spec, Operand in, Operand out) {
        Shape x = in.type().shape();
        Shape spatial = out.type().shape().slice(2, x.rank());
        Shape window = Shape.of(spec.sizes().toArray());
        int pixels = x.slice(2, x.rank()).intSize();
        int[] p = new int[window.rank()];
        int[] k = new int[window.rank()];
        Storage s = in.storage();
        for (int y = 0; y < out.type().shape().intSize(); y++) {
            int plane = y / spatial.intSize() * pixels;
            split(y % spatial.intSize(), spatial, p);
            int best = -1;
            for (int ki = 0; ki < window.intSize(); ki++) {
                split(ki, window, k);
                int at = input(spec.conv(), x, p, k);
                if (at >= 0 && (best < 0 || beats(s.getDouble(plane + at), s.getDouble(plane + best)))) {
                    best = at;
                }
            }
            out.storage().setLong(y, best);
        }
    }

    private static boolean beats(double a, double b) {
        return !Double.isNaN(b) && (Double.isNaN(a) || a > b);
    }
}
