package dev.gradus.cpu;

/// [TileLoops] one float at a time: tiles of 4 by 4 as two strips of 2 by 4, whose sums C2 keeps in registers.
final class ScalarTiles implements TileLoops {
    @Override
    public int width() {
        return 4;
    }

    @Override
    public int height() {
        return 4;
    }

    @Override
    public int rowUnit(int rows) {
        return 4;
    }

    @Override
    public int reach(int h, int columns) {
        return 4;
    }

    @Override
    public boolean readsRows() {
        return true;
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
        for (int i = 0; i < h; i += 2) {
            rows2(a, ao + i * ai, ai, ap, b, bo, rows, s, so + i * lds, lds, c, co + i * ldc, ldc, k);
        }
    }

    private static void rows2(
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
        float c00 = s[so];
        float c01 = s[so + 1];
        float c02 = s[so + 2];
        float c03 = s[so + 3];
        float c10 = s[so + lds];
        float c11 = s[so + lds + 1];
        float c12 = s[so + lds + 2];
        float c13 = s[so + lds + 3];
        for (int p = 0; p < k; p++) {
            int bp = bo + rows[p];
            float a0 = a[ao + p * ap];
            float a1 = a[ao + ai + p * ap];
            c00 = Math.fma(a0, b[bp], c00);
            c01 = Math.fma(a0, b[bp + 1], c01);
            c02 = Math.fma(a0, b[bp + 2], c02);
            c03 = Math.fma(a0, b[bp + 3], c03);
            c10 = Math.fma(a1, b[bp], c10);
            c11 = Math.fma(a1, b[bp + 1], c11);
            c12 = Math.fma(a1, b[bp + 2], c12);
            c13 = Math.fma(a1, b[bp + 3], c13);
        }
        c[co] = c00;
        c[co + 1] = c01;
        c[co + 2] = c02;
        c[co + 3] = c03;
        c[co + ldc] = c10;
        c[co + ldc + 1] = c11;
        c[co + ldc + 2] = c12;
        c[co + ldc + 3] = c13;
    }

    @Override
    public int placedWidth(int columns) {
        return 4;
    }

    @Override
    public double placedSpeed(int columns) {
        return 0.87;
    }

    @Override
    public int placedHeight() {
        return 4;
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
        for (int i = 0; i < h; i++) {
            row(a, rows[r + i], depths, d, b, bo, c, co + i * ldc, k);
        }
    }

    private static void row(float[] a, int ao, int[] depths, int d, float[] b, int bo, float[] c, int co, int k) {
        float c0 = c[co];
        float c1 = c[co + 1];
        float c2 = c[co + 2];
        float c3 = c[co + 3];
        for (int p = 0; p < k; p++) {
            float x = a[ao + depths[d + p]];
            int bp = bo + 4 * p;
            c0 = Math.fma(x, b[bp], c0);
            c1 = Math.fma(x, b[bp + 1], c1);
            c2 = Math.fma(x, b[bp + 2], c2);
            c3 = Math.fma(x, b[bp + 3], c3);
        }
        c[co] = c0;
        c[co + 1] = c1;
        c[co + 2] = c2;
        c[co + 3] = c3;
    }

    @Override
    public void copyPanel(float[] b, int bo, int ldb, int rows, float[] o, int oo) {
        copy4(b, bo, ldb, rows, o, oo, 4);
    }

    @Override
    public void copy4(float[] a, int ao, int lda, int rows, float[] o, int oo, int ldo) {
        for (int p = 0; p < rows; p++) {
            int s = ao + p * lda;
            int d = oo + p * ldo;
            o[d] = a[s];
            o[d + 1] = a[s + 1];
            o[d + 2] = a[s + 2];
            o[d + 3] = a[s + 3];
        }
    }

    @Override
    public void transpose4(float[] a, int ao, int lda, int n, float[] o, int oo, int ldo) {
        for (int p = 0; p < n; p++) {
            int s = ao + p;
            int d = oo + p * ldo;
            o[d] = a[s];
            o[d + 1] = a[s + lda];
            o[d + 2] = a[s + 2 * lda];
            o[d + 3] = a[s + 3 * lda];
        }
    }

    @Override
    public void addScaled(float a, float[] x, int xo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = Math.fma(a, x[xo + i], o[oo + i]);
        }
    }

    @Override
    public void dotLanes(float[] a, int ao, float[] b, int bo, int ldb, float[] o, int k) {
        for (int j = 0; j < 4; j++) {
            for (int l = 0; l < Dots.LANES; l += 4) {
                dot4(a, ao + l, b, bo + j * ldb + l, o, j * Dots.LANES + l, k);
            }
        }
    }

    private static void dot4(float[] a, int ao, float[] b, int bo, float[] o, int oo, int k) {
        float s0 = 0f;
        float s1 = 0f;
        float s2 = 0f;
        float s3 = 0f;
        for (int p = 0; p < k; p += Dots.LANES) {
            s0 = Math.fma(b[bo + p], a[ao + p], s0);
            s1 = Math.fma(b[bo + p + 1], a[ao + p + 1], s1);
            s2 = Math.fma(b[bo + p + 2], a[ao + p + 2], s2);
            s3 = Math.fma(b[bo + p + 3], a[ao + p + 3], s3);
        }
        o[oo] = s0;
        o[oo + 1] = s1;
        o[oo + 2] = s2;
        o[oo + 3] = s3;
    }
}
