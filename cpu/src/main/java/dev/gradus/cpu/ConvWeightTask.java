package dev.gradus.cpu;

import java.util.Arrays;

/// One task of [ConvWeightGradient]: some input channels of a group, summed over some images.
///
/// @param part which of the group's input channels
/// @param partial receives the sums from `offset` on
record ConvWeightTask(
        TileLoops tiles,
        ConvGeometry geometry,
        ConvWeightGradient.Sums sums,
        int group,
        int part,
        float[] partial,
        int offset) {
    /// Pixels of a block of the product's depth.
    private static final int PIXELS = 128;

    /// Pixels of the images laid out at a time.
    private static final int SLAB = 512;

    /// Sums over images `first … last-1` of input `x` and output gradient `dy`.
    void images(int first, int last, float[] x, int xo, float[] dy, int dyo) {
        Arrays.fill(partial, offset, offset + sums.partSize(), 0f);
        // columns that no channel has are summed too: of zeros, as other numbers might be slow ones
        Arrays.fill(right(), 0f);
        int some = Math.min(last - first, Math.max(1, SLAB / geometry.outPlane()));
        int[] windows = ConvSlab.whole(geometry, sums.channels(part), some).windows();
        for (int n = first; n < last; n += some) {
            ConvSlab slab = ConvSlab.whole(geometry, sums.channels(part), Math.min(some, last - n));
            float[] padded = Scratch.get().slab(slab.size());
            slab.fill(x, xo, n, group * geometry.groupIn() + part * sums.channels(), 0f, padded);
            slab(slab, padded, windows, Target.of(slab, n, group, dy, dyo));
        }
    }

    private void slab(ConvSlab slab, float[] padded, int[] windows, Target gradient) {
        Panels panels = Panels.of(sums.channels(part) * geometry.taps(), tiles.placedHeight());
        int[] taps = Arrays.copyOf(slab.tapOffsets(), panels.padded());
        int all = slab.images() * slab.pixels();
        int width = tiles.placedWidth(geometry.groupOut());
        float[] right = right();
        for (int p = 0; p < all; p += PIXELS) {
            int pixels = Math.min(PIXELS, all - p);
            for (int j = 0; j < geometry.groupOut(); j += width) {
                int columns = Math.min(width, geometry.groupOut() - j);
                pack(gradient, j, columns, p, pixels, width, right);
                for (int q = 0; q < panels.count(); q++) {
                    int co = offset + panels.start(q) * sums.columns() + j;
                    tiles.multiplyPlaced(
                            panels.height(q),
                            width,
                            columns,
                            padded,
                            taps,
                            panels.start(q),
                            windows,
                            p,
                            right,
                            Scratch.ALIGN,
                            partial,
                            co,
                            sums.columns(),
                            pixels);
                }
            }
        }
    }

    private float[] right() {
        return Scratch.get().right(Scratch.ALIGN + tiles.placedWidth(geometry.groupOut()) * PIXELS);
    }

    /// Packs the output gradient's pixels of some channels into a panel, image after image.
    private void pack(Target gradient, int channel, int channels, int pixel, int pixels, int width, float[] right) {
        for (int p = 0; p < pixels; ) {
            int n = Math.min(pixels - p, gradient.pixels() - (pixel + p) % gradient.pixels());
            Matrix m = Matrix.of(gradient.y(), gradient.index(channel, pixel + p), gradient.plane());
            new Packing(tiles)
                    .presentColumns(m.transpose(), 0, channels, 0, n, width, right, Scratch.ALIGN + p * width);
            p += n;
        }
    }
}
