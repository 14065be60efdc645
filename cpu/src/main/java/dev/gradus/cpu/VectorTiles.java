package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/// [TileLoops] over vectors.
final class VectorTiles implements TileLoops {
    /// AVX-512 and AArch64 have 32 vector registers, other x86 machines 16.
    private static final boolean TALL =
            S.length() >= 16 || System.getProperty("os.arch", "").equals("aarch64");

    /// Vectors of a tile's width.
    private static final int MOST = TALL ? 2 : 3;

    /// Speeds of flat tiles of one, two and three vectors.
    private static final double[] FLAT_SPEEDS = {0.5, 0.9, 0.95};

    private static final VectorShuffle<Float> LOW_PAIRS =
            VectorShuffle.fromValues(FloatVector.SPECIES_128, 0, -4, 1, -3);
    private static final VectorShuffle<Float> HIGH_PAIRS =
            VectorShuffle.fromValues(FloatVector.SPECIES_128, 2, -2, 3, -1);

    @Override
    public int width() {
        return MOST * S.length();
    }

    @Override
    public int height() {
        return 12;
    }

    @Override
    public int rowUnit(int rows) {
        return !TALL && rows > 4 && rows <= 6 ? 6 : 4;
    }

    @Override
    public int reach(int h, int columns) {
        if (TALL) {
            return width();
        }
        if (h == 6) {
            return 2 * S.length();
        }
        int vectors = vectors(columns);
        return (vectors == 4 ? 2 : Math.min(vectors, MOST)) * S.length();
    }

    private static int vectors(int columns) {
        return Math.ceilDiv(columns, S.length());
    }

    @Override
    public boolean readsRows() {
        return !TALL;
    }

    @Override
    public void multiply(
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
            int k) {
        if (TALL) {
            TallTiles.multiply(h, a, ao, b, bo, rows, s, so, lds, c, co, ldc, k);
        } else {
            Scratch scratch = Scratch.get();
            int[] lines = scratch.places(ai, h);
            int[] depths = scratch.places(ap, k);
            FlatTiles.multiply(h, vectors(columns), a, ao, lines, 0, depths, 0, b, bo, rows, s, so, lds, c, co, ldc, k);
        }
    }

    @Override
    public int placedWidth(int columns) {
        int vectors = vectors(columns);
        int panels = Math.ceilDiv(vectors, MOST);
        return Math.ceilDiv(vectors, panels) * S.length();
    }

    @Override
    public double placedSpeed(int columns) {
        return TALL ? 0.87 : FLAT_SPEEDS[placedWidth(columns) / S.length() - 1];
    }

    @Override
    public int placedHeight() {
        return 12;
    }

    @Override
    public void multiplyPlaced(
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
            int k) {
        if (!TALL) {
            int[] bRows = Scratch.get().places(width, k);
            FlatTiles.multiply(h, vectors(columns), a, 0, rows, r, depths, d, b, bo, bRows, c, co, ldc, c, co, ldc, k);
        } else if (width > S.length()) {
            TallPlacedTiles.multiply(h, a, rows, r, depths, d, b, bo, c, co, ldc, k);
        } else {
            NarrowPlacedTiles.multiply(h, a, rows, r, depths, d, b, bo, c, co, ldc, k);
        }
    }

    @Override
    public void copyPanel(float[] b, int bo, int ldb, int rows, float[] o, int oo) {
        if (TALL) {
            copyTwo(b, bo, ldb, rows, o, oo);
        } else {
            copyThree(b, bo, ldb, rows, o, oo);
        }
    }

    private static void copyTwo(float[] b, int bo, int ldb, int rows, float[] o, int oo) {
        for (int p = 0; p < rows; p++) {
            int s = bo + p * ldb;
            int d = oo + p * 2 * S.length();
            FloatVector.fromArray(S, b, s).intoArray(o, d);
            FloatVector.fromArray(S, b, s + S.length()).intoArray(o, d + S.length());
        }
    }

    private static void copyThree(float[] b, int bo, int ldb, int rows, float[] o, int oo) {
        for (int p = 0; p < rows; p++) {
            int s = bo + p * ldb;
            int d = oo + p * 3 * S.length();
            FloatVector.fromArray(S, b, s).intoArray(o, d);
            FloatVector.fromArray(S, b, s + S.length()).intoArray(o, d + S.length());
            FloatVector.fromArray(S, b, s + 2 * S.length()).intoArray(o, d + 2 * S.length());
        }
    }

