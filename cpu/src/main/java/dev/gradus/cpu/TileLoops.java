package dev.gradus.cpu;

/// The inner loops of matrix multiplication.
///
/// A packed panel of A's rows is interleaved: element (row i, depth p) of a panel of height h at `p·h + i`. B is
/// packed into panels of as many columns as a tile has: element (depth p, column j) of n columns at `p·n + j`.
interface TileLoops {
    /// Columns of the widest tile.
    int width();

    /// Rows of the tallest tile.
    int height();

    /// What the heights of panels of so many rows are multiples of: 4, or 6 where 6 rows waste less.
    int rowUnit(int rows);

    /// How many columns the first tile computes where so many are wanted, at most [#width()]: where the last tile
    /// would be too narrow to be quick, the one before it isn't the widest.
    default int reach(int columns) {
        return reach(height(), columns);
    }

    /// The same for a tile of `h` rows.
    int reach(int h, int columns);

    /// Whether [#multiply] reads rows of A where they lie as fast as packed ones. Else all panels must be packed.
    boolean readsRows();

    /// `C = S + A·B` for one tile of `h` rows and `reach(h, columns)` columns: each element of S is the start of one
    /// chain of fused multiply-adds over the depth, so that its bits depend on neither blocking nor twin. S may
    /// be C.
    ///
    /// @param ai distance of A's rows: element (row i, depth p) lies at `ao + i·ai + p·ap`
    /// @param ap distance of a row's neighbouring elements: `h` in a packed panel, else 1
    /// @param rows where each of B's `k` rows begins, counted from `bo`
    /// @param lds distance of S's rows; 0 repeats one
    void multiply(
            int h,
            int columns,
            float[] a,
            int ao,
            int ai,
            int ap,
            float[] b,
            int bo,
            int[] rows,
            float[] s,
            int so,
            int lds,
            float[] c,
            int co,
            int ldc,
            int k);

    /// Columns of the tile of [#multiplyPlaced] that suits a matrix of so many columns.
    int placedWidth(int columns);

    /// Its speed beside [#multiply], columns that are not wanted counted as work.
    double placedSpeed(int columns);

    /// Rows of that tile's tallest form.
    int placedHeight();

    /// `C += A·B` like [#multiply], with A's elements where they lie: (row i, depth p) at `a[rows[r + i] +
    /// depths[d + p]]`. B is packed into a panel of `width`
    /// columns, of which `columns` are wanted.
    void multiplyPlaced(
            int h,
            int width,
            int columns,
            float[] a,
            int[] rows,
            int r,
            int[] depths,
            int d,
            float[] b,
            int bo,
            float[] c,
            int co,
            int ldc,
            int k);

    /// Copies `rows` rows of `width()` floats to dense rows.
    void copyPanel(float[] b, int bo, int ldb, int rows, float[] o, int oo);

    /// Copies `rows` rows of four floats to rows at distance `ldo`.
    void copy4(float[] a, int ao, int lda, int rows, float[] o, int oo, int ldo);

    /// Writes four rows of `n` floats as `n` rows of four at distance `ldo`.
    void transpose4(float[] a, int ao, int lda, int n, float[] o, int oo, int ldo);

    /// `oᵢ = a·xᵢ + oᵢ`, fused.
    void addScaled(float a, float[] x, int xo, float[] o, int oo, int n);

    /// The parts of four dot products: `o[16j + l] = Σ a[ao + 16p + l]·b[bo + j·ldb + 16p + l]`, each a chain
    /// of fused multiply-adds from 0.
    ///
    /// @param k length of the lines, a multiple of 16
    void dotLanes(float[] a, int ao, float[] b, int bo, int ldb, float[] o, int k);
}
