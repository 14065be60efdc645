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

    /// `Bᵀ·d·B` like [#input], one lane a channel: tile i's sixteen pixels begin at `p[pixels[16i …]]`, and its
    /// element t goes to `o[oo + t·ldo + i·width]`.
    ///
    /// @param width channels, a whole number of vectors
    void inputOfChannels(float[] p, int[] pixels, float[] o, int oo, int ldo, int width);

    /// `G·e·Gᵀ` of tiles of 2 by 2 for F(3×3, 2×2), one lane a channel: tile i's four pixels begin at
    /// `p[pixels[4i …]]`, and its element t goes to `o[oo + t·ldo + i·width]`.
    ///
    /// @param width channels, a whole number of vectors
    void gradient(float[] p, int[] pixels, float[] o, int oo, int ldo, int width);

    /// `G·g·Gᵀ` of kernels of 3 by 3: element t of the `n` kernels begins at `g[at + t·ldg]`, and goes to `u[uo +
    /// t·ldu]`.
    ///
    /// @param n any number
    void kernels(float[] g, int at, int ldg, float[] u, int uo, int ldu, int n);

    /// `Aᵀ·m·A` for F(3×3, 2×2), one lane an output channel: element t begins at `m[mo + t·ldm]`, the nine results
    /// at `o[oo + i·ldo]`.
    void weights(float[] m, int mo, int ldm, float[] o, int oo, int ldo, int n);
}
