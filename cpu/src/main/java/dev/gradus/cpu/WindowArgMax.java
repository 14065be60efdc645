package dev.gradus.cpu;

import dev.gradus.exec.Parallel;

/// The place of the largest element of each pooling window: its position in the input channel's plane, counted
/// in row-major order.
///
/// The first of equal elements wins, and the first NaN wins over all. Padding never wins.
record WindowArgMax(Loops loops) {
    /// Fills `index` (batch, channels, …) for the input `x`; `g` has as many groups as channels, and its
    /// padding is less than its windows.
    void compute(ConvGeometry g, float[] x, int xo, int[] index, int io) {
        int channels = g.inChannels();
        int[] first = firstColumns(g.width());
        Parallel.forRange(g.batch() * channels, Math.max(1, 8192 / Math.max(1, g.inPlane())), (from, to) -> {
            ConvSlab slab =
                    new ConvSlab(g, 1, 1, 0, g.depth().out(), 0, g.height().out());
            float[] padded = Scratch.get().slab(slab.size());
            int[] taps = slab.tapOffsets();
            int whole = (g.width().out() + RowLoops.LANES - 1) & -RowLoops.LANES;
            int[] places = new int[whole];
            for (int i = from; i < to; i++) {
                slab.fill(x, xo, i / channels, i % channels, Float.NEGATIVE_INFINITY, padded);
                plane(slab, padded, taps, first, places, index, io + i * g.outPlane());
            }
        });
    }

    /// The first input column of each window that is not padding: the answer should all be -∞.
    private static int[] firstColumns(ConvGeometry.Axis a) {
        int[] first = new int[a.out()];
        for (int o = 0; o < a.out(); o++) {
            first[o] = first(a, o);
        }
        return first;
    }

    private static int first(ConvGeometry.Axis a, int out) {
        int i = out * a.stride() - a.padLow();
        return i >= 0 ? i : i + Math.ceilDiv(-i, a.dilation()) * a.dilation();
    }

    private void plane(ConvSlab slab, float[] padded, int[] taps, int[] first, int[] places, int[] index, int io) {
        ConvGeometry g = slab.geometry();
        float[] best = Scratch.get().line(places.length);
        int at = io;
        for (int z = 0; z < slab.depths(); z++) {
            for (int y = 0; y < slab.rows(); y++) {
                java.util.Arrays.fill(best, 0, places.length, Float.NEGATIVE_INFINITY);
                int line = (first(g.depth(), z) * g.height().in() + first(g.height(), y))
                        * g.width().in();
                for (int i = 0; i < first.length; i++) {
                    places[i] = line + first[i];
                }
                row(slab, padded, taps, z, y, best, places);
                System.arraycopy(places, 0, index, at, first.length);
                at += first.length;
            }
        }
    }

    private void row(ConvSlab slab, float[] padded, int[] taps, int z, int y, float[] best, int[] places) {
        ConvGeometry g = slab.geometry();
        int window = slab.window(z, y, 0);
        int t = 0;
        for (int kz = 0; kz < g.depth().kernel(); kz++) {
            int iz =
                    z * g.depth().stride() - g.depth().padLow() + kz * g.depth().dilation();
            for (int ky = 0; ky < g.height().kernel(); ky++) {
                int iy = y * g.height().stride()
                        - g.height().padLow()
                        + ky * g.height().dilation();
                for (int kx = 0; kx < g.width().kernel(); kx++) {
                    int ix = kx * g.width().dilation() - g.width().padLow();
                    int from = (iz * g.height().in() + iy) * g.width().in() + ix;
                    loops.takeLarger(
                            padded,
                            window + taps[t++],
                            best,
                            places,
                            from,
                            g.width().stride(),
                            places.length);
                }
            }
        }
    }
}
