package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Prints the speed of the kernels beside the machine's multiply-add peak, measured in turns within one
/// process. Not a test: `java --add-modules jdk.incubator.vector -cp … dev.gradus.cpu.Bench
/// [gemm|elements|conv]…`.
final class Bench {
    private static final int ROUNDS = 9;

    private Bench() {}

    public static void main(String[] args) {
        System.out.println(Simd.describe() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
        String what = args.length == 0 ? "gemm conv elements" : String.join(" ", args);
        for (int threads : new int[] {1, Runtime.getRuntime().availableProcessors()}) {
            Parallel.setThreads(threads);
            System.out.println("--- " + threads + " thread(s)");
            if (what.contains("gemm")) {
                gemms();
            }
            if (what.contains("conv")) {
                ConvBench.run();
            }
        }
        if (what.contains("elements")) {
            elements();
        }
    }

    private static void gemms() {
        int[][] shapes = {
            {256, 256, 256},
            {512, 512, 512},
            {1024, 1024, 1024},
            {128, 512, 784},
            {512, 784, 128},
            {128, 784, 512},
            {64, 256, 784},
            {32, 128, 3136},
            {1, 1024, 1024},
            {1024, 1, 1024},
            {128, 10, 512},
            {64, 64, 64},
            {16, 16, 16}
        };
        for (int[] s : shapes) {
            for (String form : new String[] {"nn", "nt", "tn"}) {
                gemm(s[0], s[1], s[2], form);
            }
        }
    }

    private static void gemm(int m, int n, int k, String form) {
        float[] a = random(m * k, 1);
        float[] b = random(k * n, 2);
        float[] c = new float[m * n];
        boolean ta = form.charAt(0) == 't';
        boolean tb = form.charAt(1) == 't';
        Matrix ma = new Matrix(a, 0, ta ? m : k, ta);
        Matrix mb = new Matrix(b, 0, tb ? k : n, tb);
        Matrix mc = Matrix.of(c, 0, n);
        Gemm gemm = new Gemm(Simd.loops().tiles());
        double flops = 2.0 * m * n * k;
        double ns = median(() -> gemm.multiply(m, n, k, ma, mb, mc, false));
        double limit = peak * Parallel.threads();
        System.out.printf(
                "gemm %s %4d x %4d x %4d: %8.1f us %6.1f GF/s = %3.0f %% of peak %.0f%n",
                form, m, n, k, ns / 1e3, flops / ns, 100 * flops / ns / limit, limit);
    }

    private static double peak;

    /// What one core could do at most during the latest [#median], in GF/s.
    static double peak() {
        return peak;
    }

    private static void elements() {
        Loops loops = Simd.loops();
        for (int n : new int[] {1024, 1 << 20}) {
            float[] a = random(n, 3);
            float[] b = random(n, 4);
            float[] o = new float[n];
            for (UnaryLoop fn : UnaryLoop.values()) {
                report(fn.toString(), n, median(() -> loops.unary(fn, a, 0, o, 0, n)));
            }
            for (BinaryLoop fn : BinaryLoop.values()) {
                report(fn.toString(), n, median(() -> loops.binary(fn, a, 0, b, 0, o, 0, n)));
            }
            report("row sum", n, median(() -> o[0] += loops.rows().sum(a, 0, n)));
            report("row max", n, median(() -> o[0] += loops.rows().max(a, 0, n)));
        }
    }

    private static void report(String name, int n, double ns) {
        System.out.printf("%-12s n=%7d %8.3f ns/element%n", name, n, ns / n);
    }

    static float[] random(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = random.nextFloat() - 0.4f;
        }
        return a;
    }

    /// Median time of one run in ns; each round is as many runs as take about 10 ms.
    static double median(Runnable run) {
        int reps = 1;
        for (long spent = 0, until = 800_000_000L; spent < until; ) {
            long t = System.nanoTime();
            for (int i = 0; i < reps; i++) {
                run.run();
            }
            long d = System.nanoTime() - t;
            spent += d;
            reps = (int) Math.max(1, Math.min(1e6, reps * 1e7 / Math.max(1, d)));
        }
        double[] times = new double[ROUNDS];
        double[] peaks = new double[ROUNDS];
        for (int r = 0; r < ROUNDS; r++) {
            long t = System.nanoTime();
            for (int i = 0; i < reps; i++) {
                run.run();
            }
            times[r] = (double) (System.nanoTime() - t) / reps;
            peaks[r] = Peak.gflops();
        }
        Arrays.sort(times);
        Arrays.sort(peaks);
        peak = peaks[ROUNDS / 2];
        return times[ROUNDS / 2];
    }
}
