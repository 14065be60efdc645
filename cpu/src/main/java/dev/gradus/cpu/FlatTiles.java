package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;

/// Matrix tiles of up to three vectors for machines with 16 vector registers: 12 sums, up to three vectors of B,
/// one broadcast of A.
///
/// A's rows begin at places that C2 can't know, so that each broadcast has a bounds check of its own: it stays
/// where it is written. Without those checks C2 moves all broadcasts to the front, has no register left for
/// some of the sums and writes them to memory in each step, which takes nearly twice the time.
final class FlatTiles {
    private FlatTiles() {}

    /// `C = S + A·B` for `h` rows, a multiple of 4 or, with two vectors, of 6, and `vectors` vectors of columns.
    ///
    /// Row i, depth p of A lies at `a[ao + lines[l + i] + depths[d + p]]`; row p of B begins at `bo + rows[p]`.
    static void multiply(
            int h,
            int vectors,
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
        if (vectors == 2 && h % 6 == 0) {
            for (int i = 0; i < h; i += 6) {
                rows6x2(a, ao, lines, l + i, depths, d, b, bo, rows, s, so + i * lds, lds, c, co + i * ldc, ldc, k);
            }
            return;
        }
        for (int i = 0; i < h; i += 4) {
            if (vectors == 3) {
                rows4x3(a, ao, lines, l + i, depths, d, b, bo, rows, s, so + i * lds, lds, c, co + i * ldc, ldc, k);
            } else if (vectors == 2) {
                FlatRemainders.rows4x2(
                        a, ao, lines, l + i, depths, d, b, bo, rows, s, so + i * lds, lds, c, co + i * ldc, ldc, k);
            } else {
                FlatRemainders.rows4x1(
                        a, ao, lines, l + i, depths, d, b, bo, rows, s, so + i * lds, lds, c, co + i * ldc, ldc, k);
            }
        }
    }

    private static void rows4x3(
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
        int v2 = 2 * S.length();
        int a0 = ao + lines[l];
        int a1 = ao + lines[l + 1];
        int a2 = ao + lines[l + 2];
        int a3 = ao + lines[l + 3];
        FloatVector c0x0 = FloatVector.fromArray(S, s, so);
        FloatVector c0x1 = FloatVector.fromArray(S, s, so + v1);
        FloatVector c0x2 = FloatVector.fromArray(S, s, so + v2);
        int s1 = so + lds;
        FloatVector c1x0 = FloatVector.fromArray(S, s, s1);
        FloatVector c1x1 = FloatVector.fromArray(S, s, s1 + v1);
        FloatVector c1x2 = FloatVector.fromArray(S, s, s1 + v2);
        int s2 = s1 + lds;
        FloatVector c2x0 = FloatVector.fromArray(S, s, s2);
        FloatVector c2x1 = FloatVector.fromArray(S, s, s2 + v1);
        FloatVector c2x2 = FloatVector.fromArray(S, s, s2 + v2);
        int s3 = s2 + lds;
        FloatVector c3x0 = FloatVector.fromArray(S, s, s3);
        FloatVector c3x1 = FloatVector.fromArray(S, s, s3 + v1);
        FloatVector c3x2 = FloatVector.fromArray(S, s, s3 + v2);
        for (int p = 0; p < k; p++) {
            int at = depths[d + p];
            int bp = bo + rows[p];
            FloatVector b0 = FloatVector.fromArray(S, b, bp);
            FloatVector b1 = FloatVector.fromArray(S, b, bp + v1);
            FloatVector b2 = FloatVector.fromArray(S, b, bp + v2);
            FloatVector x0 = FloatVector.broadcast(S, a[at + a0]);
            c0x0 = x0.fma(b0, c0x0);
            c0x1 = x0.fma(b1, c0x1);
            c0x2 = x0.fma(b2, c0x2);
            FloatVector x1 = FloatVector.broadcast(S, a[at + a1]);
            c1x0 = x1.fma(b0, c1x0);
            c1x1 = x1.fma(b1, c1x1);
            c1x2 = x1.fma(b2, c1x2);
            FloatVector x2 = FloatVector.broadcast(S, a[at + a2]);
            c2x0 = x2.fma(b0, c2x0);
            c2x1 = x2.fma(b1, c2x1);
            c2x2 = x2.fma(b2, c2x2);
            FloatVector x3 = FloatVector.broadcast(S, a[at + a3]);
            c3x0 = x3.fma(b0, c3x0);
            c3x1 = x3.fma(b1, c3x1);
            c3x2 = x3.fma(b2, c3x2);
        }
        c0x0.intoArray(c, co);
        c0x1.intoArray(c, co + v1);
        c0x2.intoArray(c, co + v2);
        int r1 = co + ldc;
        c1x0.intoArray(c, r1);
        c1x1.intoArray(c, r1 + v1);
        c1x2.intoArray(c, r1 + v2);
        int r2 = r1 + ldc;
        c2x0.intoArray(c, r2);
        c2x1.intoArray(c, r2 + v1);
        c2x2.intoArray(c, r2 + v2);
        int r3 = r2 + ldc;
        c3x0.intoArray(c, r3);
        c3x1.intoArray(c, r3 + v1);
        c3x2.intoArray(c, r3 + v2);
    }

    private static void rows6x2(
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
        int a4 = ao + lines[l + 4];
        int a5 = ao + lines[l + 5];
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
        int s4 = s3 + lds;
        FloatVector c4x0 = FloatVector.fromArray(S, s, s4);
        FloatVector c4x1 = FloatVector.fromArray(S, s, s4 + v1);
        int s5 = s4 + lds;
        FloatVector c5x0 = FloatVector.fromArray(S, s, s5);
        FloatVector c5x1 = FloatVector.fromArray(S, s, s5 + v1);
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
            FloatVector x4 = FloatVector.broadcast(S, a[at + a4]);
            c4x0 = x4.fma(b0, c4x0);
            c4x1 = x4.fma(b1, c4x1);
            FloatVector x5 = FloatVector.broadcast(S, a[at + a5]);
            c5x0 = x5.fma(b0, c5x0);
            c5x1 = x5.fma(b1, c5x1);
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
        int r4 = r3 + ldc;
        c4x0.intoArray(c, r4);
        c4x1.intoArray(c, r4 + v1);
        int r5 = r4 + ldc;
        c5x0.intoArray(c, r5);
        c5x1.intoArray(c, r5 + v1);
    }
}
