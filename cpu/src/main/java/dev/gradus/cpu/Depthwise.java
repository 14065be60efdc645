package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// Convolution in which each output channel sees one input channel: too thin for a matrix product, so a row
/// at a time and a tap at a time.
///
/// Each output is the same chain of fused multiply-adds over the taps as in [Conv].
record Depthwise(TileLoops tiles) {
    /// Computes `y` from input `x` and weights `w`, each beginning at its offset.
    void forward(ConvGeometry g, float[] x, int xo, float[] w, int wo, float[] y, int yo) {
        Parallel.forRange(g.batch() * g.groups(), grain(g), (from, to) -> {
            ConvSlab slab = ConvSlab.whole(g, 1, 1);
            float[] padded = Scratch.get().slab(slab.size());
            int[] taps = slab.tapOffsets();
            for (int i = from; i < to; i++) {
                int image = i / g.groups();
                int group = i % g.groups();
                slab.fill(x, xo, image, group, 0f, padded);
                for (int c = group * g.groupOut(); c < (group + 1) * g.groupOut(); c++) {
                    plane(
                            slab,
                            padded,
                            taps,
                            w,
                            wo + c * taps.length,
                            y,
                            yo + (image * g.outChannels() + c) * g.outPlane());
                }
            }
        });
    }

    private static int grain(ConvGeometry g) {
        return Math.max(1, 4096 / g.outPlane());
    }

    private void plane(ConvSlab slab, float[] padded, int[] taps, float[] w, int wo, float[] y, int yo) {
        int wide = slab.geometry().width().out();
        // whole vectors: what the outputs beyond the row's end get is dropped
        int whole = (wide + RowLoops.LANES - 1) & -RowLoops.LANES;
        float[] line = Scratch.get().line(whole);
        int at = yo;
        for (int z = 0; z < slab.depths(); z++) {
            for (int r = 0; r < slab.rows(); r++) {
                Arrays.fill(line, 0, whole, 0f);
                int window = slab.window(z, r, 0);
                for (int t = 0; t < taps.length; t++) {
                    tiles.addScaled(w[wo + t], padded, window + taps[t], line, 0, whole);
                }
                System.arraycopy(line, 0, y, at, wide);
                at += wide;
            }
        }
    }
}
