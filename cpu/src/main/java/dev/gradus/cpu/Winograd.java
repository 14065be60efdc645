package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// Convolution with 3×3 kernels and stride 1 by Winograd's minimal filtering F(2×2, 3×3) (Lavin & Gray 2015,
/// arXiv 1509.09308): 16 products for 4 outputs of a channel instead of 36. Sixteen matrix products do the
/// work, between additions that take tiles of the input apart and put those of the output together.
///
/// Errors of rounding are about twice those of adding up the 9 products.
record Winograd(Loops loops) {
    /// Fewer channels don't pay for the transforms.
    private static final int LEAST_CHANNELS = 16;

    /// Fewer tiles don't pay for transforming the weights.
    private static final int LEAST_TILES = 192;

    /// Output channels whose products are held at a time, in panels.
    private static final int PANELS = 4;

    /// Floats of a cache line.
    private static final int LINE = 16;

    /// The least odd number of cache lines that holds so many floats.
    private static int odd(int floats) {
        return (Math.ceilDiv(floats, LINE) | 1) * LINE;
    }

    /// Whether this is the way to compute a convolution; depends on its sizes alone, as the bits do.
    static boolean suits(ConvGeometry g) {
        int tiles = g.batch()
                * Math.ceilDiv(g.height().out(), 2)
                * Math.ceilDiv(g.width().out(), 2);
        return isThree(g.height())
                && isThree(g.width())
                && g.depth().equals(ConvGeometry.Axis.NONE)
                && Math.min(g.groupIn(), g.groupOut()) >= LEAST_CHANNELS
                && tiles >= LEAST_TILES;
    }

    private static boolean isThree(ConvGeometry.Axis a) {
        return a.kernel() == 3 && a.stride() == 1 && a.dilation() == 1;
    }

