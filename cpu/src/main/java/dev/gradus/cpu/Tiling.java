package dev.gradus.cpu;

import java.util.Arrays;

/// Computes a tile of a matrix that may be too small for it.
record Tiling(TileLoops tiles) {
    /// `C = A·B`, or `C += A·B`, for a panel of A's rows and `columns` columns of B; C's tile begins at `co`.
    ///
    /// A tile that sticks out of C is computed aside, and the part that exists copied back.
    void multiply(
            Left left, float[] b, int bo, int[] rows, Matrix c, int co, int columns, int depth, boolean accumulate) {
        int h = left.height();
        int present = left.present();
        int width = tiles.width();
        if (present == h && columns == tiles.reach(columns)) {
            if (accumulate) {
                multiply(left, b, bo, rows, c.data(), co, c.stride(), c.data(), co, c.stride(), columns, depth);
            } else {
                float[] zeros = Scratch.get().zeros(width);
                multiply(left, b, bo, rows, zeros, 0, 0, c.data(), co, c.stride(), columns, depth);
            }
            return;
        }
        float[] tile = Scratch.get().tile(h * width);
        Arrays.fill(tile, 0, h * width, 0f);
        for (int i = 0; i < present && accumulate; i++) {
            System.arraycopy(c.data(), co + i * c.stride(), tile, i * width, columns);
        }
        multiply(left, b, bo, rows, tile, 0, width, tile, 0, width, columns, depth);
        for (int i = 0; i < present; i++) {
            System.arraycopy(tile, i * width, c.data(), co + i * c.stride(), columns);
        }
    }

    private void multiply(
            Left left,
            float[] b,
            int bo,
            int[] rows,
            float[] s,
            int so,
            int lds,
            float[] c,
            int co,
            int ldc,
            int columns,
            int depth) {
        tiles.multiply(
                left.height(),
                columns,
                left.data(),
                left.offset(),
                left.down(),
                left.along(),
                b,
                bo,
                rows,
                s,
                so,
                lds,
                c,
                co,
                ldc,
                depth);
    }
}
