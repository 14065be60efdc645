package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.ArrayList;
import java.util.List;

/// The cut of a product's (m, n) result into tasks. It may follow the thread count, as no bit of the result depends
/// on it.
record Grid(int m, int n, int rowsEach, int columnsEach, int across) {
    static Grid of(int m, int n, int k, TileLoops tiles) {
        return of(Parallel.team(), m, n, k, tiles);
    }

    static Grid of(int threads, int m, int n, int k, TileLoops tiles) {
        int most = threads == 1 ? 1 : (int) Math.min(3.0 * threads, 2.0 * m * n * k / Gemm.TASK);
        Grid best = new Grid(m, n, m, n, 1);
        double least = Double.MAX_VALUE;
        for (int down = 1; down <= most; down++) {
            for (int across = 1; across * down <= most; across++) {
                int rows = up(Math.ceilDiv(m, down), tiles.height());
                int columns = up(Math.ceilDiv(n, across), tiles.reach(1));
                Grid grid = new Grid(m, n, rows, columns, Math.ceilDiv(n, columns));
                double cost = Math.ceilDiv(grid.tasks(), threads)
                        * cost(Math.min(m, rows), Math.min(n, columns), rows + columns);
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
    static double cost(int rows, int columns, double packed) {
        return (double) rows * columns + 10.0 * packed;
    }

    static int up(int a, int unit) {
        return Math.ceilDiv(a, unit) * unit;
    }

    int tasks() {
        return Math.ceilDiv(m, rowsEach) * across;
    }

    Range rows(int t) {
        int from = t / across * rowsEach;
        return new Range(from, Math.min(m, from + rowsEach));
    }

    Range columns(int t) {
        int from = t % across * columnsEach;
        return new Range(from, Math.min(n, from + columnsEach));
    }

    /// A part of an axis.
    record Range(int from, int to) {
        /// Columns of a block: with [Gemm#DEPTH] rows B's block stays in the second cache. A multiple of every
        /// tile's unit.
        private static final int BLOCK = 512;

        int size() {
            return to - from;
        }

        /// The blocks of these columns.
        List<Range> blocks() {
            if (size() <= BLOCK) {
                return List.of(this);
            }
            List<Range> blocks = new ArrayList<>();
            for (int j = from; j < to; j += BLOCK) {
                blocks.add(new Range(j, Math.min(to, j + BLOCK)));
            }
            return blocks;
        }
    }
}
