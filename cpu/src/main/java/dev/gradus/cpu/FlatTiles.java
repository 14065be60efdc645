package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;

/// Matrix tiles of 4 rows by three vectors, for machines with 16 vector registers: 12 sums, three vectors of B,
/// one broadcast of A.
final class FlatTiles {
    private FlatTiles() {}

    /// Adds a panel of `h` rows times a panel of three vectors' columns to C; see [TileLoops#multiply].
    static void multiply(
            int h,
            float[] a,
            int ao,
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
        switch (h) {
            case 4 -> rows4(a, ao, b, bo, rows, s, so, lds, c, co, ldc, k);
            default -> throw new IllegalArgumentException("no tile of " + h + " rows");
        }
    }

    private static void rows4(
            float[] a,
            int ao,
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
        int v2 = 2 * S.length();
        FloatVector c0x0 = FloatVector.fromArray(S, s, so);
        FloatVector c0x1 = FloatVector.fromArray(S, s, so + v1);
        FloatVector c0x2 = FloatVector.fromArray(S, s, so + v2);
        int r1 = co + ldc;
        int s1 = so + lds;
        FloatVector c1x0 = FloatVector.fromArray(S, s, s1);
        FloatVector c1x1 = FloatVector.fromArray(S, s, s1 + v1);
        FloatVector c1x2 = FloatVector.fromArray(S, s, s1 + v2);
        int r2 = r1 + ldc;
        int s2 = s1 + lds;
        FloatVector c2x0 = FloatVector.fromArray(S, s, s2);
        FloatVector c2x1 = FloatVector.fromArray(S, s, s2 + v1);
        FloatVector c2x2 = FloatVector.fromArray(S, s, s2 + v2);
        int r3 = r2 + ldc;
        int s3 = s2 + lds;
        FloatVector c3x0 = FloatVector.fromArray(S, s, s3);
        FloatVector c3x1 = FloatVector.fromArray(S, s, s3 + v1);
        FloatVector c3x2 = FloatVector.fromArray(S, s, s3 + v2);
        for (int p = 0; p < k; p++) {
            int ap = ao + p * 4;
            int bp = bo + rows[p];
            FloatVector b0 = FloatVector.fromArray(S, b, bp);
            FloatVector b1 = FloatVector.fromArray(S, b, bp + v1);
            FloatVector b2 = FloatVector.fromArray(S, b, bp + v2);
            FloatVector a0 = FloatVector.broadcast(S, a[ap]);
            c0x0 = a0.fma(b0, c0x0);
            c0x1 = a0.fma(b1, c0x1);
            c0x2 = a0.fma(b2, c0x2);
            FloatVector a1 = FloatVector.broadcast(S, a[ap + 1]);
            c1x0 = a1.fma(b0, c1x0);
            c1x1 = a1.fma(b1, c1x1);
            c1x2 = a1.fma(b2, c1x2);
            FloatVector a2 = FloatVector.broadcast(S, a[ap + 2]);
            c2x0 = a2.fma(b0, c2x0);
            c2x1 = a2.fma(b1, c2x1);
            c2x2 = a2.fma(b2, c2x2);
            FloatVector a3 = FloatVector.broadcast(S, a[ap + 3]);
            c3x0 = a3.fma(b0, c3x0);
            c3x1 = a3.fma(b1, c3x1);
            c3x2 = a3.fma(b2, c3x2);
        }
        c0x0.intoArray(c, co);
        c0x1.intoArray(c, co + v1);
        c0x2.intoArray(c, co + v2);
        c1x0.intoArray(c, r1);
        c1x1.intoArray(c, r1 + v1);
        c1x2.intoArray(c, r1 + v2);
        c2x0.intoArray(c, r2);
        c2x1.intoArray(c, r2 + v1);
        c2x2.intoArray(c, r2 + v2);
        c3x0.intoArray(c, r3);
        c3x1.intoArray(c, r3 + v1);
        c3x2.intoArray(c, r3 + v2);
    }
}
