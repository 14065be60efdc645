package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;

/// `G·g·Gᵀ` of 3×3 kernels over vectors, a row of the result at a time: short loops, so that C2 keeps all in
/// registers.
final class VectorKernels {
    private VectorKernels() {}

    /// See [WinogradLoops#kernels]; `n` is a whole number of vectors.
    static void transform(float[] g, int at, int ldg, float[] u, int uo, int ldu, int n) {
        outer(g, at, ldg, u, uo, ldu, n);
        upper(g, at, ldg, u, uo + 4 * ldu, ldu, n);
        lower(g, at, ldg, u, uo + 8 * ldu, ldu, n);
        outer(g, at + 6 * ldg, ldg, u, uo + 12 * ldu, ldu, n);
    }

    private static void outer(float[] g, int at, int ldg, float[] u, int uo, int ldu, int n) {
        for (int c = 0; c < n; c += S.length()) {
            FloatVector t0 = FloatVector.fromArray(S, g, at + c);
            FloatVector t1 = FloatVector.fromArray(S, g, at + ldg + c);
            FloatVector t2 = FloatVector.fromArray(S, g, at + 2 * ldg + c);
            t0.intoArray(u, uo + c);
            t0.add(t1).add(t2).mul(0.5f).intoArray(u, uo + ldu + c);
            t0.sub(t1).add(t2).mul(0.5f).intoArray(u, uo + 2 * ldu + c);
            t2.intoArray(u, uo + 3 * ldu + c);
        }
    }

    private static void upper(float[] g, int at, int ldg, float[] u, int uo, int ldu, int n) {
        for (int c = 0; c < n; c += S.length()) {
            FloatVector t0 = FloatVector.fromArray(S, g, at + c)
                    .add(FloatVector.fromArray(S, g, at + 3 * ldg + c))
                    .add(FloatVector.fromArray(S, g, at + 6 * ldg + c))
                    .mul(0.5f);
            FloatVector t1 = FloatVector.fromArray(S, g, at + ldg + c)
                    .add(FloatVector.fromArray(S, g, at + 4 * ldg + c))
                    .add(FloatVector.fromArray(S, g, at + 7 * ldg + c))
                    .mul(0.5f);
            FloatVector t2 = FloatVector.fromArray(S, g, at + 2 * ldg + c)
                    .add(FloatVector.fromArray(S, g, at + 5 * ldg + c))
                    .add(FloatVector.fromArray(S, g, at + 8 * ldg + c))
                    .mul(0.5f);
            t0.intoArray(u, uo + c);
            t0.add(t1).add(t2).mul(0.5f).intoArray(u, uo + ldu + c);
            t0.sub(t1).add(t2).mul(0.5f).intoArray(u, uo + 2 * ldu + c);
            t2.intoArray(u, uo + 3 * ldu + c);
        }
    }

    private static void lower(float[] g, int at, int ldg, float[] u, int uo, int ldu, int n) {
        for (int c = 0; c < n; c += S.length()) {
            FloatVector t0 = FloatVector.fromArray(S, g, at + c)
                    .sub(FloatVector.fromArray(S, g, at + 3 * ldg + c))
                    .add(FloatVector.fromArray(S, g, at + 6 * ldg + c))
                    .mul(0.5f);
            FloatVector t1 = FloatVector.fromArray(S, g, at + ldg + c)
                    .sub(FloatVector.fromArray(S, g, at + 4 * ldg + c))
                    .add(FloatVector.fromArray(S, g, at + 7 * ldg + c))
                    .mul(0.5f);
            FloatVector t2 = FloatVector.fromArray(S, g, at + 2 * ldg + c)
                    .sub(FloatVector.fromArray(S, g, at + 5 * ldg + c))
                    .add(FloatVector.fromArray(S, g, at + 8 * ldg + c))
                    .mul(0.5f);
            t0.intoArray(u, uo + c);
            t0.add(t1).add(t2).mul(0.5f).intoArray(u, uo + ldu + c);
            t0.sub(t1).add(t2).mul(0.5f).intoArray(u, uo + 2 * ldu + c);
            t2.intoArray(u, uo + 3 * ldu + c);
        }
    }
}
