package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// The weight gradient of a convolution whose groups have one input channel: a dot product for each weight,
/// in 16 lanes over all rows of all images in order.
record DepthwiseWeightGradient(RowLoops loops) {
    /// Computes the weight gradient `dw` from input `x` and output gradient `dy`, each beginning at its offset.
    void compute(ConvGeometry g, float[] x, int xo, float[] dy, int dyo, float[] dw, int dwo) {
        Parallel.forRange(g.groups(), 1, (from, to) -> {
            for (int group = from; group < to; group++) {
                group(g, group, x, xo, dy, dyo, dw, dwo);
            }
        });
    }

    private void group(ConvGeometry g, int group, float[] x, int xo, float[] dy, int dyo, float[] dw, int dwo) {
        ConvSlab slab = ConvSlab.whole(g, 1, 1);
        float[] padded = Scratch.get().slab(slab.size());
        int[] taps = slab.tapOffsets();
        float[] lanes = new float[g.groupOut() * taps.length * RowLoops.LANES];
        for (int n = 0; n < g.batch(); n++) {
            slab.fill(x, xo, n, group, 0f, padded);
            for (int c = 0; c < g.groupOut(); c++) {
                int plane = dyo + (n * g.outChannels() + group * g.groupOut() + c) * g.outPlane();
                plane(slab, padded, taps, dy, plane, lanes, c * taps.length);
            }
        }
        for (int i = 0; i < g.groupOut() * taps.length; i++) {
            dw[dwo + group * g.groupOut() * taps.length + i] = RowLoops.addLanes(lanes, i * RowLoops.LANES);
        }
    }

    private void plane(ConvSlab slab, float[] padded, int[] taps, float[] dy, int dyo, float[] lanes, int first) {
        int wide = slab.geometry().width().out();
        // whole vectors: zeros behind the row's end add nothing
        int whole = (wide + RowLoops.LANES - 1) & -RowLoops.LANES;
        float[] line = Scratch.get().line(whole);
        Arrays.fill(line, 0, whole, 0f);
        int at = dyo;
        for (int z = 0; z < slab.depths(); z++) {
            for (int y = 0; y < slab.rows(); y++) {
                System.arraycopy(dy, at, line, 0, wide);
                int window = slab.window(z, y, 0);
                for (int t = 0; t < taps.length; t++) {
                    loops.addProducts(line, 0, padded, window + taps[t], whole, lanes, (first + t) * RowLoops.LANES);
                }
                at += wide;
            }
        }
    }
}
