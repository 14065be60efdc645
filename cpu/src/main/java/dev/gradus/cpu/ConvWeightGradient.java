package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// The gradient of a convolution with respect to its weights: the patches, read where they lie, times the
/// output's gradient, summed over all pixels of all images.
///
/// Images are cut into chunks by shape alone. Within a chunk each weight is one chain of fused multiply-adds
/// over the pixels; the chunks' partial sums are added in order. But many 3×3 kernels go by
/// [WinogradWeightGradient].
record ConvWeightGradient(Loops loops) {
    /// Tasks wanted, and the most floats that partial sums may take.
    private static final int TASKS = 16;

    private static final int PARTIAL = 1 << 22;

    /// Rows of sums that are added up and written at a time, a multiple of 4.
    private static final int STRIP = 16;

    /// Computes the weight gradient `dw` from input `x` and output gradient `dy`, each beginning at its offset.
    void compute(ConvGeometry g, float[] x, int xo, float[] dy, int dyo, float[] dw, int dwo) {
        int size = g.outChannels() * g.terms();
        if (g.batch() * g.outPlane() * size == 0) {
            Arrays.fill(dw, dwo, dwo + size, 0f);
        } else if (g.pointwise()) {
            pointwise(g, x, xo, dy, dyo, dw, dwo);
        } else if (g.depthwise()) {
            new DepthwiseWeightGradient(loops.rows()).compute(g, x, xo, dy, dyo, dw, dwo);
        } else if (ConvWeightDots.suits(g)) {
            new ConvWeightDots(loops.tiles(), g).compute(x, xo, dy, dyo, dw, dwo);
        } else if (Winograd.suits(g)) {
            new WinogradWeightGradient(loops).compute(g, x, xo, dy, dyo, dw, dwo);
        } else {
            chunked(g, x, xo, dy, dyo, dw, dwo);
        }
    }

    private void pointwise(ConvGeometry g, float[] x, int xo, float[] dy, int dyo, float[] dw, int dwo) {
        Gemm gemm = new Gemm(loops.tiles());
        int plane = g.inPlane();
        for (int group = 0; group < g.groups(); group++) {
            Matrix weights = Matrix.of(dw, dwo + group * g.groupOut() * g.groupIn(), g.groupIn());
            for (int n = 0; n < g.batch(); n++) {
                Matrix gradient = Matrix.of(dy, dyo + (n * g.outChannels() + group * g.groupOut()) * plane, plane);
                Matrix input = Matrix.of(x, xo + (n * g.inChannels() + group * g.groupIn()) * plane, plane);
                gemm.multiply(g.groupOut(), g.groupIn(), plane, gradient, input.transpose(), weights, n > 0);
            }
        }
    }

    private void chunked(ConvGeometry g, float[] x, int xo, float[] dy, int dyo, float[] dw, int dwo) {
        TileLoops tiles = loops.tiles();
        int wanted = Math.min(Math.min(g.batch(), TASKS), Math.max(1, PARTIAL / (g.outChannels() * g.terms())));
        int images = Math.ceilDiv(g.batch(), wanted);
        int chunks = Math.ceilDiv(g.batch(), images);
        int channels = Math.ceilDiv(g.groupIn(), Math.min(g.groupIn(), Math.ceilDiv(TASKS, chunks)));
        int parts = Math.ceilDiv(g.groupIn(), channels);
        Sums sums = Sums.of(g, channels, parts, tiles);
        float[] partial = Scratch.get().shared(chunks * sums.size());
        Parallel.forRange(chunks * parts, 1, (from, to) -> {
            for (int t = from; t < to; t++) {
                int chunk = t / parts;
                int first = chunk * images;
                int last = Math.min(g.batch(), first + images);
                for (int group = 0; group < g.groups(); group++) {
                    int so = chunk * sums.size() + sums.index(group, t % parts);
                    new ConvWeightTask(tiles, g, sums, group, t % parts, partial, so)
                            .images(first, last, x, xo, dy, dyo);
                }
            }
        });
        int strips = Math.ceilDiv(sums.rows(), STRIP);
        Parallel.forRange(
                g.groups() * parts * strips, Math.max(1, (1 << 13) / (STRIP * sums.columns())), (from, to) -> {
                    for (int t = from; t < to; t++) {
                        int matrix = t / strips;
                        int row = t % strips * STRIP;
                        int some = Math.min(STRIP, sums.rows() - row) * sums.columns();
                        int at = sums.index(matrix / parts, matrix % parts) + row * sums.columns();
                        for (int chunk = 1; chunk < chunks; chunk++) {
                            int next = chunk * sums.size() + at;
                            loops.binary(BinaryLoop.ADD, partial, at, partial, next, partial, at, some);
                        }
                        sums.store(tiles, matrix / parts, matrix % parts, row, partial, dw, dwo);
                    }
                });
    }

    /// Where the sums of a chunk lie: for each group and each part of its input channels a matrix of taps by
    /// output channels, both rounded up to whole tiles.
    ///
    /// @param channels input channels of a part
    /// @param parts parts of a group
    /// @param rows rows of a part's matrix
    /// @param columns its columns
    record Sums(ConvGeometry geometry, int channels, int parts, int rows, int columns) {
        static Sums of(ConvGeometry g, int channels, int parts, TileLoops tiles) {
            int width = tiles.placedWidth(g.groupOut());
            int rows = Panels.of(channels * g.taps(), tiles.placedHeight()).padded();
            return new Sums(g, channels, parts, rows, Math.ceilDiv(g.groupOut(), width) * width);
        }

        int partSize() {
            return rows * columns;
        }

        int size() {
            return geometry.groups() * parts * partSize();
        }

        int index(int group, int part) {
            return (group * parts + part) * partSize();
        }

        int channels(int part) {
            return Math.min(channels, geometry.groupIn() - part * channels);
        }

        /// Writes a strip of a part's matrix, transposed, where the weights want it.
        void store(TileLoops tiles, int group, int part, int row, float[] s, float[] dw, int dwo) {
            int terms = geometry.terms();
            int taps = channels(part) * geometry.taps();
            int so = index(group, part);
            int to = dwo + group * geometry.groupOut() * terms + part * channels * geometry.taps();
            int end = Math.min(taps, row + STRIP);
            int whole = end & -4;
            for (int t = row; t < whole; t += 4) {
                tiles.transpose4(s, so + t * columns, columns, geometry.groupOut(), dw, to + t, terms);
            }
            for (int t = Math.max(row, whole); t < end; t++) {
                for (int o = 0; o < geometry.groupOut(); o++) {
                    dw[to + o * terms + t] = s[so + t * columns + o];
                }
            }
        }
    }
}
