package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// The gradient of a convolution with respect to its weights: the output's gradient times the transpose of
/// the unfolded patches, summed over all pixels of all images.
///
/// Images are cut into chunks by shape alone. Within a chunk each weight is one chain of fused multiply-adds
/// over the pixels; the chunks' partial sums are added in order.
record ConvWeightGradient(Loops loops) {
    /// Pixels of a block.
    private static final int PIXELS = 256;

    /// Pixels of the images unfolded at a time.
    private static final int SLAB = 512;

    /// Tasks wanted, and the most floats that partial sums may take.
    private static final int TASKS = 16;

    private static final int PARTIAL = 1 << 22;

    /// Computes the weight gradient `dw` from input `x` and output gradient `dy`, each beginning at its offset.
    void compute(ConvGeometry g, float[] x, int xo, float[] dy, int dyo, float[] dw, int dwo) {
        int size = g.outChannels() * g.terms();
        if (g.batch() * g.outPlane() * size == 0) {
            Arrays.fill(dw, dwo, dwo + size, 0f);
        } else if (g.pointwise()) {
            pointwise(g, x, xo, dy, dyo, dw, dwo);
        } else if (g.groupIn() == 1 && g.groups() > 1) {
            new DepthwiseWeightGradient(loops.rows()).compute(g, x, xo, dy, dyo, dw, dwo);
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
        int size = g.outChannels() * g.terms();
        int wanted = Math.min(Math.min(g.batch(), TASKS), Math.max(1, PARTIAL / size));
        int images = Math.ceilDiv(g.batch(), wanted);
        int chunks = Math.ceilDiv(g.batch(), images);
        int channels = Math.ceilDiv(g.groupIn(), Math.min(g.groupIn(), Math.ceilDiv(TASKS, chunks)));
        int parts = Math.ceilDiv(g.groupIn(), channels);
        float[] partial = Scratch.get().shared((chunks - 1) * size);
        Parallel.forRange(chunks * parts, 1, (from, to) -> {
            for (int t = from; t < to; t++) {
                int chunk = t / parts;
                int channel = t % parts * channels;
                int last = Math.min(g.batch(), (chunk + 1) * images);
                float[] sums = chunk == 0 ? dw : partial;
                int so = chunk == 0 ? dwo : (chunk - 1) * size;
                for (int group = 0; group < g.groups(); group++) {
                    Task task = new Task(g, group, channel, Math.min(channels, g.groupIn() - channel), sums, so);
                    images(task, chunk * images, last, x, xo, dy, dyo);
                }
            }
        });
        Parallel.forRange(size, 1 << 14, (from, to) -> {
            for (int chunk = 1; chunk < chunks; chunk++) {
                loops.binary(
                        BinaryLoop.ADD, dw, dwo + from, partial, (chunk - 1) * size + from, dw, dwo + from, to - from);
            }
        });
    }

    /// Some input channels of a group, and where their weights' sums go.
    private record Task(ConvGeometry g, int group, int channel, int channels, float[] sums, int offset) {
        int columns() {
            return channels * g.taps();
        }

        Matrix weights() {
            return Matrix.of(sums, offset + group * g.groupOut() * g.terms() + channel * g.taps(), g.terms());
        }
    }

    private void images(Task task, int first, int last, float[] x, int xo, float[] dy, int dyo) {
        ConvGeometry g = task.g;
        Matrix weights = task.weights();
        for (int r = 0; r < g.groupOut(); r++) {
            Arrays.fill(task.sums, weights.index(r, 0), weights.index(r, 0) + task.columns(), 0f);
        }
        int some = Math.max(1, SLAB / g.outPlane());
        for (int n = first; n < last; n += some) {
            ConvSlab slab = new ConvSlab(
                    g,
                    task.channels,
                    Math.min(some, last - n),
                    0,
                    g.depth().out(),
                    0,
                    g.height().out());
            float[] padded = Scratch.get().slab(slab.size());
            slab.fill(x, xo, n, task.group * g.groupIn() + task.channel, 0f, padded);
            slab(task, slab, n, padded, dy, dyo);
        }
    }

    private void slab(Task task, ConvSlab slab, int image, float[] padded, float[] dy, int dyo) {
        ConvGeometry g = task.g;
        TileLoops tiles = loops.tiles();
        int[] taps = slab.tapOffsets();
        int width = tiles.width();
        Scratch scratch = Scratch.get();
        Panels panels = Panels.of(g.groupOut(), tiles.height());
        float[] left = scratch.left(Scratch.ALIGN + panels.padded() * PIXELS);
        float[] right = scratch.right(Scratch.ALIGN + width * PIXELS);
        float[] columns = scratch.columns(width * PIXELS + ConvSlab.SLACK);
        Runs runs = new Runs(slab, PIXELS);
        Target gradient = Target.of(slab, image, task.group, dy, dyo);
        Matrix weights = task.weights();
        int all = slab.images() * slab.pixels();
        for (int p = 0; p < all; p += PIXELS) {
            int pixels = Math.min(PIXELS, all - p);
            packGradient(gradient, p, pixels, panels, left);
            runs.set(p, pixels);
            for (int j = 0; j < task.columns(); j += width) {
                int some = Math.min(width, task.columns() - j);
                tiles.unfold(padded, runs, taps, j, j + some, columns, 0, pixels);
                new Packing(tiles)
                        .columns(
                                Matrix.of(columns, 0, pixels).transpose(),
                                0,
                                some,
                                0,
                                pixels,
                                width,
                                right,
                                Scratch.ALIGN);
                for (int q = 0; q < panels.count(); q++) {
                    int at = Scratch.ALIGN + panels.start(q) * pixels;
                    int co = weights.index(panels.start(q), j);
                    new Tiling(tiles)
                            .add(
                                    panels,
                                    q,
                                    left,
                                    at,
                                    right,
                                    Scratch.ALIGN,
                                    scratch.packedRows(width, pixels),
                                    weights,
                                    co,
                                    some,
                                    pixels);
                }
            }
        }
    }

    /// Packs the output gradient's pixels into panels of channels, image after image.
    private void packGradient(Target gradient, int pixel, int pixels, Panels panels, float[] left) {
        Packing packing = new Packing(loops.tiles());
        for (int q = 0; q < panels.count(); q++) {
            int h = panels.height(q);
            int at = Scratch.ALIGN + panels.start(q) * pixels;
            for (int p = 0; p < pixels; ) {
                int n = Math.min(pixels - p, gradient.pixels() - (pixel + p) % gradient.pixels());
                Matrix m = Matrix.of(gradient.y(), gradient.index(0, pixel + p), gradient.plane());
                packing.rows(m, panels.start(q), panels.present(q), 0, n, h, left, at + p * h);
                p += n;
            }
        }
    }
}
