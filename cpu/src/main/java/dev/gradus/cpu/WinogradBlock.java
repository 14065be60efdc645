package dev.gradus.cpu;

import java.util.Arrays;

/// One block of one group of a 3×3 convolution: where its tiles lie, and the transform of its input.
///
/// @param blocks the cut that the block belongs to
/// @param group which group of channels
/// @param firstImage first image
/// @param images images that exist
/// @param firstRow first row of tiles
/// @param rows rows of tiles that exist
/// @param columns tiles, made up to a multiple of a product's columns
/// @param stride distance of channels: an odd number of cache lines, so that a column's rows spread over the
///     cache
/// @param step distance of the sixteen matrices, odd as well
record WinogradBlock(
        WinogradBlocks blocks,
        int group,
        int firstImage,
        int images,
        int firstRow,
        int rows,
        int columns,
        int stride,
        int step) {
    /// Floats of a cache line.
    private static final int LINE = 16;

    static WinogradBlock of(WinogradBlocks blocks, int block, int group, int width) {
        int columns = Math.ceilDiv(blocks.tiles(), width) * width;
        int stride = odd(columns);
        return new WinogradBlock(
                blocks,
                group,
                blocks.firstImage(block),
                blocks.presentImages(block),
                blocks.firstRow(block),
                blocks.presentRows(block),
                columns,
                stride,
                odd(blocks.geometry().groupIn() * stride));
    }

    /// The least odd number of cache lines that holds so many floats.
    static int odd(int floats) {
        return (Math.ceilDiv(floats, LINE) | 1) * LINE;
    }

    private ConvGeometry geometry() {
        return blocks.geometry();
    }

    private int across() {
        return blocks.across();
    }

    /// Distance of rows of tiles.
    int line() {
        return blocks.line();
    }

    /// Sixteen matrices (input channels, tiles), in the thread's room for right sides: the transformed input.
    float[] take(Loops loops, float[] x, int xo) {
        ConvGeometry g = geometry();
        int line = line();
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
                copy(x, xo + plane * g.inPlane(), pairs, 2 * across() * n, pair);
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
        ConvGeometry g = geometry();
        int across = across();
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
        int end = Math.min(geometry().width().in(), first + n);
        if (end > start) {
            System.arraycopy(x, from + start, o, oo + start - first, end - start);
        }
    }
}
