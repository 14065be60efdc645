package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;

/// Tiles of 12, 8 or 4 rows by one vector whose left side is read where it lies; unrolled for the reason given at
/// [TallTiles].
final class NarrowPlacedTiles {
    private NarrowPlacedTiles() {}
    /// Adds; see [TileLoops#multiplyPlaced].
    static void multiply(
            int h,
            float[] a,
            int[] rows,
            int r,
            int[] depths,
            int d,
            float[] b,
            int bo,
            float[] c,
            int co,
            int ldc,
            int k) {
        switch (h) {
            case 12 -> rows12(a, rows, r, depths, d, b, bo, c, co, ldc, k);
            case 8 -> rows8(a, rows, r, depths, d, b, bo, c, co, ldc, k);
            case 4 -> rows4(a, rows, r, depths, d, b, bo, c, co, ldc, k);
            default -> throw new IllegalArgumentException("no tile of " + h + " rows");
        }
    }

    private static void rows12(
            float[] a, int[] rows, int r, int[] depths, int d, float[] b, int bo, float[] c, int co, int ldc, int k) {
        int a0 = rows[r];
        int a1 = rows[r + 1];
        int a2 = rows[r + 2];
        int a3 = rows[r + 3];
        int a4 = rows[r + 4];
        int a5 = rows[r + 5];
        int a6 = rows[r + 6];
        int a7 = rows[r + 7];
        int a8 = rows[r + 8];
        int a9 = rows[r + 9];
        int a10 = rows[r + 10];
        int a11 = rows[r + 11];
        FloatVector c0x0 = FloatVector.fromArray(S, c, co);
        int r1 = co + ldc;
        FloatVector c1x0 = FloatVector.fromArray(S, c, r1);
        int r2 = r1 + ldc;
        FloatVector c2x0 = FloatVector.fromArray(S, c, r2);
        int r3 = r2 + ldc;
        FloatVector c3x0 = FloatVector.fromArray(S, c, r3);
        int r4 = r3 + ldc;
        FloatVector c4x0 = FloatVector.fromArray(S, c, r4);
        int r5 = r4 + ldc;
        FloatVector c5x0 = FloatVector.fromArray(S, c, r5);
        int r6 = r5 + ldc;
        FloatVector c6x0 = FloatVector.fromArray(S, c, r6);
        int r7 = r6 + ldc;
        FloatVector c7x0 = FloatVector.fromArray(S, c, r7);
        int r8 = r7 + ldc;
        FloatVector c8x0 = FloatVector.fromArray(S, c, r8);
        int r9 = r8 + ldc;
        FloatVector c9x0 = FloatVector.fromArray(S, c, r9);
        int r10 = r9 + ldc;
        FloatVector c10x0 = FloatVector.fromArray(S, c, r10);
        int r11 = r10 + ldc;
        FloatVector c11x0 = FloatVector.fromArray(S, c, r11);
        for (int p = 0; p < k; p++) {
            int at = depths[d + p];
            int bp = bo + p * S.length();
            FloatVector b0 = FloatVector.fromArray(S, b, bp);
            FloatVector x0 = FloatVector.broadcast(S, a[at + a0]);
            c0x0 = x0.fma(b0, c0x0);
            FloatVector x1 = FloatVector.broadcast(S, a[at + a1]);
            c1x0 = x1.fma(b0, c1x0);
            FloatVector x2 = FloatVector.broadcast(S, a[at + a2]);
            c2x0 = x2.fma(b0, c2x0);
            FloatVector x3 = FloatVector.broadcast(S, a[at + a3]);
            c3x0 = x3.fma(b0, c3x0);
            FloatVector x4 = FloatVector.broadcast(S, a[at + a4]);
            c4x0 = x4.fma(b0, c4x0);
            FloatVector x5 = FloatVector.broadcast(S, a[at + a5]);
            c5x0 = x5.fma(b0, c5x0);
            FloatVector x6 = FloatVector.broadcast(S, a[at + a6]);
            c6x0 = x6.fma(b0, c6x0);
            FloatVector x7 = FloatVector.broadcast(S, a[at + a7]);
            c7x0 = x7.fma(b0, c7x0);
            FloatVector x8 = FloatVector.broadcast(S, a[at + a8]);
            c8x0 = x8.fma(b0, c8x0);
            FloatVector x9 = FloatVector.broadcast(S, a[at + a9]);
            c9x0 = x9.fma(b0, c9x0);
            FloatVector x10 = FloatVector.broadcast(S, a[at + a10]);
            c10x0 = x10.fma(b0, c10x0);
            FloatVector x11 = FloatVector.broadcast(S, a[at + a11]);
            c11x0 = x11.fma(b0, c11x0);
        }
        c0x0.intoArray(c, co);
        c1x0.intoArray(c, r1);
        c2x0.intoArray(c, r2);
        c3x0.intoArray(c, r3);
        c4x0.intoArray(c, r4);
        c5x0.intoArray(c, r5);
        c6x0.intoArray(c, r6);
        c7x0.intoArray(c, r7);
        c8x0.intoArray(c, r8);
        c9x0.intoArray(c, r9);
        c10x0.intoArray(c, r10);
        c11x0.intoArray(c, r11);
    }

