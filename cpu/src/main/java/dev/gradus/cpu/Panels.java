package dev.gradus.cpu;

/// The cut of a matrix's rows into panels of nearly equal heights that are multiples of a unit and at most a tile's
/// height.
///
/// @param rows number of rows, at least 1
/// @param count number of panels
/// @param unit of their heights
record Panels(int rows, int count, int unit) {
    /// Panels whose heights are multiples of 4.
    static Panels of(int rows, int height) {
        return of(rows, height, 4);
    }

    static Panels of(int rows, int height, int unit) {
        return new Panels(rows, (rows + height - 1) / height, unit);
    }

    /// First row of panel `q`; of the panel after the last one, a multiple of the unit not below `rows`.
    int start(int q) {
        long units = Math.ceilDiv((long) rows, unit);
        return (int) (units * q / count) * unit;
    }

    /// Height of panel `q`, a multiple of the unit.
    int height(int q) {
        return start(q + 1) - start(q);
    }

    /// Rows of panel `q` that exist.
    int present(int q) {
        return Math.min(rows, start(q + 1)) - start(q);
    }

    /// Rows of all panels, the missing ones included.
    int padded() {
        return start(count);
    }
}
