package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;

/// [FlatTiles] that have fewer than 12 sums, for what is left of a matrix.
final class FlatRemainders {
    private FlatRemainders() {}

    static void rows4x2(
            float[] a,
            int ao,
            int[] lines,
            int l,
            int[] depths,
            int d,
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
        int v1 = S.length();
        int a0 = ao + lines[l];
        int a1 = ao + lines[l + 1];
        int a2 = ao + lines[l + 2];
        int a3 = ao + lines[l + 3];
        FloatVector c0x0 = FloatVector.fromArray(S, s, so);
        FloatVector c0x1 = FloatVector.fromArray(S, s, so + v1);
        int s1 = so + lds;
        FloatVector c1x0 = FloatVector.fromArray(S, s, s1);
        FloatVector c1x1 = FloatVector.fromArray(S, s, s1 + v1);
        int s2 = s1 + lds;
        FloatVector c2x0 = FloatVector.fromArray(S, s, s2);
        FloatVector c2x1 = FloatVector.fromArray(S, s, s2 + v1);
        int s3 = s2 + lds;
        FloatVector c3x0 = FloatVector.fromArray(S, s, s3);
        FloatVector c3x1 = FloatVector.fromArray(S, s, s3 + v1);
        for (int p = 0; p < k; p++) {
            int at = depths[d + p];
            int bp = bo + rows[p];
            FloatVector b0 = FloatVector.fromArray(S, b, bp);
            FloatVector b1 = FloatVector.fromArray(S, b, bp + v1);
            FloatVector x0 = FloatVector.broadcast(S, a[at + a0]);
            c0x0 = x0.fma(b0, c0x0);
            c0x1 = x0.fma(b1, c0x1);
            FloatVector x1 = FloatVector.broadcast(S, a[at + a1]);
            c1x0 = x1.fma(b0, c1x0);
            c1x1 = x1.fma(b1, c1x1);
            FloatVector x2 = FloatVector.broadcast(S, a[at + a2]);
            c2x0 = x2.fma(b0, c2x0);
            c2x1 = x2.fma(b1, c2x1);
            FloatVector x3 = FloatVector.broadcast(S, a[at + a3]);
            c3x0 = x3.fma(b0, c3x0);
            c3x1 = x3.fma(b1, c3x1);
        }
        c0x0.intoArray(c, co);
        c0x1.intoArray(c, co + v1);
        int r1 = co + ldc;
        c1x0.intoArray(c, r1);
        c1x1.intoArray(c, r1 + v1);
        int r2 = r1 + ldc;
        c2x0.intoArray(c, r2);
        c2x1.intoArray(c, r2 + v1);
        int r3 = r2 + ldc;
        c3x0.intoArray(c, r3);
        c3x1.intoArray(c, r3 + v1);
    }

    static void rows4x1(
            float[] a,
            int ao,
            int[] lines,
            int l,
            int[] depths,
            int d,
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
        int a0 = ao + lines[l];
        int a1 = ao + lines[l + 1];
        int a2 = ao + lines[l + 2];
        int a3 = ao + lines[l + 3];
        FloatVector c0x0 = FloatVector.fromArray(S, s, so);
        int s1 = so + lds;
        FloatVector c1x0 = FloatVector.fromArray(S, s, s1);
        int s2 = s1 + lds;
        FloatVector c2x0 = FloatVector.fromArray(S, s, s2);
        int s3 = s2 + lds;
        FloatVector c3x0 = FloatVector.fromArray(S, s, s3);
        for (int p = 0; p < k; p++) {
            int at = depths[d + p];
            int bp = bo + rows[p];
            FloatVector b0 = FloatVector.fromArray(S, b, bp);
            FloatVector x0 = FloatVector.broadcast(S, a[at + a0]);
            c0x0 = x0.fma(b0, c0x0);
            FloatVector x1 = FloatVector.broadcast(S, a[at + a1]);
            c1x0 = x1.fma(b0, c1x0);
            FloatVector x2 = FloatVector.broadcast(S, a[at + a2]);
            c2x0 = x2.fma(b0, c2x0);
            FloatVector x3 = FloatVector.broadcast(S, a[at + a3]);
            c3x0 = x3.fma(b0, c3x0);
        }
        c0x0.intoArray(c, co);
        int r1 = co + ldc;
        c1x0.intoArray(c, r1);
        int r2 = r1 + ldc;
        c2x0.intoArray(c, r2);
        int r3 = r2 + ldc;
        c3x0.intoArray(c, r3);
    }
}
