package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The gradient of a convolution's weights for few output channels, fewer than a tile has columns: a dot product
/// over the pixels for each weight.
///
/// An image's output gradient is strung at the pitch of its padded input, with zeros between the rows, so that each
/// tap sees one run of numbers. Sums run in 16 lanes; images are cut into chunks by shape alone, whose sums are
/// added in order.
record ConvWeightDots(TileLoops tiles, ConvGeometry geometry) {
    private static final int TASKS = 16;

    /// Of more output channels tiles of 16 columns are full enough.
    private static final int MOST_OUTPUTS = 7;

    /// Of more input channels each pixel of the output's gradient is used so often that tiles win.
    private static final int MOST_INPUTS = 3;

    /// Dot products at a time.
    private static final int FOUR = 4;

    /// Whether this is quicker than tiles, whose rows are taps and whose columns are channels; depends on sizes alone,
    /// as the bits do.
    static boolean suits(ConvGeometry g) {
        return g.groups() == 1
                && g.depth().equals(ConvGeometry.Axis.NONE)
                && g.height().stride() == 1
                && g.width().stride() == 1
                && g.width().dilation() == 1
                && g.groupOut() <= MOST_OUTPUTS
                && g.groupIn() <= MOST_INPUTS
                && g.batch() * g.outPlane() * g.terms() > 0;
    }

    /// Four neighbouring taps, or as many as there are.
    ///
    /// @param first number of the first tap
    /// @param step from one tap to the next
    /// @param count taps
    /// @param offset of the first tap in the padded input
    /// @param apart distance of the taps there
    private record Run(int first, int step, int count, int offset, int apart) {}

    /// Along rows as far as fours go; then what is left of the rows, along columns.
    private static Run[] runs(ConvSlab slab) {
        ConvGeometry g = slab.geometry();
        int wide = g.width().kernel();
        int high = g.height().kernel();
        int[] offsets = slab.tapOffsets();
        int fours = wide / FOUR * FOUR;
        List<Run> runs = new ArrayList<>();
        for (int c = 0; c < g.groupIn(); c++) {
            int plane = c * high * wide;
            for (int y = 0; y < high; y++) {
                for (int x = 0; x < fours; x += FOUR) {
                    int tap = plane + y * wide + x;
                    runs.add(new Run(tap, 1, FOUR, offsets[tap], 1));
                }
            }
            for (int x = fours; x < wide; x++) {
                for (int y = 0; y < high; y += FOUR) {
                    int tap = plane + y * wide + x;
                    int count = Math.min(FOUR, high - y);
                    runs.add(new Run(
                            tap, wide, count, offsets[tap], count > 1 ? offsets[tap + wide] - offsets[tap] : 0));
                }
            }
        }
        return runs.toArray(Run[]::new);
    }

    /// Computes the weight gradient `dw` from input `x` and output gradient `dy`, each beginning at its offset.
    void compute(float[] x, int xo, float[] dy, int dyo, float[] dw, int dwo) {
        ConvGeometry g = geometry;
        ConvSlab slab = ConvSlab.whole(g, g.groupIn(), 1);
        Run[] runs = runs(slab);
        int images = Math.ceilDiv(g.batch(), TASKS);
        int chunks = Math.ceilDiv(g.batch(), images);
        int size = g.outChannels() * g.terms() * RowLoops.LANES;
        float[] sums = Scratch.get().shared(chunks * size);
        Parallel.forRange(chunks, 1, (from, to) -> {
            for (int chunk = from; chunk < to; chunk++) {
                Arrays.fill(sums, chunk * size, (chunk + 1) * size, 0f);
                int end = Math.min(g.batch(), (chunk + 1) * images);
                for (int n = chunk * images; n < end; n++) {
                    image(slab, runs, n, x, xo, dy, dyo, sums, chunk * size);
                }
            }
        });
        for (int i = 0; i < g.outChannels() * g.terms(); i++) {
            for (int chunk = 1; chunk < chunks; chunk++) {
                for (int l = 0; l < RowLoops.LANES; l++) {
                    sums[i * RowLoops.LANES + l] += sums[chunk * size + i * RowLoops.LANES + l];
                }
            }
            dw[dwo + i] = RowLoops.addLanes(sums, i * RowLoops.LANES);
        }
    }

    private void image(
            ConvSlab slab, Run[] runs, int image, float[] x, int xo, float[] dy, int dyo, float[] sums, int so) {
        ConvGeometry g = geometry;
        int wide = g.width().out();
        int n = ((slab.rows() - 1) * slab.pitch() + wide + RowLoops.LANES - 1) & -RowLoops.LANES;
        float[] padded = Scratch.get().slab(slab.size() + n + ConvSlab.SLACK);
        slab.fill(x, xo, image, 0, 0f, padded);
        float[] strung = Scratch.get().line(n);
        Arrays.fill(strung, 0, n, 0f);
        float[] four = Scratch.get().tile(FOUR * RowLoops.LANES);
        for (int c = 0; c < g.outChannels(); c++) {
            int plane = dyo + (image * g.outChannels() + c) * g.outPlane();
            for (int y = 0; y < slab.rows(); y++) {
                System.arraycopy(dy, plane + y * wide, strung, y * slab.pitch(), wide);
            }
            for (Run run : runs) {
                tiles.dotLanes(strung, 0, padded, run.offset, run.apart, four, n);
                for (int i = 0; i < run.count; i++) {
                    int to = so + (c * g.terms() + run.first + i * run.step) * RowLoops.LANES;
                    add(four, i * RowLoops.LANES, sums, to);
                }
            }
        }
    }

    private static void add(float[] a, int ao, float[] o, int oo) {
        for (int l = 0; l < RowLoops.LANES; l++) {
            o[oo + l] += a[ao + l];
        }
    }
}
