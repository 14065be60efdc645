package dev.gradus.cpu;

/// All hot loops of the backend, over blocks of arrays. There are two twins that give the same bits:
/// [ScalarLoops], plain Java, and `VectorLoops` on the Vector API. Bits of NaN results are not part of the
/// promise: any NaN is as good as another.
///
/// An output may be an input at the same offset; other overlaps are not allowed. Bounds are the caller's duty,
/// arrays check them.
interface Loops {
    /// `oᵢ = fn(aᵢ)`.
    void unary(UnaryLoop fn, float[] a, int ao, float[] o, int oo, int n);

    /// `oᵢ = fn(aᵢ, bᵢ)`.
    void binary(BinaryLoop fn, float[] a, int ao, float[] b, int bo, float[] o, int oo, int n);

    /// `oᵢ = fn(aᵢ, y)`.
    void binary(BinaryLoop fn, float[] a, int ao, float y, float[] o, int oo, int n);

    /// `oᵢ = fn(x, bᵢ)`.
    void binary(BinaryLoop fn, float x, float[] b, int bo, float[] o, int oo, int n);

    /// `oᵢ = cᵢ ≠ 0 ? aᵢ : bᵢ`.
    void select(float[] c, int co, float[] a, int ao, float[] b, int bo, float[] o, int oo, int n);

    /// `oᵢ = cᵢ ≠ 0 ? aᵢ : y`.
    void select(float[] c, int co, float[] a, int ao, float y, float[] o, int oo, int n);

    /// `oᵢ = aᵢ·s + t`, rounded twice, as the two loops it replaces would.
    void affine(float[] a, int ao, float s, float t, float[] o, int oo, int n);

    /// `oᵢ = aᵢ·bᵢ + cᵢ`, rounded twice.
    void multiplyAdd(float[] a, int ao, float[] b, int bo, float[] c, int co, float[] o, int oo, int n);

    /// `oᵢ = aᵢ·s + bᵢ·t`, each operation rounded.
    void blend(float[] a, int ao, float s, float[] b, int bo, float t, float[] o, int oo, int n);

    /// One tap of a sliding maximum: where `xᵢ` is larger than `bestᵢ`, or the first NaN, it replaces it and
    /// `indexᵢ` becomes `tap`.
    void takeLarger(float[] x, int xo, float[] best, int[] index, int tap, int n);

    /// `o[oo + i]` = the largest of `x[upper + 2i]`, `x[upper + 2i + 1]`, `x[lower + 2i]` and `x[lower + 2i + 1]`; the
    /// first of equals wins, and the first NaN over all.
    void largestOfSquares(float[] x, int upper, int lower, float[] o, int oo, int n);

    /// Gives `g[go + i]` to the place of that largest element in `o`, which lies as in `x`, and 0 to the three others.
    void giveToLargest(float[] x, int upper, int lower, float[] g, int go, float[] o, int n);

    /// Elements of a vector; 1 for the scalar twin.
    int width();

    /// Sums and extremes along a row.
    RowLoops rows();

    /// Softmax along columns.
    ColumnLoops columns();

    /// Normalization along a row.
    NormLoops norms();

    /// Transforms of convolutions.
    WinogradLoops winograd();

    /// Matrix tiles.
    TileLoops tiles();
}
