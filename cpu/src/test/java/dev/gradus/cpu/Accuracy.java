package dev.gradus.cpu;

import java.util.function.DoubleUnaryOperator;

/// Measures how far a float function is from the truth, in units of the last place of the truth's float.
final class Accuracy {
    private Accuracy() {}

    /// The largest error over every `step`-th float of all 2³², and where it is. NaN must meet NaN, infinities
    /// and zeros (with their sign) themselves.
    record Worst(double ulps, float at) {}

    static Worst of(UnaryLoop fn, DoubleUnaryOperator truth, int step) {
        Loops loops = new ScalarLoops();
        int block = 1024;
        float[] x = new float[block];
        float[] y = new float[block];
        Worst worst = new Worst(0, 0);
        for (long bits = 0; bits < 1L << 32; bits += (long) block * step) {
            for (int i = 0; i < block; i++) {
                x[i] = Float.intBitsToFloat((int) (bits + (long) i * step));
            }
            loops.unary(fn, x, 0, y, 0, block);
            for (int i = 0; i < block; i++) {
                double e = error(y[i], truth.applyAsDouble(x[i]));
                if (e > worst.ulps) {
                    worst = new Worst(e, x[i]);
                }
            }
        }
        return worst;
    }

    static double error(float got, double want) {
        float near = (float) want;
        if (Float.isNaN(near) || Float.isNaN(got)) {
            return Float.isNaN(near) && Float.isNaN(got) ? 0 : Double.POSITIVE_INFINITY;
        }
        if (want == 0) {
            return Float.floatToRawIntBits(got) == Float.floatToRawIntBits(near) ? 0 : Double.POSITIVE_INFINITY;
        }
        if (Float.isInfinite(got) || Float.isInfinite(near)) {
            return got == near
                    ? 0
                    : Math.abs(Math.clamp(got, -0x1p128, 0x1p128) - Math.clamp(want, -0x1p128, 0x1p128)) / 0x1p104;
        }
        return Math.abs(got - want) / Math.ulp(near);
    }
}
