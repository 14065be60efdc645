package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// The gradient of a 3×3 convolution's weights by minimal filtering, F(3×3, 2×2): [Winograd]'s transform of the
/// input times a transform of the output's gradient, tile by tile, summed over all tiles in sixteen matrix
/// products; then nine weights for each pair of channels out of sixteen sums.
///
/// Blocks of tiles are cut into chunks by shape alone; the chunks' partial sums are added in order.
record WinogradWeightGradient(Loops loops) {
    /// Tasks wanted, and the most floats that partial sums may take.
    private static final int TASKS = 8;

    private static final int PARTIAL = 1 << 22;

    /// Sums of a task, and transformed input values of a block: together they stay in the second cache.
    private static final int SUMS = 1 << 17;

    private static final int VALUES = 1 << 16;

    /// Columns of the widest tile of any machine.
    private static final int WIDEST = 32;

    /// The sums: for each chunk, group and part of its input channels sixteen matrices of input channels by output
    /// channels, both made up to whole tiles of a product.
    ///
    /// @param blocks the cut into blocks
    /// @param channels input channels of a part
    /// @param rows their rows of the matrices
    /// @param parts parts of a group
    /// @param chunks chunks of blocks
    /// @param panel output channels of a panel
    /// @param columns output channels, made up to whole panels
    private record Sums(
            WinogradBlocks blocks, int channels, Panels rows, int parts, int chunks, int panel, int columns) {
        static Sums of(ConvGeometry g, TileLoops tiles) {
            int panel = tiles.placedWidth(g.groupOut());
            int columns = Math.ceilDiv(g.groupOut(), panel) * panel;
            // parts and chunks follow the shape alone, as the bits do: not the machine's tiles
            int wide = Math.ceilDiv(g.groupOut(), WIDEST) * WIDEST;
            int most = Math.max(WIDEST, SUMS / 16 / wide);
            int parts = Math.ceilDiv(g.groupIn(), most);
            int channels = Math.ceilDiv(g.groupIn(), parts);
            Panels rows = Panels.of(channels, tiles.placedHeight());
            WinogradBlocks blocks = WinogradBlocks.of(g, channels, VALUES);
            int all = g.groups() * parts * 16 * channels * wide;
            int wanted = Math.clamp(PARTIAL / all, 1, Math.ceilDiv(TASKS, parts * g.groups()));
            int chunks = Math.ceilDiv(blocks.count(), Math.ceilDiv(blocks.count(), wanted));
            return new Sums(blocks, channels, rows, parts, chunks, panel, columns);
        }

        ConvGeometry g() {
            return blocks.geometry();
        }

        int matrix() {
            return rows.padded() * columns;
        }

        /// Floats of a chunk.
        int chunk() {
            return g().groups() * parts * 16 * matrix();
        }

        /// Where the sums of a part of a group begin in each chunk.
        int index(int group, int part) {
            return (group * parts + part) * 16 * matrix();
        }
    }

    /// Computes the weight gradient `dw` from input `x` and output gradient `dy`, each beginning at its offset.
    void compute(ConvGeometry g, float[] x, int xo, float[] dy, int dyo, float[] dw, int dwo) {
        Sums sums = Sums.of(g, loops.tiles());
        int count = sums.blocks().count();
        int matrices = g.groups() * sums.parts();
        float[] partial = Scratch.get().shared(sums.chunks() * sums.chunk());
        Parallel.forRange(sums.chunks() * matrices, 1, (from, to) -> {
            for (int t = from; t < to; t++) {
                int chunk = t / matrices;
                int group = t % matrices / sums.parts();
                int part = t % sums.parts();
                int at = chunk * sums.chunk() + sums.index(group, part);
                Arrays.fill(partial, at, at + 16 * sums.matrix(), 0f);
                int end = (int) ((long) count * (chunk + 1) / sums.chunks());
                for (int b = (int) ((long) count * chunk / sums.chunks()); b < end; b++) {
                    WinogradBlock block = WinogradBlock.of(
                            sums.blocks(), b, group, loops.tiles().reach(1));
                    add(block, sums, part, x, xo, dy, dyo, partial, at);
                }
            }
        });
        Parallel.forRange(g.inChannels(), Math.max(1, (1 << 12) / (16 * sums.columns())), (from, to) -> {
            for (int c = from; c < to; c++) {
                finish(sums, partial, c / g.groupIn(), c % g.groupIn(), dw, dwo);
            }
        });
    }

