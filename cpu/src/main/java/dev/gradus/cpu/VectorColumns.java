package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;

/// [ColumnLoops] over vectors.
final class VectorColumns implements ColumnLoops {
    @Override
    public void exponentials(float[] s, int so, int width, int rows, float scale, float[] inverse) {
        for (int j = 0; j < width; j += S.length()) {
            FloatVector largest = largest(s, so + j, width, rows);
            exponentials(s, so + j, width, rows, scale, largest, inverse, j);
        }
    }

    private static FloatVector largest(float[] s, int so, int width, int rows) {
        FloatVector m = FloatVector.fromArray(S, s, so);
        for (int r = 1; r < rows; r++) {
            m = m.max(FloatVector.fromArray(S, s, so + r * width));
        }
        return m;
    }

    private static void exponentials(
            float[] s, int so, int width, int rows, float scale, FloatVector largest, float[] inverse, int j) {
        FloatVector sum = FloatVector.zero(S);
        for (int r = 0; r < rows; r++) {
            int at = so + r * width;
            FloatVector e =
                    VectorMath.exp(FloatVector.fromArray(S, s, at).sub(largest).mul(scale));
            e.intoArray(s, at);
            sum = sum.add(e);
        }
        VectorMath.splat(1f).div(sum).intoArray(inverse, j);
    }

    @Override
    public void scale(float[] s, int so, int width, int rows, float[] by) {
        for (int j = 0; j < width; j += S.length()) {
            FloatVector f = FloatVector.fromArray(S, by, j);
            for (int r = 0; r < rows; r++) {
                int at = so + r * width + j;
                FloatVector.fromArray(S, s, at).mul(f).intoArray(s, at);
            }
        }
    }

    @Override
    public void gradient(float[] p, int po, float[] g, int go, int width, int rows, float scale, float[] inverse) {
        for (int j = 0; j < width; j += S.length()) {
            gradient(p, po + j, g, go + j, width, rows, scale, FloatVector.fromArray(S, inverse, j));
        }
    }

    private static void gradient(
            float[] p, int po, float[] g, int go, int width, int rows, float scale, FloatVector inverse) {
        FloatVector mean = FloatVector.zero(S);
        for (int r = 0; r < rows; r++) {
            FloatVector w = FloatVector.fromArray(S, p, po + r * width).mul(inverse);
            w.intoArray(p, po + r * width);
            mean = w.fma(FloatVector.fromArray(S, g, go + r * width), mean);
        }
        for (int r = 0; r < rows; r++) {
            FloatVector w = FloatVector.fromArray(S, p, po + r * width);
            int at = go + r * width;
            FloatVector.fromArray(S, g, at).sub(mean).mul(w).mul(scale).intoArray(g, at);
        }
    }
}
