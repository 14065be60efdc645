package dev.gradus.cpu;

/// The transforms of [Winograd]'s convolution, for rows of `n` tiles, a whole number of vectors. Each tile is
/// computed by itself, so both twins agree.
interface WinogradLoops {
    /// Sorts lines of `2n` floats, `lda` apart, by even and odd places: those of line `l` go to `o[oo + l·ldo +
    /// i]` and `o[oo + l·ldo + odd + i]`.
    void split(float[] a, int ao, int lda, float[] o, int oo, int ldo, int odd, int lines, int n);

    /// `Bᵀ·d·B` of tiles of 4 by 4. Element (i, j) of row r's tiles begins at `d[at + (4·(2r + i) + j)·ldd]`,
    /// for rows of tiles overlap, and goes to `v[vo + r·n + (4i + j)·ldv]`.
    void input(float[] d, int at, int ldd, float[] v, int vo, int ldv, int rows, int n);

    /// `Aᵀ·m·A`: element (i, j) of row r's tiles begins at `m[mo + r·n + (4i + j)·ldm]`; output line l, of two
    /// for each row, begins at `o[oo + l·ldo]`.
    void output(float[] m, int mo, int ldm, float[] o, int oo, int ldo, int rows, int n);
}