    /// Adds a block's products.
    private void add(
            WinogradBlock block, Sums sums, int part, float[] x, int xo, float[] dy, int dyo, float[] partial, int at) {
        ConvGeometry g = sums.g();
        int first = part * sums.channels();
        int channels = Math.min(sums.channels(), g.groupIn() - first);
        int width = loops.tiles().placedWidth(channels);
        WinogradPixels input = WinogradPixels.ofInput(block, width);
        int tiles = input.tiles();
        // an odd number of cache lines, so that a tile's sixteen elements spread over the cache
        int step = WinogradBlock.odd(tiles * width);
        int side = 16 * step;
        float[] v = Scratch.get().right(Scratch.ALIGN + Math.ceilDiv(channels, width) * side);
        for (int c = 0; c < channels; c += width) {
            float[] pixels =
                    input.panel(loops, x, xo, block.group() * g.groupIn() + first + c, Math.min(width, channels - c));
            loops.winograd().inputOfChannels(pixels, input.places(), v, Scratch.ALIGN + c / width * side, step, width);
        }
        int padded = sums.rows().padded();
        int[] rows = new int[16 * padded];
        for (int r = 0; r < rows.length; r++) {
            // a row that no channel has repeats the last one's; nobody reads its sums
            int c = Math.min(r % padded, channels - 1);
            rows[r] = Scratch.ALIGN + c / width * side + r / padded * step + c % width;
        }
        int[] depths = Scratch.get().places(width, tiles);
        WinogradPixels output = WinogradPixels.ofOutput(block, sums.panel());
        int apart = WinogradBlock.odd(tiles * sums.panel());
        float[] e = Scratch.get().left(Scratch.ALIGN + 16 * apart);
        for (int j = 0; j < sums.columns(); j += sums.panel()) {
            int columns = Math.min(sums.panel(), g.groupOut() - j);
            float[] pixels = output.panel(loops, dy, dyo, block.group() * g.groupOut() + j, columns);
            loops.winograd().gradient(pixels, output.places(), e, Scratch.ALIGN, apart, sums.panel());
            for (int t = 0; t < 16; t++) {
                int to = at + t * sums.matrix() + j;
                product(sums, columns, v, rows, t * padded, depths, e, Scratch.ALIGN + t * apart, partial, to, tiles);
            }
        }
    }

    private void product(
            Sums sums,
            int columns,
            float[] v,
            int[] rows,
            int r,
            int[] depths,
            float[] e,
            int eo,
            float[] partial,
            int to,
            int k) {
        for (int q = 0; q < sums.rows().count(); q++) {
            int start = sums.rows().start(q);
            int height = sums.rows().height(q);
            int co = to + start * sums.columns();
            loops.tiles()
                    .multiplyPlaced(
                            height,
                            sums.panel(),
                            columns,
                            v,
                            rows,
                            r + start,
                            depths,
                            0,
                            e,
                            eo,
                            partial,
                            co,
                            sums.columns(),
                            k);
        }
    }

    /// Adds up the chunks' sums of an input channel and writes its weights.
    private void finish(Sums sums, float[] partial, int group, int channel, float[] dw, int dwo) {
        int n = sums.columns();
        int each = sums.channels();
        int at = sums.index(group, channel / each) + channel % each * n;
        for (int chunk = 1; chunk < sums.chunks(); chunk++) {
            for (int t = 0; t < 16; t++) {
                int to = at + t * sums.matrix();
                loops.binary(BinaryLoop.ADD, partial, to, partial, chunk * sums.chunk() + to, partial, to, n);
            }
        }
        float[] nine = Scratch.get().line(9 * n);
        loops.winograd().weights(partial, at, sums.matrix(), nine, 0, n, n);
        ConvGeometry g = sums.g();
        for (int o = 0; o < g.groupOut(); o++) {
            int to = dwo + ((group * g.groupOut() + o) * g.groupIn() + channel) * 9;
            for (int tap = 0; tap < 9; tap++) {
                dw[to + tap] = nine[tap * n + o];
            }
        }
    }
}
