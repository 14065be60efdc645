package dev.gradus.cpu;

/// The pieces of output rows that a stretch of a slab's output pixels consists of.
///
/// Pixels are counted over images, planes, rows and columns of the slab.
final class Runs {
    private final ConvSlab slab;
    private final int imageSize;

    /// Begin of each run's first window in the slab.
    final int[] source;

    /// Place of each run in the stretch.
    final int[] place;

    /// Pixels of each run.
    final int[] length;

    /// Number of runs.
    int count;

    Runs(ConvSlab slab, int longest) {
        this.slab = slab;
        imageSize = slab.imageSize();
        int most = longest + 1;
        source = new int[most];
        place = new int[most];
        length = new int[most];
    }

    /// Sets the runs to those of pixels `from … from+pixels-1`.
    void set(int from, int pixels) {
        int wide = slab.geometry().width().out();
        count = 0;
        for (int p = 0; p < pixels; ) {
            int at = from + p;
            int x = at % wide;
            int y = at / wide % slab.rows();
            int z = at / wide / slab.rows() % slab.depths();
            int image = at / slab.pixels();
            int n = Math.min(wide - x, pixels - p);
            source[count] = image * imageSize + slab.window(z, y, x);
            place[count] = p;
            length[count] = n;
            count++;
            p += n;
        }
    }
}
