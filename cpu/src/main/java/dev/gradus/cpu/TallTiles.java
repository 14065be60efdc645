package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;

/// Matrix tiles of 12, 8 or 4 rows by two vectors, for machines with 32 vector registers: 24 sums, two vectors
/// of B, one broadcast of A.
///
/// C2 keeps every sum in a register as long as each is a local variable with one path into the loop, hence the
/// unrolled text.
final class TallTiles {
    private TallTiles() {}

    /// Adds a panel of `h` rows times a panel of two vectors' columns to C; see [TileLoops#multiply].
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
            case 12 -> rows12(a, ao, b, bo, rows, s, so, lds, c, co, ldc, k);
            case 8 -> rows8(a, ao, b, bo, rows, s, so, lds, c, co, ldc, k);
            case 4 -> rows4(a, ao, b, bo, rows, s, so, lds, c, co, ldc, k);
            default -> throw new IllegalArgumentException("no tile of " + h + " rows");
        }
    }

    private static void rows12(
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
        FloatVector c0x0 = FloatVector.fromArray(S, s, so);
        FloatVector c0x1 = FloatVector.fromArray(S, s, so + v1);
        int r1 = co + ldc;
        FloatVector c1x0 = FloatVector.fromArray(S, s, so + lds);
        FloatVector c1x1 = FloatVector.fromArray(S, s, so + lds + v1);
        int r2 = r1 + ldc;
        FloatVector c2x0 = FloatVector.fromArray(S, s, so + 2 * lds);
        FloatVector c2x1 = FloatVector.fromArray(S, s, so + 2 * lds + v1);
        int r3 = r2 + ldc;
        FloatVector c3x0 = FloatVector.fromArray(S, s, so + 3 * lds);
        FloatVector c3x1 = FloatVector.fromArray(S, s, so + 3 * lds + v1);
        int r4 = r3 + ldc;
        FloatVector c4x0 = FloatVector.fromArray(S, s, so + 4 * lds);
        FloatVector c4x1 = FloatVector.fromArray(S, s, so + 4 * lds + v1);
        int r5 = r4 + ldc;
        FloatVector c5x0 = FloatVector.fromArray(S, s, so + 5 * lds);
        FloatVector c5x1 = FloatVector.fromArray(S, s, so + 5 * lds + v1);
        int r6 = r5 + ldc;
        FloatVector c6x0 = FloatVector.fromArray(S, s, so + 6 * lds);
        FloatVector c6x1 = FloatVector.fromArray(S, s, so + 6 * lds + v1);
        int r7 = r6 + ldc;
        FloatVector c7x0 = FloatVector.fromArray(S, s, so + 7 * lds);
        FloatVector c7x1 = FloatVector.fromArray(S, s, so + 7 * lds + v1);
        int r8 = r7 + ldc;
        FloatVector c8x0 = FloatVector.fromArray(S, s, so + 8 * lds);
        FloatVector c8x1 = FloatVector.fromArray(S, s, so + 8 * lds + v1);
        int r9 = r8 + ldc;
        FloatVector c9x0 = FloatVector.fromArray(S, s, so + 9 * lds);
        FloatVector c9x1 = FloatVector.fromArray(S, s, so + 9 * lds + v1);
        int r10 = r9 + ldc;
        FloatVector c10x0 = FloatVector.fromArray(S, s, so + 10 * lds);
        FloatVector c10x1 = FloatVector.fromArray(S, s, so + 10 * lds + v1);
        int r11 = r10 + ldc;
        FloatVector c11x0 = FloatVector.fromArray(S, s, so + 11 * lds);
        FloatVector c11x1 = FloatVector.fromArray(S, s, so + 11 * lds + v1);
        for (int p = 0; p < k; p++) {
            int ap = ao + p * 12;
            int bp = bo + rows[p];
            FloatVector b0 = FloatVector.fromArray(S, b, bp);
            FloatVector b1 = FloatVector.fromArray(S, b, bp + v1);
            FloatVector a0 = FloatVector.broadcast(S, a[ap]);
            c0x0 = a0.fma(b0, c0x0);
            c0x1 = a0.fma(b1, c0x1);
            FloatVector a1 = FloatVector.broadcast(S, a[ap + 1]);
            c1x0 = a1.fma(b0, c1x0);
            c1x1 = a1.fma(b1, c1x1);
            FloatVector a2 = FloatVector.broadcast(S, a[ap + 2]);
            c2x0 = a2.fma(b0, c2x0);
            c2x1 = a2.fma(b1, c2x1);
            FloatVector a3 = FloatVector.broadcast(S, a[ap + 3]);
            c3x0 = a3.fma(b0, c3x0);
            c3x1 = a3.fma(b1, c3x1);
            FloatVector a4 = FloatVector.broadcast(S, a[ap + 4]);
            c4x0 = a4.fma(b0, c4x0);
            c4x1 = a4.fma(b1, c4x1);
            FloatVector a5 = FloatVector.broadcast(S, a[ap + 5]);
            c5x0 = a5.fma(b0, c5x0);
            c5x1 = a5.fma(b1, c5x1);
            FloatVector a6 = FloatVector.broadcast(S, a[ap + 6]);
            c6x0 = a6.fma(b0, c6x0);
            c6x1 = a6.fma(b1, c6x1);
            FloatVector a7 = FloatVector.broadcast(S, a[ap + 7]);
            c7x0 = a7.fma(b0, c7x0);
            c7x1 = a7.fma(b1, c7x1);
            FloatVector a8 = FloatVector.broadcast(S, a[ap + 8]);
            c8x0 = a8.fma(b0, c8x0);
            c8x1 = a8.fma(b1, c8x1);
            FloatVector a9 = FloatVector.broadcast(S, a[ap + 9]);
            c9x0 = a9.fma(b0, c9x0);
            c9x1 = a9.fma(b1, c9x1);
            FloatVector a10 = FloatVector.broadcast(S, a[ap + 10]);
            c10x0 = a10.fma(b0, c10x0);
            c10x1 = a10.fma(b1, c10x1);
            FloatVector a11 = FloatVector.broadcast(S, a[ap + 11]);
            c11x0 = a11.fma(b0, c11x0);
            c11x1 = a11.fma(b1, c11x1);
        }
        c0x0.intoArray(c, co);
        c0x1.intoArray(c, co + v1);
        c1x0.intoArray(c, r1);
        c1x1.intoArray(c, r1 + v1);
        c2x0.intoArray(c, r2);
        c2x1.intoArray(c, r2 + v1);
        c3x0.intoArray(c, r3);
        c3x1.intoArray(c, r3 + v1);
        c4x0.intoArray(c, r4);
        c4x1.intoArray(c, r4 + v1);
        c5x0.intoArray(c, r5);
        c5x1.intoArray(c, r5 + v1);
        c6x0.intoArray(c, r6);
        c6x1.intoArray(c, r6 + v1);
        c7x0.intoArray(c, r7);
        c7x1.intoArray(c, r7 + v1);
        c8x0.intoArray(c, r8);
        c8x1.intoArray(c, r8 + v1);
        c9x0.intoArray(c, r9);
        c9x1.intoArray(c, r9 + v1);
        c10x0.intoArray(c, r10);
        c10x1.intoArray(c, r10 + v1);
        c11x0.intoArray(c, r11);
        c11x1.intoArray(c, r11 + v1);
    }

    private static void rows8(
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
        FloatVector c0x0 = FloatVector.fromArray(S, s, so);
        FloatVector c0x1 = FloatVector.fromArray(S, s, so + v1);
        int r1 = co + ldc;
        FloatVector c1x0 = FloatVector.fromArray(S, s, so + lds);
        FloatVector c1x1 = FloatVector.fromArray(S, s, so + lds + v1);
        int r2 = r1 + ldc;
        FloatVector c2x0 = FloatVector.fromArray(S, s, so + 2 * lds);
        FloatVector c2x1 = FloatVector.fromArray(S, s, so + 2 * lds + v1);
        int r3 = r2 + ldc;
        FloatVector c3x0 = FloatVector.fromArray(S, s, so + 3 * lds);
        FloatVector c3x1 = FloatVector.fromArray(S, s, so + 3 * lds + v1);
        int r4 = r3 + ldc;
        FloatVector c4x0 = FloatVector.fromArray(S, s, so + 4 * lds);
        FloatVector c4x1 = FloatVector.fromArray(S, s, so + 4 * lds + v1);
        int r5 = r4 + ldc;
        FloatVector c5x0 = FloatVector.fromArray(S, s, so + 5 * lds);
        FloatVector c5x1 = FloatVector.fromArray(S, s, so + 5 * lds + v1);
        int r6 = r5 + ldc;
        FloatVector c6x0 = FloatVector.fromArray(S, s, so + 6 * lds);
        FloatVector c6x1 = FloatVector.fromArray(S, s, so + 6 * lds + v1);
        int r7 = r6 + ldc;
        FloatVector c7x0 = FloatVector.fromArray(S, s, so + 7 * lds);
        FloatVector c7x1 = FloatVector.fromArray(S, s, so + 7 * lds + v1);
        for (int p = 0; p < k; p++) {
            int ap = ao + p * 8;
            int bp = bo + rows[p];
            FloatVector b0 = FloatVector.fromArray(S, b, bp);
            FloatVector b1 = FloatVector.fromArray(S, b, bp + v1);
            FloatVector a0 = FloatVector.broadcast(S, a[ap]);
            c0x0 = a0.fma(b0, c0x0);
            c0x1 = a0.fma(b1, c0x1);
            FloatVector a1 = FloatVector.broadcast(S, a[ap + 1]);
            c1x0 = a1.fma(b0, c1x0);
            c1x1 = a1.fma(b1, c1x1);
            FloatVector a2 = FloatVector.broadcast(S, a[ap + 2]);
            c2x0 = a2.fma(b0, c2x0);
            c2x1 = a2.fma(b1, c2x1);
            FloatVector a3 = FloatVector.broadcast(S, a[ap + 3]);
            c3x0 = a3.fma(b0, c3x0);
            c3x1 = a3.fma(b1, c3x1);
            FloatVector a4 = FloatVector.broadcast(S, a[ap + 4]);
            c4x0 = a4.fma(b0, c4x0);
            c4x1 = a4.fma(b1, c4x1);
            FloatVector a5 = FloatVector.broadcast(S, a[ap + 5]);
            c5x0 = a5.fma(b0, c5x0);
            c5x1 = a5.fma(b1, c5x1);
            FloatVector a6 = FloatVector.broadcast(S, a[ap + 6]);
            c6x0 = a6.fma(b0, c6x0);
            c6x1 = a6.fma(b1, c6x1);
            FloatVector a7 = FloatVector.broadcast(S, a[ap + 7]);
            c7x0 = a7.fma(b0, c7x0);
            c7x1 = a7.fma(b1, c7x1);
        }
        c0x0.intoArray(c, co);
        c0x1.intoArray(c, co + v1);
        c1x0.intoArray(c, r1);
        c1x1.intoArray(c, r1 + v1);
        c2x0.intoArray(c, r2);
        c2x1.intoArray(c, r2 + v1);
        c3x0.intoArray(c, r3);
        c3x1.intoArray(c, r3 + v1);
        c4x0.intoArray(c, r4);
        c4x1.intoArray(c, r4 + v1);
        c5x0.intoArray(c, r5);
        c5x1.intoArray(c, r5 + v1);
        c6x0.intoArray(c, r6);
        c6x1.intoArray(c, r6 + v1);
        c7x0.intoArray(c, r7);
        c7x1.intoArray(c, r7 + v1);
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
        FloatVector c0x0 = FloatVector.fromArray(S, s, so);
        FloatVector c0x1 = FloatVector.fromArray(S, s, so + v1);
        int r1 = co + ldc;
        FloatVector c1x0 = FloatVector.fromArray(S, s, so + lds);
        FloatVector c1x1 = FloatVector.fromArray(S, s, so + lds + v1);
        int r2 = r1 + ldc;
        FloatVector c2x0 = FloatVector.fromArray(S, s, so + 2 * lds);
        FloatVector c2x1 = FloatVector.fromArray(S, s, so + 2 * lds + v1);
        int r3 = r2 + ldc;
        FloatVector c3x0 = FloatVector.fromArray(S, s, so + 3 * lds);
        FloatVector c3x1 = FloatVector.fromArray(S, s, so + 3 * lds + v1);
        for (int p = 0; p < k; p++) {
            int ap = ao + p * 4;
            int bp = bo + rows[p];
            FloatVector b0 = FloatVector.fromArray(S, b, bp);
            FloatVector b1 = FloatVector.fromArray(S, b, bp + v1);
            FloatVector a0 = FloatVector.broadcast(S, a[ap]);
            c0x0 = a0.fma(b0, c0x0);
            c0x1 = a0.fma(b1, c0x1);
            FloatVector a1 = FloatVector.broadcast(S, a[ap + 1]);
            c1x0 = a1.fma(b0, c1x0);
            c1x1 = a1.fma(b1, c1x1);
            FloatVector a2 = FloatVector.broadcast(S, a[ap + 2]);
            c2x0 = a2.fma(b0, c2x0);
            c2x1 = a2.fma(b1, c2x1);
            FloatVector a3 = FloatVector.broadcast(S, a[ap + 3]);
            c3x0 = a3.fma(b0, c3x0);
            c3x1 = a3.fma(b1, c3x1);
        }
        c0x0.intoArray(c, co);
        c0x1.intoArray(c, co + v1);
        c1x0.intoArray(c, r1);
        c1x1.intoArray(c, r1 + v1);
        c2x0.intoArray(c, r2);
        c2x1.intoArray(c, r2 + v1);
        c3x0.intoArray(c, r3);
        c3x1.intoArray(c, r3 + v1);
    }
}
