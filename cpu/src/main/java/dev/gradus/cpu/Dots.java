package dev.gradus.cpu;

import dev.gradus.exec.Parallel;

/// Products of a few rows with a matrix whose columns lie along the depth, such as a linear layer's weights:
/// each element is a dot product of two contiguous lines, and nothing is packed.
///
/// An element is the sum of 16 chains of fused multiply-adds, one for each depth modulo 16, added in a tree;
/// like the order of [Gemm]'s other products it depends on neither thread count nor twin.
record Dots(TileLoops tiles) {
    /// Number of chains: the lanes of the widest vector.
    static final int LANES = 16;

    /// Columns computed together.
    private static final int COLUMNS = 4;

    /// From this many rows on, packing the matrix costs less than reading it once a row.
    private static final int ROWS = 5;

    private static final int SHALLOW = 64;

    /// Elements of the matrix below which a task costs more to hand over than to do.
    private static final int TASK = 40_000;

    /// Whether this is the way to compute such a product.
    static boolean suits(int m, int n, int k, boolean ta, boolean tb) {
        return m < ROWS && n >= COLUMNS && k >= SHALLOW && !ta && tb;
    }

    /// Computes `C = A·B` or `C += A·B`.
    void multiply(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean accumulate) {
        int groups = (n + COLUMNS - 1) / COLUMNS;
        Parallel.forRange(groups, Math.max(1, TASK / (COLUMNS * k)), (from, to) -> {
            for (int g = from; g < to; g++) {
                int first = g * COLUMNS;
                int start = Math.min(first, n - COLUMNS); // the last group begins among columns already done
                for (int i = 0; i < m; i++) {
                    float[] lanes = lanes(k, a, i, b, start);
                    for (int j = first; j < Math.min(n, first + COLUMNS); j++) {
                        int at = c.index(i, j);
                        float sum = sum(lanes, (j - start) * LANES);
                        c.data()[at] = accumulate ? c.data()[at] + sum : sum;
                    }
                }
            }
        });
    }

    private float[] lanes(int k, Matrix a, int i, Matrix b, int j) {
        float[] lanes = Scratch.get().tile(COLUMNS * LANES);
        int whole = k / LANES * LANES;
        tiles.dotLanes(a.data(), a.index(i, 0), b.data(), b.index(0, j), b.stride(), lanes, whole);
        for (int q = 0; q < COLUMNS; q++) {
            for (int p = whole; p < k; p++) {
                int l = q * LANES + p - whole;
                lanes[l] = Math.fma(a.data()[a.index(i, p)], b.data()[b.index(p, j + q)], lanes[l]);
            }
        }
        return lanes;
    }

    private static float sum(float[] lanes, int at) {
        float s0 = pair(lanes, at) + pair(lanes, at + 4);
        float s1 = pair(lanes, at + 1) + pair(lanes, at + 5);
        float s2 = pair(lanes, at + 2) + pair(lanes, at + 6);
        float s3 = pair(lanes, at + 3) + pair(lanes, at + 7);
        return s0 + s2 + (s1 + s3);
    }

    private static float pair(float[] lanes, int at) {
        return lanes[at] + lanes[at + 8];
    }
}
