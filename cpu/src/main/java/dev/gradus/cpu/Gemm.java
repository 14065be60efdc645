package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// Matrix multiplication in binary32: `C = A·B` or `C += A·B`.
///
/// Each element of C is one chain of fused multiply-adds over the depth in ascending order, from 0 or from C's
/// old value (or, where [Dots] or [DeepSums] suits, a sum of some such chains): the bits depend on no blocking, thread
/// count or twin. Panels and loop order after Goto & van de
/// Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008), with the row panel of A held in the
/// nearest cache while B's panels stream by, so that lines of C follow one another.
record Gemm(TileLoops tiles) {
    /// Depth of a block: a panel of A (12 · 256 floats) stays in the nearest cache.
    static final int DEPTH = 256;

    /// Elements that an array certainly holds.
    private static final int MOST_PACKED = 1 << 30;

    /// Below this many floating-point operations a task costs more to hand over than to do.
    static final double TASK = 5e5;

    /// Computes an (m, n) matrix C from A (m, k) and B (k, n); C must not be transposed and must not overlap A
    /// or B.
    void multiply(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean accumulate) {
        if (m == 0 || n == 0) {
            return;
        }
        boolean lies = !Dots.suits(m, n, k, a.transposed(), b.transposed())
                && (Dots.suits(n, m, k, !b.transposed(), !a.transposed())
                        || isNarrow(m, n)
                        || sparesPacking(m, n, k, a, b));
        if (lies) {
            lie(m, n, k, a, b, c, accumulate);
        } else {
            upright(m, n, k, a, b, c, accumulate);
        }
    }

    private void upright(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean accumulate) {
        if (Dots.suits(m, n, k, a.transposed(), b.transposed())) {
            new Dots(tiles).multiply(m, n, k, a, b, c, accumulate);
            return;
        }
        if (DeepSums.suits(m, n, k, a.transposed(), b.transposed())) {
            new DeepSums(this).multiply(m, n, k, a, b, c, accumulate);
        } else {
            multiply(Grid.of(m, n, k, tiles), k, a, new FreshRight(tiles, b), c, accumulate);
        }
    }

    /// Whether products with B are quicker when B has been packed before.
    boolean packs(int m, int n, int k, boolean ta, boolean tb) {
        boolean fits = (long) Grid.up(n, tiles.reach(1)) * k <= MOST_PACKED;
        boolean dots = Dots.suits(m, n, k, ta, tb) || Dots.suits(n, m, k, !tb, !ta);
        return m > 0 && n >= tiles.width() && k > 0 && fits && !dots && !DeepSums.suits(m, n, k, ta, tb);
    }

    /// Computes `C = A·B` for a B that was packed for products with as many rows.
    void multiply(Matrix a, PackedRight b, Matrix c) {
        multiply(b.grid(), b.k(), a, b, c, false);
    }

    private void multiply(Grid grid, int k, Matrix a, Right.Blocks b, Matrix c, boolean accumulate) {
        if (grid.tasks() == 1) {
            part(grid.rows(0), grid.columns(0), k, a, b, c, accumulate);
        } else {
            Parallel.forRange(grid.tasks(), 1, (from, to) -> {
                for (int t = from; t < to; t++) {
                    part(grid.rows(t), grid.columns(t), k, a, b, c, accumulate);
                }
            });
        }
    }

    /// Multiplies `count` pairs; matrix `i` of each operand lies `i` times its step after the first, so that a
    /// step of 0 repeats one matrix.
    void multiplyAll(
            int count,
            int m,
            int n,
            int k,
            Matrix a,
            int stepA,
            Matrix b,
            int stepB,
            Matrix c,
            int stepC,
            boolean accumulate) {
        double work = 2.0 * m * n * k;
        int grain = (int) Math.max(1, Math.min(count, TASK / Math.max(1, work)));
        if (count < 2 * Parallel.team() && work > 4 * TASK) {
            grain = count;
        }
        Parallel.Range each = (from, to) -> {
            for (int i = from; i < to; i++) {
                multiply(
                        m,
                        n,
                        k,
                        a.at(a.offset() + i * stepA),
                        b.at(b.offset() + i * stepB),
                        c.at(c.offset() + i * stepC),
                        accumulate);
            }
        };
        Parallel.forRange(count, Math.max(1, grain), each);
    }

