package dev.gradus.cpu;

import static dev.gradus.cpu.OpKernels.f32;

import dev.gradus.cpu.ConvGeometry.Axis;
import dev.gradus.exec.Kernel;
import dev.gradus.exec.Parallel;
import java.util.Arrays;
import java.util.Optional;

/// Kernels of [MaxPooling] and its gradient for the most usual windows: squares of two by two that touch.
///
/// @param geometry the windows; each channel is a group
record SquarePooling(Loops loops, ConvGeometry geometry) {
    /// Elements that make a task.
    private static final int TASK = 1 << 14;

    /// Kernels for windows of such squares, none for others.
    static Optional<SquarePooling> of(Loops loops, ConvGeometry g) {
        boolean squares = g.depth().kernel() == 1 && g.depth().out() == 1 && isPairs(g.height()) && isPairs(g.width());
        return squares ? Optional.of(new SquarePooling(loops, g)) : Optional.empty();
    }

    private static boolean isPairs(Axis a) {
        return a.kernel() == 2 && a.stride() == 2 && a.padLow() == 0 && a.dilation() == 1 && 2 * a.out() <= a.in();
    }

    private void forPlanes(Parallel.Range planes) {
        int grain = Math.max(1, TASK / Math.max(1, geometry.inPlane()));
        Parallel.forRange(geometry.batch() * geometry.inChannels(), grain, planes);
    }

    /// The kernel of the pooling.
    Kernel forward() {
        int wide = geometry.width().in();
        int n = geometry.width().out();
        return (in, out) -> forPlanes((from, to) -> {
            for (int p = from; p < to; p++) {
                for (int y = 0; y < geometry.height().out(); y++) {
                    int row = p * geometry.inPlane() + 2 * y * wide;
                    loops.largestOfSquares(
                            f32(in[0]), row, row + wide, f32(out[0]), p * geometry.outPlane() + y * n, n);
                }
            }
        });
    }

    /// The kernel of the gradient.
    Kernel gradient() {
        int wide = geometry.width().in();
        int n = geometry.width().out();
        return (in, out) -> forPlanes((from, to) -> {
            float[] o = f32(out[0]);
            for (int p = from; p < to; p++) {
                int plane = p * geometry.inPlane();
                for (int y = 0; y < geometry.height().out(); y++) {
                    int row = plane + 2 * y * wide;
                    int g = p * geometry.outPlane() + y * n;
                    loops.giveToLargest(f32(in[0]), row, row + wide, f32(in[1]), g, o, n);
                    Arrays.fill(o, row + 2 * n, row + wide, 0f);
                    Arrays.fill(o, row + wide + 2 * n, row + 2 * wide, 0f);
                }
                Arrays.fill(o, plane + 2 * geometry.height().out() * wide, plane + geometry.inPlane(), 0f);
            }
        });
    }
}
