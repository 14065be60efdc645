package dev.gradus.cpu;

import dev.gradus.exec.Parallel;

/// The product of a transposed matrix with another, both of many more rows than columns, such as a weight's gradient
/// over many examples: the depth is cut into parts, so that no thread packs what another packs.
///
/// An element is the sum of its parts' chains of fused multiply-adds, added in ascending order.
record DeepSums(Gemm gemm) {
    /// From this depth on, a sum is cut into two parts.
    private static final int DEEP = 1024;

    /// Depth of a part where there are more.
    private static final int PART = 2048;

    /// More parts of a sum would be more work to add up than they save.
    private static final int MOST_PARTS = 8;

    /// Sums of a matrix whose depth is cut: parts of more would leave the nearest caches.
    private static final int MOST_SUMS = 1 << 17;

    /// Whether this is the way to compute a product; depends on its sizes alone, as the bits do.
    static boolean suits(int m, int n, int k, boolean ta, boolean tb) {
        return ta && !tb && (long) m * n <= MOST_SUMS && k >= DEEP;
    }

    /// Number of chains of an element.
    static int parts(int k) {
        return Math.clamp(k / PART, 2, MOST_PARTS);
    }

    /// Computes `C = A·B` or `C += A·B`.
    void multiply(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean accumulate) {
        int parts = parts(k);
        int each = Math.ceilDiv(k, parts);
        Grid grid = Grid.of(Math.ceilDiv(Parallel.team(), parts), m, n, each, gemm.tiles());
        int size = m * n;
        float[] sums = Scratch.get().parts((parts - 1) * size);
        Parallel.forRange(parts * grid.tasks(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                int part = i / grid.tasks();
                int t = i % grid.tasks();
                int p = part * each;
                Matrix left = a.at(a.index(0, p));
                Right.Blocks right = new FreshRight(gemm.tiles(), b.at(b.index(p, 0)));
                Matrix sum = part == 0 ? c : Matrix.of(sums, (part - 1) * size, n);
                gemm.part(
                        grid.rows(t),
                        grid.columns(t),
                        Math.min(each, k - p),
                        left,
                        right,
                        sum,
                        part == 0 && accumulate);
            }
        });
        Parallel.forRange(m, Math.max(1, (int) (Gemm.TASK / 8 / n)), (from, to) -> {
            for (int i = from; i < to; i++) {
                for (int part = 0; part < parts - 1; part++) {
                    gemm.tiles().addScaled(1f, sums, part * size + i * n, c.data(), c.index(i, 0), n);
                }
            }
        });
    }
}
