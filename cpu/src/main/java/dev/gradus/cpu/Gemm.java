package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// Matrix multiplication in binary32: `C = A·B` or `C += A·B`.
///
/// Each element of C is one chain of fused multiply-adds over the depth in ascending order, from 0 or from C's
/// old value (or, where [Dots] suits, a sum of 16 such chains): the bits depend on no blocking, thread count or
/// twin. Panels and loop order after Goto & van de
/// Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008), with the row panel of A held in the
/// nearest cache while B's panels stream by, so that lines of C follow one another.
record Gemm(TileLoops tiles) {
    /// Depth of a block: a panel of A (12 · 256 floats) stays in the nearest cache.
    private static final int DEPTH = 256;

    /// Columns of a block: B's block (256 · 512 floats) stays in the second cache.
    private static final int COLUMNS = 512;

    /// From this many rows on, packing B costs less than reading it in place.
    private static final int PACK_ROWS = 64;

    /// Below this many floating-point operations a task costs more to hand over than to do.
    private static final double TASK = 5e5;

    /// Computes an (m, n) matrix C from A (m, k) and B (k, n); C must not be transposed and must not overlap A
    /// or B.
    void multiply(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean accumulate) {
        if (m == 0 || n == 0) {
            return;
        }
        boolean lies = !Dots.suits(m, n, k, a, b)
                && (Dots.suits(n, m, k, b.transpose(), a.transpose())
                        || isNarrow(m, n)
                        || sparesPacking(m, n, k, a, b));
        if (lies) {
            lie(m, n, k, a, b, c, accumulate);
        } else {
            upright(m, n, k, a, b, c, accumulate);
        }
    }