    private static void rows8(
            float[] a, int[] rows, int r, int[] depths, int d, float[] b, int bo, float[] c, int co, int ldc, int k) {
        int a0 = rows[r];
        int a1 = rows[r + 1];
        int a2 = rows[r + 2];
        int a3 = rows[r + 3];
        int a4 = rows[r + 4];
        int a5 = rows[r + 5];
        int a6 = rows[r + 6];
        int a7 = rows[r + 7];
        FloatVector c0x0 = FloatVector.fromArray(S, c, co);
        int r1 = co + ldc;
        FloatVector c1x0 = FloatVector.fromArray(S, c, r1);
        int r2 = r1 + ldc;
        FloatVector c2x0 = FloatVector.fromArray(S, c, r2);
        int r3 = r2 + ldc;
        FloatVector c3x0 = FloatVector.fromArray(S, c, r3);
        int r4 = r3 + ldc;
        FloatVector c4x0 = FloatVector.fromArray(S, c, r4);
        int r5 = r4 + ldc;
        FloatVector c5x0 = FloatVector.fromArray(S, c, r5);
        int r6 = r5 + ldc;
        FloatVector c6x0 = FloatVector.fromArray(S, c, r6);
        int r7 = r6 + ldc;
        FloatVector c7x0 = FloatVector.fromArray(S, c, r7);
        for (int p = 0; p < k; p++) {
            int at = depths[d + p];
            int bp = bo + p * S.length();
            FloatVector b0 = FloatVector.fromArray(S, b, bp);
            FloatVector x0 = FloatVector.broadcast(S, a[at + a0]);
            c0x0 = x0.fma(b0, c0x0);
            FloatVector x1 = FloatVector.broadcast(S, a[at + a1]);
            c1x0 = x1.fma(b0, c1x0);
            FloatVector x2 = FloatVector.broadcast(S, a[at + a2]);
            c2x0 = x2.fma(b0, c2x0);
            FloatVector x3 = FloatVector.broadcast(S, a[at + a3]);
            c3x0 = x3.fma(b0, c3x0);
            FloatVector x4 = FloatVector.broadcast(S, a[at + a4]);
            c4x0 = x4.fma(b0, c4x0);
            FloatVector x5 = FloatVector.broadcast(S, a[at + a5]);
            c5x0 = x5.fma(b0, c5x0);
            FloatVector x6 = FloatVector.broadcast(S, a[at + a6]);
            c6x0 = x6.fma(b0, c6x0);
            FloatVector x7 = FloatVector.broadcast(S, a[at + a7]);
            c7x0 = x7.fma(b0, c7x0);
        }
        c0x0.intoArray(c, co);
        c1x0.intoArray(c, r1);
        c2x0.intoArray(c, r2);
        c3x0.intoArray(c, r3);
        c4x0.intoArray(c, r4);
        c5x0.intoArray(c, r5);
        c6x0.intoArray(c, r6);
        c7x0.intoArray(c, r7);
    }

    private static void rows4(
            float[] a, int[] rows, int r, int[] depths, int d, float[] b, int bo, float[] c, int co, int ldc, int k) {
        int a0 = rows[r];
        int a1 = rows[r + 1];
        int a2 = rows[r + 2];
        int a3 = rows[r + 3];
        FloatVector c0x0 = FloatVector.fromArray(S, c, co);
        int r1 = co + ldc;
        FloatVector c1x0 = FloatVector.fromArray(S, c, r1);
        int r2 = r1 + ldc;
        FloatVector c2x0 = FloatVector.fromArray(S, c, r2);
        int r3 = r2 + ldc;
        FloatVector c3x0 = FloatVector.fromArray(S, c, r3);
        for (int p = 0; p < k; p++) {
            int at = depths[d + p];
            int bp = bo + p * S.length();
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
        c1x0.intoArray(c, r1);
        c2x0.intoArray(c, r2);
        c3x0.intoArray(c, r3);
    }
}
