package dev.gradus.cpu;

/// [NormLoops] one float at a time.
final class ScalarNorms implements NormLoops {
    @Override
    public void normalize(float[] x, int xo, float mean, float scale, float[] w, float[] b, float[] o, int oo, int n) {
        normalize(x, xo, mean, scale, w, b, o, oo, 0, n);
    }

    static void normalize(
            float[] x, int xo, float mean, float scale, float[] w, float[] b, float[] o, int oo, int from, int n) {
        for (int i = from; i < n; i++) {
            o[oo + i] = Math.fma((x[xo + i] - mean) * scale, w[i], b[i]);
        }
    }

    @Override
    public void prepare(
            float[] x,
            int xo,
            float mean,
            float scale,
            float[] w,
            float[] g,
            int go,
            float[] room,
            float[] sums,
            int so,
            int n) {
        prepare(x, xo, mean, scale, w, g, go, room, sums, so, 0, n);
    }

    static void prepare(
            float[] x,
            int xo,
            float mean,
            float scale,
            float[] w,
            float[] g,
            int go,
            float[] room,
            float[] sums,
            int so,
            int from,
            int n) {
        for (int i = from; i < n; i++) {
            float normal = (x[xo + i] - mean) * scale;
            float slope = g[go + i];
            room[i] = normal;
            room[n + i] = slope * w[i];
            sums[so + i] = Math.fma(slope, normal, sums[so + i]);
            sums[so + n + i] += slope;
        }
    }

    @Override
    public void finish(float[] room, float meanPull, float meanProduct, float scale, float[] o, int oo, int n) {
        finish(room, meanPull, meanProduct, scale, o, oo, 0, n);
    }

    static void finish(
            float[] room, float meanPull, float meanProduct, float scale, float[] o, int oo, int from, int n) {
        for (int i = from; i < n; i++) {
            o[oo + i] = (room[n + i] - meanPull - room[i] * meanProduct) * scale;
        }
    }
}
