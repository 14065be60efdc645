package dev.gradus.cpu;

import java.util.Arrays;

/// Convolution whose vectors run over output channels: patches are read where they lie in the padded slab, one
/// number for a vector of channels. Wastes nothing on narrow images, but wants many channels, and turns its
/// result round at the end.
record ConvPlaced(TileLoops tiles) {
    /// A group's weights for this kernel: panels of channels, one row a channel and tap of the input.
    ///
    /// @param packed panels of all groups
    /// @param width channels of a panel
    /// @param padded channels of a group's panels
    record Weights(float[] packed, int width, int padded, int terms) {
        /// Packs into the calling thread's shared memory.
        static Weights pack(TileLoops tiles, ConvGeometry g, float[] w, int wo) {
            int width = tiles.placedWidth(g.groupOut());
            int padded = Math.ceilDiv(g.groupOut(), width) * width;
            int terms = g.terms();
            float[] packed = Scratch.get().shared(Scratch.ALIGN + g.groups() * padded * terms);
            for (int group = 0; group < g.groups(); group++) {
                Matrix m =
                        Matrix.of(w, wo + group * g.groupOut() * terms, terms).transpose();
                for (int j = 0; j < g.groupOut(); j += width) {
                    int at = Scratch.ALIGN + (group * padded + j) * terms;
                    new Packing(tiles).columns(m, j, Math.min(width, g.groupOut() - j), 0, terms, width, packed, at);
                }
            }
            return new Weights(packed, width, padded, terms);
        }

        int index(int group, int channel) {
            return Scratch.ALIGN + (group * padded + channel) * terms;
        }
    }

    /// Computes all outputs of a filled slab.
    void part(ConvSlab slab, float[] slabData, Weights weights, int group, Target target) {
        int[] taps = slab.tapOffsets();
        int pixels = slab.images() * slab.pixels();
        Panels panels = Panels.of(pixels, tiles.placedHeight());
        int[] windows = Arrays.copyOf(slab.windows(), panels.padded());
        int ld = weights.padded();
        float[] sums = Scratch.get().columns(panels.padded() * ld);
        Arrays.fill(sums, 0, panels.padded() * ld, 0f);
        for (int j = 0; j < ld; j += weights.width()) {
            for (int q = 0; q < panels.count(); q++) {
                tiles.multiplyPlaced(
                        panels.height(q),
                        weights.width(),
                        slabData,
                        windows,
                        panels.start(q),
                        taps,
                        0,
                        weights.packed(),
                        weights.index(group, j),
                        sums,
                        panels.start(q) * ld + j,
                        ld,
                        taps.length);
            }
        }
        for (int p = 0; p < pixels; ) {
            int at = target.index(0, p);
            if (target.whole(p, 4)) {
                tiles.transpose4(sums, p * ld, ld, target.channels(), target.y(), at, target.plane());
                p += 4;
            } else {
                for (int c = 0; c < target.channels(); c++) {
                    target.y()[at + c * target.plane()] = sums[p * ld + c];
                }
                p++;
            }
        }
    }
}
