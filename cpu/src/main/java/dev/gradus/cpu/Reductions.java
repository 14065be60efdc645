package dev.gradus.cpu;

import dev.gradus.exec.Parallel;

/// Sums and extremes over an axis, in an order that the shape alone fixes.
record Reductions(Loops loops) {
    /// How elements are combined.
    enum Fn {
        /// Sum; 0 of nothing
        SUM(0f, BinaryLoop.ADD),
        /// The largest, NaN if any is NaN; -∞ of nothing
        MAX(Float.NEGATIVE_INFINITY, BinaryLoop.MAX),
        /// The smallest, NaN if any is NaN; +∞ of nothing
        MIN(Float.POSITIVE_INFINITY, BinaryLoop.MIN);

        private final float nothing;
        private final BinaryLoop pair;

        Fn(float nothing, BinaryLoop pair) {
            this.nothing = nothing;
            this.pair = pair;
        }
    }

    /// The longest part of a row that is reduced in one go; longer rows are reduced part by part, then the
    /// parts' results like a row.
    private static final int PART = 8192;

    /// Rows that are combined one after the other; more are combined group by group, then the groups' results
    /// like rows.
    private static final int GROUP = 64;

    /// Elements that make a task.
    private static final int TASK = 1 << 15;

    /// Reduces each of `rows` dense rows of `n` elements to one element.
    void rows(Fn fn, float[] a, int ao, int rows, int n, float[] o, int oo) {
        if (n <= PART) {
            Parallel.forRange(rows, Math.max(1, TASK / Math.max(1, n)), (from, to) -> {
                for (int r = from; r < to; r++) {
                    o[oo + r] = row(fn, a, ao + r * n, n);
                }
            });
            return;
        }
        int parts = Math.ceilDiv(n, PART);
        float[] partial = new float[rows * parts];
        Parallel.forRange(rows * parts, TASK / PART, (from, to) -> {
            for (int i = from; i < to; i++) {
                int start = i % parts * PART;
                partial[i] = row(fn, a, ao + i / parts * n + start, Math.min(PART, n - start));
            }
        });
        rows(fn, partial, 0, rows, parts, o, oo);
    }

    private float row(Fn fn, float[] a, int ao, int n) {
        return switch (fn) {
            case SUM -> loops.rows().sum(a, ao, n);
            case MAX -> loops.rows().max(a, ao, n);
            case MIN -> loops.rows().min(a, ao, n);
        };
    }

    /// Reduces the middle axis of a dense (outer, rows, columns) array: `o` gets (outer, columns).
    void columns(Fn fn, float[] a, int ao, int outer, int rows, int columns, float[] o, int oo) {
        int groups = Math.max(1, Math.ceilDiv(rows, GROUP));
        float[] partial = groups == 1 ? o : new float[outer * groups * columns];
        int po = groups == 1 ? oo : 0;
        int width = Math.min(Math.max(1, columns), 1024);
        int strips = Math.ceilDiv(columns, width);
        int work = Math.min(rows, GROUP) * width;
        Parallel.forRange(outer * groups * strips, Math.max(1, TASK / Math.max(1, work)), (from, to) -> {
            for (int i = from; i < to; i++) {
                int column = i % strips * width;
                int block = i / strips;
                int row = block % groups * GROUP;
                int first = ao + (block / groups * rows + row) * columns + column;
                int some = Math.min(width, columns - column);
                group(fn, a, first, Math.min(GROUP, rows - row), columns, partial, po + block * columns + column, some);
            }
        });
        if (groups > 1) {
            columns(fn, partial, 0, outer, groups, columns, o, oo);
        }
    }

    private void group(Fn fn, float[] a, int ao, int rows, int stride, float[] o, int oo, int n) {
        if (rows == 0) {
            java.util.Arrays.fill(o, oo, oo + n, fn.nothing);
            return;
        }
        System.arraycopy(a, ao, o, oo, n);
        for (int r = 1; r < rows; r++) {
            loops.binary(fn.pair, o, oo, a, ao + r * stride, o, oo, n);
        }
    }
}
