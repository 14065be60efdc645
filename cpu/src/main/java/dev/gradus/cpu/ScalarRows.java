package dev.gradus.cpu;

/// [RowLoops] one float at a time.
final class ScalarRows implements RowLoops {
    @Override
    public float sum(float[] a, int ao, int n) {
        float[] lanes = Scratch.get().lanes();
        addTo(lanes, a, ao, n);
        return RowLoops.addLanes(lanes);
    }

    @Override
    public float squaredDeviations(float[] a, int ao, int n, float m) {
        float[] lanes = Scratch.get().lanes();
        addSquaresTo(lanes, a, ao, n, m);
        return RowLoops.addLanes(lanes);
    }

    @Override
    public float dot(float[] a, int ao, float[] b, int bo, int n) {
        float[] lanes = Scratch.get().lanes();
        addProducts(a, ao, b, bo, n, lanes, 0);
        return RowLoops.addLanes(lanes);
    }

    /// Adds element `i` to lane `i mod 16`.
    static void addTo(float[] lanes, float[] a, int ao, int n) {
        for (int i = 0; i < n; i++) {
            lanes[i & 15] += a[ao + i];
        }
    }

    static void addSquaresTo(float[] lanes, float[] a, int ao, int n, float m) {
        for (int i = 0; i < n; i++) {
            float d = a[ao + i] - m;
            lanes[i & 15] = Math.fma(d, d, lanes[i & 15]);
        }
    }

    @Override
    public float dotDeviations(float[] a, float[] b, int at, int n, float m) {
        float[] lanes = Scratch.get().lanes();
        addDeviationsTo(lanes, a, b, at, n, m);
        return RowLoops.addLanes(lanes);
    }

    static void addDeviationsTo(float[] lanes, float[] a, float[] b, int at, int n, float m) {
        for (int i = 0; i < n; i++) {
            lanes[i & 15] = Math.fma(a[at + i], b[at + i] - m, lanes[i & 15]);
        }
    }

    @Override
    public void addProducts(float[] a, int ao, float[] b, int bo, int n, float[] lanes, int lo) {
        for (int i = 0; i < n; i++) {
            int l = lo + (i & 15);
            lanes[l] = Math.fma(a[ao + i], b[bo + i], lanes[l]);
        }
    }

    @Override
    public float max(float[] a, int ao, int n) {
        float m = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            m = Math.max(m, a[ao + i]);
        }
        return m;
    }

    @Override
    public float min(float[] a, int ao, int n) {
        float m = Float.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            m = Math.min(m, a[ao + i]);
        }
        return m;
    }
}