    private void upright(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean accumulate) {
        if (Dots.suits(m, n, k, a, b)) {
            new Dots(tiles).multiply(m, n, k, a, b, c, accumulate);
            return;
        }
        Grid grid = Grid.of(m, n, k, this);
        if (grid.tasks() == 1) {
            block(new Range(0, m), new Range(0, n), k, a, b, c, accumulate);
        } else {
            Parallel.forRange(grid.tasks(), 1, (from, to) -> {
                for (int t = from; t < to; t++) {
                    block(grid.rows(t), grid.columns(t), k, a, b, c, accumulate);
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

    /// A part of an axis.
    record Range(int from, int to) {
        int size() {
            return to - from;
        }
    }

    /// The cut of C into tasks. It may follow the thread count, as no bit of the result depends on it.
    private record Grid(int m, int n, int rowsEach, int columnsEach, int across) {
        static Grid of(int m, int n, int k, Gemm gemm) {
            int threads = Parallel.team();
            int most = threads == 1 ? 1 : (int) Math.min(3.0 * threads, 2.0 * m * n * k / TASK);
            Grid best = new Grid(m, n, m, n, 1);
            double least = Double.MAX_VALUE;
            for (int down = 1; down <= most; down++) {
                for (int across = 1; across * down <= most; across++) {
                    int rows = up(ceil(m, down), gemm.tiles.height());
                    int columns = up(ceil(n, across), gemm.tiles.reach(1));
                    Grid grid = new Grid(m, n, rows, columns, ceil(n, columns));
                    double cost =
                            ceil(grid.tasks(), threads) * cost(Math.min(m, rows), Math.min(n, columns), rows + columns);
                    // more tasks even out threads that come late
                    cost *= 1 + 0.15 * threads / grid.tasks();
                    if (cost < least) {
                        least = cost;
                        best = grid;
                    }
                }
            }
            return best;
        }

        /// Time for each unit of depth: an element packed takes as long as some ten multiply-adds.
        private static double cost(int rows, int columns, double packed) {
            return (double) rows * columns + 10.0 * packed;
        }

        private static int ceil(int a, int b) {
            return (a + b - 1) / b;
        }

        private static int up(int a, int unit) {
            return ceil(a, unit) * unit;
        }

        int tasks() {
            return ceil(m, rowsEach) * across;
        }

        Range rows(int t) {
            int from = t / across * rowsEach;
            return new Range(from, Math.min(m, from + rowsEach));
        }

        Range columns(int t) {
            int from = t % across * columnsEach;
            return new Range(from, Math.min(n, from + columnsEach));
        }
    }

    /// Computes a part of C on the calling thread.
    private void block(Range rows, Range columns, int k, Matrix a, Matrix b, Matrix c, boolean accumulate) {
        if (k == 0 && !accumulate) {
            clear(rows, columns, c);
        }
        Packing packing = new Packing(tiles);
        Panels panels = Panels.of(rows.size(), tiles.height());
        boolean inPlace = !b.transposed() && rows.size() < PACK_ROWS;
        int width = tiles.width();
        int most = COLUMNS / tiles.reach(1) * tiles.reach(1);
        int packed = inPlace ? width : Math.min(most, Grid.up(columns.size(), width));
        Scratch scratch = Scratch.get();
        float[] packedLeft = scratch.left(Scratch.ALIGN + panels.padded() * Math.min(k, DEPTH));
        float[] right = scratch.right(Scratch.ALIGN + packed * Math.min(k, DEPTH));
        for (int p = 0; p < k; p += DEPTH) {
            int depth = Math.min(DEPTH, k - p);
            for (int q = 0; q < panels.count(); q++) {
                if (!Left.isInPlace(tiles, a, panels, q)) {
                    int at = Scratch.ALIGN + panels.start(q) * depth;
                    int row = rows.from + panels.start(q);
                    packing.rows(a, row, panels.present(q), p, depth, panels.height(q), packedLeft, at);
                }
            }
            for (int j = columns.from; j < columns.to; j += most) {
                Range part = new Range(j, Math.min(columns.to, j + most));
                int whole = inPlace ? whole(part.size()) : 0;
                for (int jr = whole, reach; jr < part.size(); jr += reach) {
                    reach = tiles.reach(part.size() - jr);
                    int at = Scratch.ALIGN + (jr - whole) * depth;
                    packing.columns(b, j + jr, Math.min(reach, part.size() - jr), p, depth, reach, right, at);
                }
                for (int q = 0; q < panels.count(); q++) {
                    int row = rows.from + panels.start(q);
                    Left left = Left.isInPlace(tiles, a, panels, q)
                            ? Left.inPlace(panels, q, a, row, p)
                            : Left.packed(panels, q, packedLeft, depth);
                    strip(left, b, p, whole, right, depth, c, row, part, accumulate || p > 0);
                }
            }
        }
    }

    /// Columns that whole tiles cover.
    private int whole(int columns) {
        int unit = columns % tiles.reach(1) == 0 ? tiles.reach(1) : tiles.width();
        return columns / unit * unit;
    }

    private static void clear(Range rows, Range columns, Matrix c) {
        for (int i = rows.from; i < rows.to; i++) {
            Arrays.fill(c.data(), c.index(i, columns.from), c.index(i, columns.to), 0f);
        }
    }

    /// One panel of A against all of B's block: the first `whole` columns of B in place, the others packed.
    private void strip(
            Left left,
            Matrix b,
            int p,
            int whole,
            float[] right,
            int depth,
            Matrix c,
            int row,
            Range part,
            boolean accumulate) {
        Scratch scratch = Scratch.get();
        for (int jr = 0, reach; jr < part.size(); jr += reach) {
            boolean packed = jr >= whole;
            int rest = (packed ? part.size() : whole) - jr;
            reach = tiles.reach(rest);
            float[] bd = packed ? right : b.data();
            int bo = packed ? Scratch.ALIGN + (jr - whole) * depth : b.index(p, part.from + jr);
            int[] rows = packed ? scratch.places(reach, depth) : scratch.places(b.stride(), depth);
            int columns = Math.min(reach, rest);
            int co = c.index(row, part.from + jr);
            new Tiling(tiles).multiply(left, bd, bo, rows, c, co, columns, depth, accumulate);
        }
    }
}
