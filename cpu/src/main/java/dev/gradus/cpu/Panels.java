package dev.gradus.cpu;

/// The cut of a matrix's rows into panels of nearly equal heights that are multiples of 4 and at most a tile's
/// height.
///
/// @param rows number of rows, at least 1
/// @param count number of panels
record Panels(int rows, int count) {
    static Panels of(int rows, int height) {
        return new Panels(rows, (rows + height - 1) / height);
    }

    /// First row of panel `q`; of the panel after the last one, a multiple of 4 not below `rows`.
    int start(int q) {
        long fours = (rows + 3L) / 4;
        return (int) (fours * q / count) * 4;
    }

    /// Height of panel `q`, a multiple of 4.
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
