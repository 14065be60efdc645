package dev.gradus.cpu;

import dev.gradus.cpu.ConvGeometry.Axis;
import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// The place of the largest element of each pooling window: its position in the input channel's plane, counted
/// in row-major order.
///
/// The first of equal elements wins, and the first NaN wins over all. Padding never wins. A plane's windows are
/// strung together at the slab's pitch and compared tap by tap, which gives the number of the winning tap.
record WindowArgMax(Loops loops) {
    /// Fills `index` (batch, channels, …) for the input `x`; `g` has as many groups as channels, and its
    /// padding is less than its windows.
    void compute(ConvGeometry g, float[] x, int xo, int[] index, int io) {
        int channels = g.inChannels();
        ConvSlab slab = ConvSlab.whole(g, 1, 1);
        int[] taps = slab.tapOffsets();
        int[] distances = distances(g);
        int[] first = firstTaps(slab);
        Parallel.forRange(g.batch() * channels, Math.max(1, 8192 / Math.max(1, g.inPlane())), (from, to) -> {
            float[] padded = Scratch.get().slab(slab.size());
            int[] winners = new int[first.length];
            for (int i = from; i < to; i++) {
                slab.fill(x, xo, i / channels, i % channels, Float.NEGATIVE_INFINITY, padded);
                int at = io + i * g.outPlane();
                for (int z = 0; z < g.depth().out(); z++) {
                    int firstPlane = firstTap(g.depth(), z)
                            * g.height().kernel()
                            * g.width().kernel();
                    compare(padded, slab.window(z, 0, 0), taps, first, firstPlane, winners);
                    at = places(slab, z, winners, distances, index, at);
                }
            }
        });
    }

    /// How far each tap's input lies from the first tap's, in the input's plane.
    private static int[] distances(ConvGeometry g) {
        int[] distances = new int[g.taps()];
        int t = 0;
        for (int z = 0; z < g.depth().kernel(); z++) {
            for (int y = 0; y < g.height().kernel(); y++) {
                int line = z * g.depth().dilation() * g.height().in()
                        + y * g.height().dilation();
                for (int x = 0; x < g.width().kernel(); x++) {
                    distances[t++] = line * g.width().in() + x * g.width().dilation();
                }
            }
        }
        return distances;
    }

    /// For each window of a plane, strung, its first tap that is not padding: the answer should all be -∞.
    private static int[] firstTaps(ConvSlab slab) {
        ConvGeometry g = slab.geometry();
        int strung = (slab.rows() - 1) * slab.pitch() + g.width().out();
        int[] first = new int[(strung + RowLoops.LANES - 1) & -RowLoops.LANES];
        for (int y = 0; y < slab.rows(); y++) {
            for (int x = 0; x < g.width().out(); x++) {
                first[y * slab.pitch() + x] =
                        firstTap(g.height(), y) * g.width().kernel() + firstTap(g.width(), x);
            }
        }
        return first;
    }

    private static int firstTap(Axis a, int out) {
        return Math.max(0, Math.ceilDiv(a.padLow() - out * a.stride(), a.dilation()));
    }

    private void compare(float[] padded, int window, int[] taps, int[] first, int firstPlane, int[] winners) {
        float[] best = Scratch.get().line(winners.length);
        Arrays.fill(best, 0, winners.length, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < winners.length; i++) {
            winners[i] = firstPlane + first[i];
        }
        for (int t = 0; t < taps.length; t++) {
            loops.takeLarger(padded, window + taps[t], best, winners, t, winners.length);
        }
    }

    /// Writes an output plane's places; answers where the next plane's begin.
    private static int places(ConvSlab slab, int z, int[] winners, int[] distances, int[] index, int io) {
        ConvGeometry g = slab.geometry();
        Axis h = g.height();
        Axis w = g.width();
        int at = io;
        int plane = z * g.depth().stride() - g.depth().padLow();
        for (int y = 0; y < h.out(); y++) {
            int line = plane * h.in() + y * h.stride() - h.padLow();
            int begin = line * w.in() - w.padLow();
            for (int x = 0; x < w.out(); x++) {
                index[at++] = begin + x * w.stride() + distances[winners[y * slab.pitch() + x]];
            }
        }
        return at;
    }
}
