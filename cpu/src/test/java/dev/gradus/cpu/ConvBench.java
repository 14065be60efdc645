package dev.gradus.cpu;

import dev.gradus.cpu.ConvGeometry.Axis;
import dev.gradus.exec.Parallel;

/// The convolution part of [Bench].
final class ConvBench {
    private ConvBench() {}

    static void run() {
        layer("1 -> 6 @ 28 5x5", 128, 1, 1, 6, 28, 5, 1);
        layer("6 -> 16 @ 14 5x5", 128, 1, 6, 16, 14, 5, 1);
        layer("3 -> 32 @ 32", 32, 1, 3, 32, 32, 3, 1);
        layer("32 -> 64 @ 16", 32, 1, 32, 64, 16, 3, 1);
        layer("64 -> 128 @ 8", 32, 1, 64, 128, 8, 3, 1);
        layer("64 -> 64 @ 56", 8, 1, 64, 64, 56, 3, 1);
        layer("1 -> 32 @ 28", 64, 1, 1, 32, 28, 3, 1);
        layer("32 -> 64 @ 28", 64, 1, 32, 64, 28, 3, 1);
        layer("64 -> 128 @ 28 /2", 16, 1, 64, 128, 28, 3, 2);
        layer("128 -> 64 @ 14 1x1", 16, 1, 128, 64, 14, 1, 1);
        layer("64 @ 28 depthwise", 16, 64, 64, 64, 28, 3, 1);
    }

    private static void layer(String name, int batch, int groups, int in, int out, int size, int kernel, int stride) {
        Axis a = Axis.of(size, kernel, stride, kernel / 2, kernel / 2, 1);
        ConvGeometry g = new ConvGeometry(batch, groups, in, out, Axis.NONE, a, a);
        float[] x = Bench.random(batch * in * g.inPlane(), 1);
        float[] w = Bench.random(out * g.terms(), 2);
        float[] y = Bench.random(batch * out * g.outPlane(), 3);
        Loops loops = Simd.loops();
        double flops = 2.0 * batch * out * g.outPlane() * g.terms();
        report(name + " forward", flops, () -> new Conv(loops).forward(g, x, 0, w, 0, y, 0));
        float[] dx = new float[x.length];
        report(name + " input gradient", flops, () -> new ConvInputGradient(loops).compute(g, y, 0, w, 0, dx, 0));
        float[] dw = new float[w.length];
        report(name + " weight gradient", flops, () -> new ConvWeightGradient(loops).compute(g, x, 0, y, 0, dw, 0));
    }

    private static void report(String name, double flops, Runnable run) {
        double ns = Bench.median(run);
        double limit = Bench.peak() * Parallel.threads();
        System.out.printf(
                "conv %-36s %9.1f us %6.1f GF/s = %3.0f %% of peak %.0f%n",
                name, ns / 1e3, flops / ns, 100 * flops / ns / limit, limit);
    }
}
