package dev.gradus.cpu;

import java.util.Arrays;

/// Computes a tile of a matrix that may be too small for it.
record Tiling(TileLoops tiles) {
    /// `C = A·B`, or `C += A·B`, for panel `q` of A's rows and `columns` columns of B; C's tile begins at `co`.
    ///
    /// A tile that sticks out of C is computed aside, and the part that exists copied back.
    void multiply(
            Panels panels,
            int q,
            float[] a,
            int ao,
            float[] b,
            int bo,
            int[] rows,
            Matrix c,
            int co,
            int columns,
            int depth,
            boolean accumulate) {
        int h = panels.height(q);
        int present = panels.present(q);
        int width = tiles.width();
        if (present == h && columns == tiles.reach(columns)) {
            if (accumulate) {
                tiles.multiply(
                        h, columns, a, ao, b, bo, rows, c.data(), co, c.stride(), c.data(), co, c.stride(), depth);
            } else {
                float[] zeros = Scratch.get().zeros(width);
                tiles.multiply(h, columns, a, ao, b, bo, rows, zeros, 0, 0, c.data(), co, c.stride(), depth);
            }
            return;
        }
        float[] tile = Scratch.get().tile(h * width);
        Arrays.fill(tile, 0, h * width, 0f);
        for (int i = 0; i < present && accumulate; i++) {
            System.arraycopy(c.data(), co + i * c.stride(), tile, i * width, columns);
        }
        tiles.multiply(h, columns, a, ao, b, bo, rows, tile, 0, width, tile, 0, width, depth);
        for (int i = 0; i < present; i++) {
            System.arraycopy(tile, i * width, c.data(), co + i * c.stride(), columns);
        }
    }
}
