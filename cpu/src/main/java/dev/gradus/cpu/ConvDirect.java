package dev.gradus.cpu;

/// Convolution whose vectors run over neighbouring outputs; patches are read where they lie in the padded slab.
///
/// Output rows are strung together at the slab's pitch, so that what one tap sees of neighbouring outputs is
/// neighbours in memory. The outputs between two rows are computed for nothing and dropped.
record ConvDirect(TileLoops tiles) {
    /// Outputs at a time: their sums stay in the second cache.
    private static final int STRETCH = 1024;

    /// Multiply-adds in which [ConvPlaced] could turn an output round.
    private static final double TURN = 20;

    /// Whether this is quicker than [ConvPlaced] on a slab, by the share of the work that is of use.
    boolean pays(ConvSlab slab) {
        ConvGeometry g = slab.geometry();
        int rows = Math.min(slab.rows(), rowsAtOnce(slab));
        int channels = g.groupOut();
        int unit = tiles.rowUnit(channels);
        double here = (double) rows
                * g.width().out()
                / up(strung(slab, rows), tiles.reach(unit, 1))
                * channels
                / up(channels, unit);
        double there = tiles.placedSpeed(channels)
                * channels
                / up(channels, tiles.placedWidth(channels))
                * g.terms()
                / (g.terms() + TURN);
        return here > there;
    }

    private static int up(int n, int unit) {
        return Math.ceilDiv(n, unit) * unit;
    }

    private static int rowsAtOnce(ConvSlab slab) {
        return Math.max(1, STRETCH / slab.pitch());
    }

    private static int strung(ConvSlab slab, int rows) {
        return (rows - 1) * slab.pitch() + slab.geometry().width().out();
    }

    /// Computes a share of the channels of a filled slab's outputs.
    void part(ConvSlab slab, float[] padded, ConvWeights weights, int group, Share share, Target target) {
        int[] taps = slab.tapOffsets();
        int wide = slab.geometry().width().out();
        int some = Math.min(slab.rows(), rowsAtOnce(slab));
        for (int n = 0; n < slab.images(); n++) {
            for (int z = 0; z < slab.depths(); z++) {
                for (int y = 0; y < slab.rows(); y += some) {
                    int window = n * slab.imageSize() + slab.window(z, y, 0);
                    int pixel = n * slab.pixels() + (z * slab.rows() + y) * wide;
                    rows(
                            slab,
                            Math.min(some, slab.rows() - y),
                            padded,
                            window,
                            taps,
                            weights,
                            group,
                            share,
                            target,
                            pixel);
                }
            }
        }
    }

    private void rows(
            ConvSlab slab,
            int rows,
            float[] padded,
            int window,
            int[] taps,
            ConvWeights weights,
            int group,
            Share share,
            Target target,
            int pixel) {
        int wide = slab.geometry().width().out();
        int strung = strung(slab, rows);
        Panels panels = weights.panels();
        int ld = up(strung, tiles.reach(panels.height(0), 1));
        float[] sums = Scratch.get().columns(tiles.height() * ld);
        float[] zeros = Scratch.get().zeros(tiles.width());
        for (int q = share.from(panels.count()); q < share.to(panels.count()); q++) {
            int h = panels.height(q);
            for (int j = 0, reach; j < ld; j += reach) {
                reach = tiles.reach(h, ld - j);
                tiles.multiply(
                        h,
                        reach,
                        weights.packed(),
                        weights.index(group, q, 0),
                        1,
                        h,
                        padded,
                        window + j,
                        taps,
                        zeros,
                        0,
                        0,
                        sums,
                        j,
                        ld,
                        taps.length);
            }
            for (int r = 0; r < panels.present(q); r++) {
                int to = target.index(panels.start(q) + r, pixel);
                for (int y = 0; y < rows; y++) {
                    System.arraycopy(sums, r * ld + y * slab.pitch(), target.y(), to + y * wide, wide);
                }
            }
        }
    }
}