    @Override
    public void copy4(float[] a, int ao, int lda, int rows, float[] o, int oo, int ldo) {
        for (int p = 0; p < rows; p++) {
            FloatVector.fromArray(FloatVector.SPECIES_128, a, ao + p * lda).intoArray(o, oo + p * ldo);
        }
    }

    @Override
    public void transpose4(float[] a, int ao, int lda, int n, float[] o, int oo, int ldo) {
        int whole = n & -4;
        transposeSquares(a, ao, lda, whole, o, oo, ldo);
        for (int p = whole; p < n; p++) {
            for (int i = 0; i < 4; i++) {
                o[oo + p * ldo + i] = a[ao + p + i * lda];
            }
        }
    }

    // Squares of 4 by 4 by two rounds of interleaving: 128 bits exist on every machine, and wider squares gain
    // little.
    private static void transposeSquares(float[] a, int ao, int lda, int n, float[] o, int oo, int ldo) {
        for (int p = 0; p < n; p += 4) {
            int s = ao + p;
            FloatVector r0 = FloatVector.fromArray(FloatVector.SPECIES_128, a, s);
            FloatVector r1 = FloatVector.fromArray(FloatVector.SPECIES_128, a, s + lda);
            FloatVector r2 = FloatVector.fromArray(FloatVector.SPECIES_128, a, s + 2 * lda);
            FloatVector r3 = FloatVector.fromArray(FloatVector.SPECIES_128, a, s + 3 * lda);
            FloatVector even0 = r0.rearrange(LOW_PAIRS, r2);
            FloatVector even1 = r0.rearrange(HIGH_PAIRS, r2);
            FloatVector odd0 = r1.rearrange(LOW_PAIRS, r3);
            FloatVector odd1 = r1.rearrange(HIGH_PAIRS, r3);
            int d = oo + p * ldo;
            even0.rearrange(LOW_PAIRS, odd0).intoArray(o, d);
            even0.rearrange(HIGH_PAIRS, odd0).intoArray(o, d + ldo);
            even1.rearrange(LOW_PAIRS, odd1).intoArray(o, d + 2 * ldo);
            even1.rearrange(HIGH_PAIRS, odd1).intoArray(o, d + 3 * ldo);
        }
    }

    @Override
    public void addScaled(float a, float[] x, int xo, float[] o, int oo, int n) {
        int whole = S.loopBound(n);
        addScaledVectors(a, x, xo, o, oo, whole);
        for (int i = whole; i < n; i++) {
            o[oo + i] = Math.fma(a, x[xo + i], o[oo + i]);
        }
    }

    private static void addScaledVectors(float a, float[] x, int xo, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(a);
        for (int i = 0; i < n; i += S.length()) {
            v.fma(FloatVector.fromArray(S, x, xo + i), FloatVector.fromArray(S, o, oo + i))
                    .intoArray(o, oo + i);
        }
    }

    @Override
    public void dotLanes(float[] a, int ao, float[] b, int bo, int ldb, float[] o, int k) {
        for (int l = 0; l < Dots.LANES; l += S.length()) {
            dotVectors(a, ao + l, b, bo + l, ldb, o, l, k);
        }
    }

    private static void dotVectors(float[] a, int ao, float[] b, int bo, int ldb, float[] o, int oo, int k) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int p = 0; p < k; p += Dots.LANES) {
            FloatVector x = FloatVector.fromArray(S, a, ao + p);
            int at = bo + p;
            s0 = FloatVector.fromArray(S, b, at).fma(x, s0);
            s1 = FloatVector.fromArray(S, b, at + ldb).fma(x, s1);
            s2 = FloatVector.fromArray(S, b, at + 2 * ldb).fma(x, s2);
            s3 = FloatVector.fromArray(S, b, at + 3 * ldb).fma(x, s3);
        }
        s0.intoArray(o, oo);
        s1.intoArray(o, oo + Dots.LANES);
        s2.intoArray(o, oo + 2 * Dots.LANES);
        s3.intoArray(o, oo + 3 * Dots.LANES);
    }
}
