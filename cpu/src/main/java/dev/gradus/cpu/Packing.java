package dev.gradus.cpu;

/// Copies parts of a matrix into panels: `width` neighbouring lines interleaved, missing lines as zeros.
///
/// A line is a row of a product's left side or a column of its right side; the depth is the axis that the
/// product sums over.
record Packing(TileLoops tiles) {
    /// Packs rows `i … i+rows-1`, depth `p … p+depth-1` of a left side, at most `width` rows.
    void rows(Matrix a, int i, int rows, int p, int depth, int width, float[] o, int oo) {
        pack(a.data(), a.index(i, p), a.stride(), a.transposed(), rows, depth, width, o, oo);
    }

    /// Packs columns `j … j+columns-1`, depth `p … p+depth-1` of a right side, at most `width` columns.
    void columns(Matrix b, int j, int columns, int p, int depth, int width, float[] o, int oo) {
        pack(b.data(), b.index(p, j), b.stride(), !b.transposed(), columns, depth, width, o, oo);
    }

    /// Packs columns like [#columns], but leaves the missing lines' places as they are.
    void presentColumns(Matrix b, int j, int columns, int p, int depth, int width, float[] o, int oo) {
        present(b.data(), b.index(p, j), b.stride(), !b.transposed(), columns, depth, width, o, oo);
    }

    private void pack(
            float[] x, int xo, int stride, boolean adjacent, int lines, int depth, int width, float[] o, int oo) {
        present(x, xo, stride, adjacent, lines, depth, width, o, oo);
        for (int l = lines; l < width; l++) {
            for (int p = 0; p < depth; p++) {
                o[oo + l + p * width] = 0f;
            }
        }
    }

    /// @param adjacent whether neighbouring lines are neighbours in memory; else neighbouring depths are
    private void present(
            float[] x, int xo, int stride, boolean adjacent, int lines, int depth, int width, float[] o, int oo) {
        if (adjacent && lines == width && width == tiles.width()) {
            tiles.copyPanel(x, xo, stride, depth, o, oo);
            return;
        }
        int l = 0;
        for (; l + 4 <= lines; l += 4) {
            if (adjacent) {
                tiles.copy4(x, xo + l, stride, depth, o, oo + l, width);
            } else {
                tiles.transpose4(x, xo + l * stride, stride, depth, o, oo + l, width);
            }
        }
        for (; l < lines; l++) {
            line(x, adjacent ? xo + l : xo + l * stride, adjacent ? stride : 1, depth, o, oo + l, width);
        }
    }

    private static void line(float[] x, int xo, int step, int depth, float[] o, int oo, int width) {
        for (int p = 0; p < depth; p++) {
            o[oo + p * width] = x[xo + p * step];
        }
    }
}