    /// Whether the transposed product wastes clearly less of its tiles, which are wider than high.
    private boolean isNarrow(int m, int n) {
        int width = tiles.width();
        double upright = (double) tiles.reach(n) * Grid.up(m, 4);
        double lying = (double) Grid.up(m, tiles.reach(1)) * Grid.up(n, 4);
        return n < width && n < m && lying < 0.8 * upright;
    }

    /// Whether the transposed product is cheaper since it reads `b` where it lies: with few rows, packing it would
    /// take a good part of the time.
    private boolean sparesPacking(int m, int n, int k, Matrix a, Matrix b) {
        if (!tiles.readsRows() || !b.transposed() || a.transposed()) {
            return false;
        }
        double upright = Grid.cost(Grid.up(m, 4), Grid.up(n, tiles.reach(1)), n);
        double lying = Grid.cost(Grid.up(n, 4), Grid.up(m, tiles.reach(1)), m + (double) m * n / k);
        return lying < 0.93 * upright;
    }

    /// Computes the transposed product and turns it.
    private void lie(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean accumulate) {
        float[] t = Scratch.get().result(m * n);
        if (accumulate) {
            turn(c.data(), c.offset(), c.stride(), m, n, t, 0, m);
        }
        upright(n, m, k, b.transpose(), a.transpose(), Matrix.of(t, 0, m), accumulate);
        turn(t, 0, m, n, m, c.data(), c.offset(), c.stride());
    }

    /// Writes the transpose of an (m, n) matrix.
    private void turn(float[] x, int xo, int ldx, int m, int n, float[] o, int oo, int ldo) {
        int whole = m & -4;
        for (int i = 0; i < whole; i += 4) {
            tiles.transpose4(x, xo + i * ldx, ldx, n, o, oo + i, ldo);
        }
        for (int i = whole; i < m; i++) {
            for (int j = 0; j < n; j++) {
                o[oo + j * ldo + i] = x[xo + i * ldx + j];
            }
        }
    }

    /// Computes a part of C on the calling thread.
    void part(Grid.Range rows, Grid.Range columns, int k, Matrix a, Right.Blocks b, Matrix c, boolean accumulate) {
        if (k == 0 && !accumulate) {
            clear(rows, columns, c);
        }
        Panels panels = Panels.of(rows.size(), tiles.height());
        float[] packed = Scratch.get().left(Scratch.ALIGN + panels.padded() * Math.min(k, DEPTH));
        for (int p = 0; p < k; p += DEPTH) {
            int depth = Math.min(DEPTH, k - p);
            packLeft(a, rows.from(), panels, p, depth, packed);
            for (Grid.Range block : columns.blocks()) {
                Right right = b.block(rows.size(), block, p, depth);
                for (int q = 0; q < panels.count(); q++) {
                    int row = rows.from() + panels.start(q);
                    Left left = Left.isInPlace(tiles, a, panels, q)
                            ? Left.inPlace(panels, q, a, row, p)
                            : Left.packed(panels, q, packed, depth);
                    strip(left, right, c, c.index(row, block.from()), accumulate || p > 0);
                }
            }
        }
    }

    private void packLeft(Matrix a, int first, Panels panels, int p, int depth, float[] packed) {
        Packing packing = new Packing(tiles);
        for (int q = 0; q < panels.count(); q++) {
            if (!Left.isInPlace(tiles, a, panels, q)) {
                int at = Scratch.ALIGN + panels.start(q) * depth;
                int row = first + panels.start(q);
                packing.rows(a, row, panels.present(q), p, depth, panels.height(q), packed, at);
            }
        }
    }

    private static void clear(Grid.Range rows, Grid.Range columns, Matrix c) {
        for (int i = rows.from(); i < rows.to(); i++) {
            Arrays.fill(c.data(), c.index(i, columns.from()), c.index(i, columns.to()), 0f);
        }
    }

    /// One panel of A against a block of B.
    private void strip(Left left, Right right, Matrix c, int co, boolean accumulate) {
        for (int j = 0, reach; j < right.columns(); j += reach) {
            reach = right.reach(j);
            int columns = Math.min(reach, right.columns() - j);
            new Tiling(tiles)
                    .multiply(
                            left,
                            right.data(j),
                            right.offset(j),
                            right.rows(j, reach),
                            c,
                            co + j,
                            columns,
                            right.depth(),
                            accumulate);
        }
    }
}
