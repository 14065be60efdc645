package dev.gradus.cpu;

import dev.gradus.exec.Parallel;

/// Convolution with 3×3 kernels and stride 1 by Winograd's minimal filtering F(2×2, 3×3) (Lavin & Gray 2015,
/// arXiv 1509.09308): 16 products for 4 outputs of a channel instead of 36. Sixteen matrix products do the
/// work, between additions that take tiles of the input apart and put those of the output together.
///
/// Errors of rounding are about twice those of adding up the 9 products.
record Winograd(Loops loops) {
    /// Fewer channels don't pay for the transforms.
    private static final int LEAST_CHANNELS = 32;

    /// Fewer tiles don't pay for transforming the weights.
    private static final int LEAST_TILES = 192;

    /// Output channels whose products are held at a time, in panels.
    private static final int PANELS = 4;

    /// Transformed input values of a block.
    private static final int VALUES = 1 << 17;

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

    /// Images that blocks take side by side.
    static int together(ConvGeometry g) {
        return WinogradBlocks.of(g, g.groupIn(), VALUES).images();
    }

    /// Computes `y` from input `x`, each beginning at its offset.
    void forward(ConvGeometry g, float[] x, int xo, WinogradWeights weights, float[] y, int yo) {
        WinogradBlocks blocks = WinogradBlocks.of(g, g.groupIn(), VALUES);
        int width = loops.tiles().reach(1);
        Parallel.forRange(blocks.count() * g.groups(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                WinogradBlock block = WinogradBlock.of(blocks, i / g.groups(), i % g.groups(), width);
                multiply(block, weights, block.take(loops, x, xo), y, yo);
            }
        });
    }

    /// Multiplies with the weights and writes the outputs, some channels at a time.
    private void multiply(WinogradBlock block, WinogradWeights weights, float[] v, float[] y, int yo) {
        ConvGeometry g = block.blocks().geometry();
        int stride = block.stride();
        Panels panels = weights.panels();
        int apart = WinogradBlock.odd(PANELS * loops.tiles().height() * stride);
        float[] m = Scratch.get().columns(Scratch.ALIGN + 16 * apart);
        for (int first = 0; first < panels.count(); first += PANELS) {
            int end = Math.min(panels.count(), first + PANELS);
            for (int t = 0; t < 16; t++) {
                for (int q = first; q < end; q++) {
                    int row = panels.start(q) - panels.start(first);
                    product(block, weights, q, t, v, m, Scratch.ALIGN + t * apart + row * stride);
                }
            }
            int channels = Math.min(g.groupOut(), panels.start(end)) - panels.start(first);
            for (int o = 0; o < channels; o++) {
                int channel = block.group() * g.groupOut() + panels.start(first) + o;
                give(block, m, Scratch.ALIGN + o * stride, apart, channel, y, yo);
            }
        }
    }

    private void product(WinogradBlock block, WinogradWeights weights, int q, int t, float[] v, float[] m, int mo) {
        int stride = block.stride();
        TileLoops tiles = loops.tiles();
        int depth = weights.depth();
        float[] zeros = Scratch.get().zeros(tiles.width());
        int[] rows = Scratch.get().places(stride, depth);
        int h = weights.panels().height(q);
        int ao = weights.index(block.group(), q, t);
        for (int j = 0, reach; j < block.columns(); j += reach) {
            int bo = Scratch.ALIGN + t * block.step() + j;
            reach = tiles.reach(block.columns() - j);
            tiles.multiply(h, reach, weights.packed(), ao, 1, h, v, bo, rows, zeros, 0, 0, m, mo + j, stride, depth);
        }
    }

    /// Puts one channel's outputs together.
    private void give(WinogradBlock block, float[] m, int mo, int apart, int channel, float[] y, int yo) {
        ConvGeometry g = block.blocks().geometry();
        int line = block.line();
        int rows = block.rows();
        int wide = g.width().out();
        int high = g.height().out();
        if (block.images() == 1 && wide == 2 * line && high % 2 == 0) {
            int to = yo + ((block.firstImage() * g.outChannels() + channel) * high + 2 * block.firstRow()) * wide;
            loops.winograd().output(m, mo, apart, y, to, wide, rows, line);
            return;
        }
        int ld = WinogradBlock.odd(2 * line);
        float[] lines = Scratch.get().line(2 * rows * ld);
        loops.winograd().output(m, mo, apart, lines, 0, ld, rows, line);
        for (int n = 0; n < block.images(); n++) {
            int plane = yo + ((block.firstImage() + n) * g.outChannels() + channel) * high * wide;
            for (int r = 2 * block.firstRow(); r < Math.min(high, 2 * (block.firstRow() + rows)); r++) {
                int from = (r - 2 * block.firstRow()) * ld + 2 * block.blocks().across() * n;
                System.arraycopy(lines, from, y, plane + r * wide, wide);
            }
        }
    }
}