    /// Computes `y` from input `x` and weights `w`, each beginning at its offset.
    void forward(ConvGeometry g, float[] x, int xo, float[] w, int wo, float[] y, int yo) {
        WinogradBlocks blocks = WinogradBlocks.of(g);
        WinogradWeights weights = WinogradWeights.pack(loops.tiles(), g, w, wo);
        Parallel.forRange(blocks.count() * g.groups(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                Block block = new Block(g, blocks, i / g.groups(), i % g.groups());
                float[] v = block.take(x, xo);
                block.multiply(weights, v, y, yo);
            }
        });
    }

    /// One block of one group.
    private final class Block {
        private final ConvGeometry g;
        private final int group;
        private final int across;
        private final int firstImage;
        private final int images;
        private final int firstRow;
        private final int rows;
        private final int line;
        private final int columns;
        /// Distance of channels: an odd number of cache lines, so that a column's rows spread over the cache.
        private final int stride;
        /// Distance of the sixteen matrices, odd as well.
        private final int step;

        Block(ConvGeometry g, WinogradBlocks blocks, int block, int group) {
            this.g = g;
            this.group = group;
            across = blocks.across();
            firstImage = blocks.firstImage(block);
            images = blocks.presentImages(block);
            firstRow = blocks.firstRow(block);
            rows = blocks.presentRows(block);
            line = blocks.line();
            int width = loops.tiles().width();
            columns = Math.ceilDiv(blocks.tiles(), width) * width;
            stride = odd(columns);
            step = odd(g.groupIn() * stride);
        }

        /// Sixteen matrices (input channels, tiles): the transformed input.
        float[] take(float[] x, int xo) {
            int seen = 2 * rows + 2;
            int ld = odd(line);
            int pair = images > 1 ? 4 * ld : 2 * ld + LINE;
            float[] pairs = Scratch.get().line(seen * pair);
            Arrays.fill(pairs, 0, seen * pair, 0f);
            float[] d = Scratch.get().slab(4 * seen * ld);
            float[] v = Scratch.get().right(Scratch.ALIGN + 16 * step);
            for (int c = 0; c < g.groupIn(); c++) {
                for (int n = 0; n < images; n++) {
                    int plane = (firstImage + n) * g.inChannels() + group * g.groupIn() + c;
                    copy(x, xo + plane * g.inPlane(), pairs, 2 * across * n, pair);
                }
                WinogradLoops transforms = loops.winograd();
                transforms.split(pairs, 0, pair, d, 0, 4 * ld, ld, seen, line);
                transforms.split(pairs, images > 1 ? 2 * ld : 2, pair, d, 2 * ld, 4 * ld, ld, seen, line);
                transforms.input(d, 0, ld, v, Scratch.ALIGN + c * stride, step, rows, line);
            }
            return v;
        }

        /// Copies the rows of an image that the block sees: for each tile its first two columns; and for each
        /// its last two, in a line of their own unless the image is alone, when one line shows both. What lies
        /// outside the image is left as it is.
        private void copy(float[] x, int plane, float[] pairs, int at, int pair) {
            int top = 2 * firstRow - g.height().padLow();
            int end = Math.min(2 * rows + 2, g.height().in() - top);
            int left = -g.width().padLow();
            for (int r = Math.max(0, -top); r < end; r++) {
                int from = plane + (top + r) * g.width().in();
                int to = at + r * pair;
                if (images > 1) {
                    cut(x, from, left, pairs, to, 2 * across);
                    cut(x, from, left + 2, pairs, to + pair / 2, 2 * across);
                } else {
                    cut(x, from, left, pairs, to, 2 * across + 2);
                }
            }
        }

        /// Columns `first … first+n-1` of an input row, as far as they exist.
        private void cut(float[] x, int from, int first, float[] o, int oo, int n) {
            int start = Math.max(0, first);
            int end = Math.min(g.width().in(), first + n);
            if (end > start) {
                System.arraycopy(x, from + start, o, oo + start - first, end - start);
            }
        }

        /// Multiplies with the weights and writes the outputs, some channels at a time.
        void multiply(WinogradWeights weights, float[] v, float[] y, int yo) {
            Panels panels = weights.panels();
            int apart = odd(PANELS * loops.tiles().height() * stride);
            float[] m = Scratch.get().columns(Scratch.ALIGN + 16 * apart);
            for (int first = 0; first < panels.count(); first += PANELS) {
                int end = Math.min(panels.count(), first + PANELS);
                for (int t = 0; t < 16; t++) {
                    for (int q = first; q < end; q++) {
                        int row = panels.start(q) - panels.start(first);
                        product(weights, q, t, v, m, Scratch.ALIGN + t * apart + row * stride);
                    }
                }
                int channels = Math.min(g.groupOut(), panels.start(end)) - panels.start(first);
                for (int o = 0; o < channels; o++) {
                    give(m, Scratch.ALIGN + o * stride, apart, group * g.groupOut() + panels.start(first) + o, y, yo);
                }
            }
        }

        private void product(WinogradWeights weights, int q, int t, float[] v, float[] m, int mo) {
            TileLoops tiles = loops.tiles();
            int depth = weights.depth();
            float[] zeros = Scratch.get().zeros(tiles.width());
            int[] rows = Scratch.get().rows(stride, depth);
            int h = weights.panels().height(q);
            int ao = weights.index(group, q, t);
            for (int j = 0; j < columns; j += tiles.width()) {
                int bo = Scratch.ALIGN + t * step + j;
                tiles.multiply(h, weights.packed(), ao, v, bo, rows, zeros, 0, 0, m, mo + j, stride, depth);
            }
        }

        /// Puts one channel's outputs together.
        private void give(float[] m, int mo, int apart, int channel, float[] y, int yo) {
            int wide = g.width().out();
            int high = g.height().out();
            if (images == 1 && wide == 2 * line && high % 2 == 0) {
                int to = yo + ((firstImage * g.outChannels() + channel) * high + 2 * firstRow) * wide;
                loops.winograd().output(m, mo, apart, y, to, wide, rows, line);
                return;
            }
            int ld = odd(2 * line);
            float[] lines = Scratch.get().line(2 * rows * ld);
            loops.winograd().output(m, mo, apart, lines, 0, ld, rows, line);
            for (int n = 0; n < images; n++) {
                int plane = yo + ((firstImage + n) * g.outChannels() + channel) * high * wide;
                for (int r = 2 * firstRow; r < Math.min(high, 2 * (firstRow + rows)); r++) {
                    int from = (r - 2 * firstRow) * ld + 2 * across * n;
                    System.arraycopy(lines, from, y, plane + r * wide, wide);
                }
            }
        }
    }
}
