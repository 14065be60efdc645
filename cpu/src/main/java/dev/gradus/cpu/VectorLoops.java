package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [Loops] on the Vector API: whole vectors here, the rest of each block by the scalar twin.
final class VectorLoops implements Loops {
    private static final VectorSpecies<Integer> INTS = S.withLanes(int.class);

    private final Loops rest = new ScalarLoops();
    private final RowLoops rows = new VectorRows();
    private final TileLoops tiles = new VectorTiles();
    private final ColumnLoops columns = new VectorColumns();
    private final NormLoops norms = new VectorNorms();
    private final WinogradLoops winograd = new VectorWinograd();

    /// Bits of a vector.
    static int bits() {
        return S.vectorBitSize();
    }

    /// Bits of the machine's widest vector.
    static int preferredBits() {
        return FloatVector.SPECIES_PREFERRED.vectorBitSize();
    }

    @Override
    public void unary(UnaryLoop fn, float[] a, int ao, float[] o, int oo, int n) {
        int w = S.loopBound(n);
        VectorUnary.apply(fn, a, ao, o, oo, w);
        if (w < n) {
            rest.unary(fn, a, ao + w, o, oo + w, n - w);
        }
    }

    @Override
    public void binary(BinaryLoop fn, float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        int w = S.loopBound(n);
        VectorBinary.apply(fn, a, ao, b, bo, o, oo, w);
        if (w < n) {
            rest.binary(fn, a, ao + w, b, bo + w, o, oo + w, n - w);
        }
    }

    @Override
    public void binary(BinaryLoop fn, float[] a, int ao, float y, float[] o, int oo, int n) {
        int w = S.loopBound(n);
        VectorBinaryWith.apply(fn, a, ao, y, o, oo, w);
        if (w < n) {
            rest.binary(fn, a, ao + w, y, o, oo + w, n - w);
        }
    }

    @Override
    public void binary(BinaryLoop fn, float x, float[] b, int bo, float[] o, int oo, int n) {
        int w = S.loopBound(n);
        VectorBinaryOf.apply(fn, x, b, bo, o, oo, w);
        if (w < n) {
            rest.binary(fn, x, b, bo + w, o, oo + w, n - w);
        }
    }

    @Override
    public void select(float[] c, int co, float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        int w = S.loopBound(n);
        selectVectors(c, co, a, ao, b, bo, o, oo, w);
        rest.select(c, co + w, a, ao + w, b, bo + w, o, oo + w, n - w);
    }

    private static void selectVectors(
            float[] c, int co, float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            y.blend(x, FloatVector.fromArray(S, c, co + i).compare(VectorOperators.NE, 0f))
                    .intoArray(o, oo + i);
        }
    }

    @Override
    public void select(float[] c, int co, float[] a, int ao, float y, float[] o, int oo, int n) {
        int w = S.loopBound(n);
        selectVectors(c, co, a, ao, y, o, oo, w);
        rest.select(c, co + w, a, ao + w, y, o, oo + w, n - w);
    }

    private static void selectVectors(float[] c, int co, float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            v.blend(x, FloatVector.fromArray(S, c, co + i).compare(VectorOperators.NE, 0f))
                    .intoArray(o, oo + i);
        }
    }

    @Override
    public void affine(float[] a, int ao, float s, float t, float[] o, int oo, int n) {
        int w = S.loopBound(n);
        affineVectors(a, ao, s, t, o, oo, w);
        rest.affine(a, ao + w, s, t, o, oo + w, n - w);
    }

    private static void affineVectors(float[] a, int ao, float s, float t, float[] o, int oo, int n) {
        FloatVector u = VectorMath.splat(s);
        FloatVector v = VectorMath.splat(t);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector.fromArray(S, a, ao + i).mul(u).add(v).intoArray(o, oo + i);
        }
    }

    @Override
    public void multiplyAdd(float[] a, int ao, float[] b, int bo, float[] c, int co, float[] o, int oo, int n) {
        int w = S.loopBound(n);
        multiplyAddVectors(a, ao, b, bo, c, co, o, oo, w);
        rest.multiplyAdd(a, ao + w, b, bo + w, c, co + w, o, oo + w, n - w);
    }

    private static void multiplyAddVectors(
            float[] a, int ao, float[] b, int bo, float[] c, int co, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            x.mul(y).add(FloatVector.fromArray(S, c, co + i)).intoArray(o, oo + i);
        }
    }

    @Override
    public void blend(float[] a, int ao, float s, float[] b, int bo, float t, float[] o, int oo, int n) {
        int w = S.loopBound(n);
        blendVectors(a, ao, s, b, bo, t, o, oo, w);
        rest.blend(a, ao + w, s, b, bo + w, t, o, oo + w, n - w);
    }

    private static void blendVectors(float[] a, int ao, float s, float[] b, int bo, float t, float[] o, int oo, int n) {
        FloatVector u = VectorMath.splat(s);
        FloatVector v = VectorMath.splat(t);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            x.mul(u).add(y.mul(v)).intoArray(o, oo + i);
        }
    }

    @Override
    public void takeLarger(float[] x, int xo, float[] best, int[] index, int tap, int n) {
        int w = S.loopBound(n);
        takeLargerVectors(x, xo, best, index, tap, w);
        for (int i = w; i < n; i++) {
            float v = x[xo + i];
            if (v > best[i] || (Float.isNaN(v) && !Float.isNaN(best[i]))) {
                best[i] = v;
                index[i] = tap;
            }
        }
    }

    private static void takeLargerVectors(float[] x, int xo, float[] best, int[] index, int tap, int n) {
        IntVector taps = IntVector.broadcast(INTS, tap);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector v = FloatVector.fromArray(S, x, xo + i);
            FloatVector b = FloatVector.fromArray(S, best, i);
            // not (v ≤ b) holds for larger ones and where either is NaN; of these, a NaN that is there already
            // stays
            VectorMask<Float> take = v.compare(VectorOperators.LE, b).not().and(b.compare(VectorOperators.EQ, b));
            b.blend(v, take).intoArray(best, i);
            IntVector.fromArray(INTS, index, i).blend(taps, take.cast(INTS)).intoArray(index, i);
        }
    }

    @Override
    public void largestOfSquares(float[] x, int upper, int lower, float[] o, int oo, int n) {
        if (n < VectorPooling.WINDOWS || !VectorPooling.largestOfSquares(x, upper, lower, o, oo, n)) {
            rest.largestOfSquares(x, upper, lower, o, oo, n);
        }
    }

    @Override
    public void giveToLargest(float[] x, int upper, int lower, float[] g, int go, float[] o, int n) {
        if (n < VectorPooling.WINDOWS || !VectorPooling.giveToLargest(x, upper, lower, g, go, o, n)) {
            rest.giveToLargest(x, upper, lower, g, go, o, n);
        }
    }

    @Override
    public int width() {
        return S.length();
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
