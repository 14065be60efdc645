package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;
import java.util.function.IntFunction;

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
        /// Packs into the given memory.
        static Weights pack(TileLoops tiles, ConvGeometry g, float[] w, int wo, IntFunction<float[]> memory) {
            int width = tiles.placedWidth(g.groupOut());
            int padded = Math.ceilDiv(g.groupOut(), width) * width;
            int terms = g.terms();
            float[] packed = memory.apply(Scratch.ALIGN + g.groups() * padded * terms);
            int across = padded / width;
            int each = Math.max(1, ConvWeights.TASK / (width * terms));
            Parallel.forRange(g.groups() * across, each, (from, to) -> {
                for (int i = from; i < to; i++) {
                    int group = i / across;
                    int j = i % across * width;
                    Matrix m = Matrix.of(w, wo + group * g.groupOut() * terms, terms)
                            .transpose();
                    int at = Scratch.ALIGN + (group * padded + j) * terms;
                    new Packing(tiles).columns(m, j, Math.min(width, g.groupOut() - j), 0, terms, width, packed, at);
                }
            });
            return new Weights(packed, width, padded, terms);
        }

        int index(int group, int channel) {
            return Scratch.ALIGN + (group * padded + channel) * terms;
        }
    }

    /// Computes a share of the channels of a filled slab's outputs.
    void part(ConvSlab slab, float[] slabData, Weights weights, int group, Share share, Target target) {
        int[] taps = slab.tapOffsets();
        int pixels = slab.images() * slab.pixels();
        Panels panels = Panels.of(pixels, tiles.placedHeight());
        int[] windows = Arrays.copyOf(slab.windows(), panels.padded());
        int width = weights.width();
        int across = weights.padded() / width;
        int first = share.from(across) * width;
        int end = Math.min(target.channels(), share.to(across) * width);
        int ld = share.size(across) * width;
        float[] sums = Scratch.get().columns(panels.padded() * ld);
        Arrays.fill(sums, 0, panels.padded() * ld, 0f);
        for (int j = first; j < end; j += width) {
            for (int q = 0; q < panels.count(); q++) {
                tiles.multiplyPlaced(
                        panels.height(q),
                        width,
                        Math.min(width, end - j),
                        slabData,
                        windows,
                        panels.start(q),
                        taps,
                        0,
                        weights.packed(),
                        weights.index(group, j),
                        sums,
                        panels.start(q) * ld + j - first,
                        ld,
                        taps.length);
            }
        }
        turn(sums, ld, pixels, first, end, target);
    }

    /// Writes sums, a row a pixel, as channels `first … end-1`.
    private void turn(float[] sums, int ld, int pixels, int first, int end, Target target) {
        for (int p = 0; p < pixels; ) {
            int at = target.index(first, p);
            if (target.whole(p, 4)) {
                tiles.transpose4(sums, p * ld, ld, end - first, target.y(), at, target.plane());
                p += 4;
            } else {
                for (int c = 0; c < end - first; c++) {
                    target.y()[at + c * target.plane()] = sums[p * ld + c];
                }
                p++;
            }
        }
    }
}
