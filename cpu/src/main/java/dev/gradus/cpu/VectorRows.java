package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// [RowLoops] over vectors. Where a vector is shorter than the 16 logical lanes, each part of the lanes makes a
/// pass of its own over the row, which by then lies in the nearest cache.
final class VectorRows implements RowLoops {
    private final RowLoops rest = new ScalarRows();

    @Override
    public float sum(float[] a, int ao, int n) {
        float[] lanes = Scratch.get().lanes();
        int whole = n & -LANES;
        for (int l = 0; l < LANES && whole > 0; l += S.length()) {
            sums(a, ao + l, whole, lanes, l);
        }
        ScalarRows.addTo(lanes, a, ao + whole, n - whole);
        return RowLoops.addLanes(lanes);
    }

    private static void sums(float[] a, int ao, int n, float[] lanes, int l) {
        FloatVector s = VectorMath.splat(0f);
        for (int i = 0; i < n; i += LANES) {
            s = s.add(FloatVector.fromArray(S, a, ao + i));
        }
        s.intoArray(lanes, l);
    }

    @Override
    public float squaredDeviations(float[] a, int ao, int n, float m) {
        float[] lanes = Scratch.get().lanes();
        int whole = n & -LANES;
        for (int l = 0; l < LANES && whole > 0; l += S.length()) {
            squares(a, ao + l, whole, m, lanes, l);
        }
        ScalarRows.addSquaresTo(lanes, a, ao + whole, n - whole, m);
        return RowLoops.addLanes(lanes);
    }

    private static void squares(float[] a, int ao, int n, float m, float[] lanes, int l) {
        FloatVector s = VectorMath.splat(0f);
        FloatVector mean = VectorMath.splat(m);
        for (int i = 0; i < n; i += LANES) {
            FloatVector d = FloatVector.fromArray(S, a, ao + i).sub(mean);
            s = d.fma(d, s);
        }
        s.intoArray(lanes, l);
    }

    @Override
    public float dot(float[] a, int ao, float[] b, int bo, int n) {
        float[] lanes = Scratch.get().lanes();
        addProducts(a, ao, b, bo, n, lanes, 0);
        return RowLoops.addLanes(lanes);
    }

    @Override
    public float dotDeviations(float[] a, float[] b, int at, int n, float m) {
        float[] lanes = Scratch.get().lanes();
        int whole = n & -LANES;
        for (int l = 0; l < LANES && whole > 0; l += S.length()) {
            deviations(a, b, at + l, whole, m, lanes, l);
        }
        ScalarRows.addDeviationsTo(lanes, a, b, at + whole, n - whole, m);
        return RowLoops.addLanes(lanes);
    }

    private static void deviations(float[] a, float[] b, int at, int n, float m, float[] lanes, int l) {
        FloatVector s = VectorMath.splat(0f);
        FloatVector mean = VectorMath.splat(m);
        for (int i = 0; i < n; i += LANES) {
            FloatVector d = FloatVector.fromArray(S, b, at + i).sub(mean);
            s = FloatVector.fromArray(S, a, at + i).fma(d, s);
        }
        s.intoArray(lanes, l);
    }

    @Override
    public void addProducts(float[] a, int ao, float[] b, int bo, int n, float[] lanes, int lo) {
        int whole = n & -LANES;
        for (int l = 0; l < LANES && whole > 0; l += S.length()) {
            products(a, ao + l, b, bo + l, whole, lanes, lo + l);
        }
        rest.addProducts(a, ao + whole, b, bo + whole, n - whole, lanes, lo);
    }

    private static void products(float[] a, int ao, float[] b, int bo, int n, float[] lanes, int l) {
        FloatVector s = FloatVector.fromArray(S, lanes, l);
        for (int i = 0; i < n; i += LANES) {
            s = FloatVector.fromArray(S, a, ao + i).fma(FloatVector.fromArray(S, b, bo + i), s);
        }
        s.intoArray(lanes, l);
    }

    @Override
    public float max(float[] a, int ao, int n) {
        int whole = S.loopBound(n);
        float m = whole == 0 ? Float.NEGATIVE_INFINITY : largest(a, ao, whole);
        for (int i = whole; i < n; i++) {
            m = Math.max(m, a[ao + i]);
        }
        return m;
    }

    // The order of max and min does not matter, so that a reduction over lanes gives the scalar twin's bits.
    private static float largest(float[] a, int ao, int n) {
        FloatVector m = VectorMath.splat(Float.NEGATIVE_INFINITY);
        for (int i = 0; i < n; i += S.length()) {
            m = m.max(FloatVector.fromArray(S, a, ao + i));
        }
        return m.reduceLanes(VectorOperators.MAX);
    }

    @Override
    public float min(float[] a, int ao, int n) {
        int whole = S.loopBound(n);
        float m = whole == 0 ? Float.POSITIVE_INFINITY : smallest(a, ao, whole);
        for (int i = whole; i < n; i++) {
            m = Math.min(m, a[ao + i]);
        }
        return m;
    }

    private static float smallest(float[] a, int ao, int n) {
        FloatVector m = VectorMath.splat(Float.POSITIVE_INFINITY);
        for (int i = 0; i < n; i += S.length()) {
            m = m.min(FloatVector.fromArray(S, a, ao + i));
        }
        return m.reduceLanes(VectorOperators.MIN);
    }
}
