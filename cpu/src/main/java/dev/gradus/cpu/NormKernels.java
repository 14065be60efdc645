package dev.gradus.cpu;

import static dev.gradus.cpu.OpKernels.f32;

import dev.gradus.exec.Kernel;
import dev.gradus.exec.Parallel;
import dev.gradus.tensor.Shape;
import java.util.Arrays;

/// Kernels of [LayerNormalization] and its gradient: each row stays in the nearest cache from its mean to its
/// result. The gradient computes the normalized row again.
///
/// @param rows number of rows
/// @param n elements of a row, at least 1
record NormKernels(Loops loops, int rows, int n, float epsilon) {
    /// Rows whose shares of the weight's gradient are added up one after the other.
    private static final int GROUP = 32;

    /// Elements that make a task.
    private static final int TASK = 1 << 14;

    static NormKernels of(Loops loops, Shape x, double epsilon) {
        int n = Math.max(1, x.size(-1));
        return new NormKernels(loops, x.intSize() / n, n, (float) epsilon);
    }

    /// The kernel of the normalization.
    Kernel forward() {
        return (in, out) -> Parallel.forRange(rows, Math.max(1, TASK / n), (from, to) -> {
            float[] x = f32(in[0]);
            for (int r = from; r < to; r++) {
                float mean = mean(x, r * n);
                float scale = scale(x, r * n, mean);
                loops.norms().normalize(x, r * n, mean, scale, f32(in[1]), f32(in[2]), f32(out[0]), r * n, n);
            }
        });
    }

    /// The kernel of the gradient.
    Kernel gradient() {
        return (in, out) -> {
            int groups = Math.ceilDiv(rows, GROUP);
            float[] sums = Scratch.get().shared(groups * 2 * n);
            Parallel.forRange(groups, Math.max(1, TASK / (GROUP * n)), (from, to) -> {
                for (int g = from; g < to; g++) {
                    group(f32(in[0]), f32(in[1]), f32(in[2]), f32(out[0]), g, sums);
                }
            });
            float[] o = f32(out[0]);
            int at = rows * n;
            Arrays.fill(o, at, at + 2 * n, 0f);
            for (int g = 0; g < groups; g++) {
                loops.binary(BinaryLoop.ADD, o, at, sums, g * 2 * n, o, at, 2 * n);
            }
        };
    }

    private void group(float[] x, float[] w, float[] g, float[] o, int group, float[] sums) {
        float[] room = Scratch.get().line(2 * n);
        int so = group * 2 * n;
        Arrays.fill(sums, so, so + 2 * n, 0f);
        for (int r = group * GROUP; r < Math.min(rows, (group + 1) * GROUP); r++) {
            float mean = mean(x, r * n);
            float scale = scale(x, r * n, mean);
            loops.norms().prepare(x, r * n, mean, scale, w, g, r * n, room, sums, so, n);
            float pull = loops.rows().sum(room, n, n) / n;
            float product = loops.rows().dot(room, 0, room, n, n) / n;
            loops.norms().finish(room, pull, product, scale, o, r * n, n);
        }
    }

    private float mean(float[] x, int at) {
        return loops.rows().sum(x, at, n) / n;
    }

    private float scale(float[] x, int at, float mean) {
        return 1 / (float) Math.sqrt(loops.rows().squaredDeviations(x, at, n, mean) / n + epsilon);
    }
}
