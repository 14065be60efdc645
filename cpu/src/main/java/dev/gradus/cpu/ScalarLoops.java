package dev.gradus.cpu;

/// [Loops] in plain Java.
final class ScalarLoops implements Loops {
    private final RowLoops rows = new ScalarRows();
    private final TileLoops tiles = new ScalarTiles();
    private final ColumnLoops columns = new ScalarColumns();
    private final NormLoops norms = new ScalarNorms();
    private final WinogradLoops winograd = new ScalarWinograd();

    @Override
    public void unary(UnaryLoop fn, float[] a, int ao, float[] o, int oo, int n) {
        ScalarUnary.apply(fn, a, ao, o, oo, n);
    }

    @Override
    public void binary(BinaryLoop fn, float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        ScalarBinary.apply(fn, a, ao, b, bo, o, oo, n);
    }

    @Override
    public void binary(BinaryLoop fn, float[] a, int ao, float y, float[] o, int oo, int n) {
        ScalarBinaryWith.apply(fn, a, ao, y, o, oo, n);
    }

    @Override
    public void binary(BinaryLoop fn, float x, float[] b, int bo, float[] o, int oo, int n) {
        ScalarBinaryOf.apply(fn, x, b, bo, o, oo, n);
    }

    @Override
    public void select(float[] c, int co, float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = c[co + i] != 0 ? a[ao + i] : b[bo + i];
        }
    }

    @Override
    public void select(float[] c, int co, float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = c[co + i] != 0 ? a[ao + i] : y;
        }
    }

    @Override
    public void affine(float[] a, int ao, float s, float t, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] * s + t;
        }
    }

    @Override
    public void multiplyAdd(float[] a, int ao, float[] b, int bo, float[] c, int co, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] * b[bo + i] + c[co + i];
        }
    }

    @Override
    public void blend(float[] a, int ao, float s, float[] b, int bo, float t, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] * s + b[bo + i] * t;
        }
    }

    @Override
    public void takeLarger(float[] x, int xo, float[] best, int[] index, int tap, int n) {
        for (int i = 0; i < n; i++) {
            float v = x[xo + i];
            if (wins(v, best[i])) {
                best[i] = v;
                index[i] = tap;
            }
        }
    }

    @Override
    public void largestOfSquares(float[] x, int upper, int lower, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            int place = largest(x, upper + 2 * i, lower + 2 * i);
            o[oo + i] = x[(place < 2 ? upper : lower) + 2 * i + place % 2];
        }
    }

    @Override
    public void giveToLargest(float[] x, int upper, int lower, float[] g, int go, float[] o, int n) {
        for (int i = 0; i < n; i++) {
            int place = largest(x, upper + 2 * i, lower + 2 * i);
            o[upper + 2 * i] = 0f;
            o[upper + 2 * i + 1] = 0f;
            o[lower + 2 * i] = 0f;
            o[lower + 2 * i + 1] = 0f;
            o[(place < 2 ? upper : lower) + 2 * i + place % 2] = g[go + i];
        }
    }

    /// Which of the four is largest, 0 to 3.
    private static int largest(float[] x, int u, int l) {
        float best = x[u];
        int place = 0;
        if (wins(x[u + 1], best)) {
            best = x[u + 1];
            place = 1;
        }
        if (wins(x[l], best)) {
            best = x[l];
            place = 2;
        }
        return wins(x[l + 1], best) ? 3 : place;
    }

    private static boolean wins(float v, float best) {
        return v > best || (Float.isNaN(v) && !Float.isNaN(best));
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public RowLoops rows() {
        return rows;
    }

    @Override
    public ColumnLoops columns() {
        return columns;
    }

    @Override
    public NormLoops norms() {
        return norms;
    }

    @Override
    public WinogradLoops winograd() {
        return winograd;
    }

    @Override
    public TileLoops tiles() {
        return tiles;
    }
}
