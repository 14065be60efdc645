package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;

/// [NormLoops] over vectors.
final class VectorNorms implements NormLoops {
    @Override
    public void normalize(float[] x, int xo, float mean, float scale, float[] w, float[] b, float[] o, int oo, int n) {
        int whole = S.loopBound(n);
        for (int i = 0; i < whole; i += S.length()) {
            FloatVector.fromArray(S, x, xo + i)
                    .sub(mean)
                    .mul(scale)
                    .fma(FloatVector.fromArray(S, w, i), FloatVector.fromArray(S, b, i))
                    .intoArray(o, oo + i);
        }
        ScalarNorms.normalize(x, xo, mean, scale, w, b, o, oo, whole, n);
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
        int whole = S.loopBound(n);
        for (int i = 0; i < whole; i += S.length()) {
            FloatVector normal = FloatVector.fromArray(S, x, xo + i).sub(mean).mul(scale);
            FloatVector slope = FloatVector.fromArray(S, g, go + i);
            normal.intoArray(room, i);
            slope.mul(FloatVector.fromArray(S, w, i)).intoArray(room, n + i);
            slope.fma(normal, FloatVector.fromArray(S, sums, so + i)).intoArray(sums, so + i);
            FloatVector.fromArray(S, sums, so + n + i).add(slope).intoArray(sums, so + n + i);
        }
        ScalarNorms.prepare(x, xo, mean, scale, w, g, go, room, sums, so, whole, n);
    }

    @Override
    public void finish(float[] room, float meanPull, float meanProduct, float scale, float[] o, int oo, int n) {
        int whole = S.loopBound(n);
        for (int i = 0; i < whole; i += S.length()) {
            FloatVector.fromArray(S, room, n + i)
                    .sub(meanPull)
                    .sub(FloatVector.fromArray(S, room, i).mul(meanProduct))
                    .mul(scale)
                    .intoArray(o, oo + i);
        }
        ScalarNorms.finish(room, meanPull, meanProduct, scale, o, oo, whole, n);
    }
}
