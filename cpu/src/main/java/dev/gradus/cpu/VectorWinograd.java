package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/// [WinogradLoops] over vectors: a lane is a tile.
final class VectorWinograd implements WinogradLoops {
    // two vectors taken as one line: places beyond the first are said as negative numbers
    private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(S, i -> inPair(2 * i));
    private static final VectorShuffle<Float> ODD = VectorShuffle.fromOp(S, i -> inPair(2 * i + 1));
    private static final VectorShuffle<Float> LOW =
            VectorShuffle.fromOp(S, i -> i % 2 == 0 ? i / 2 : i / 2 - S.length());
    private static final VectorShuffle<Float> HIGH =
            VectorShuffle.fromOp(S, i -> i % 2 == 0 ? (S.length() + i) / 2 : (S.length() + i) / 2 - S.length());

    private static int inPair(int i) {
        return i < S.length() ? i : i - 2 * S.length();
    }

    @Override
    public void split(float[] a, int ao, int lda, float[] o, int oo, int ldo, int odd, int lines, int n) {
        for (int l = 0; l < lines; l++) {
            for (int i = 0; i < n; i += S.length()) {
                int from = ao + l * lda + 2 * i;
                int to = oo + l * ldo + i;
                FloatVector first = FloatVector.fromArray(S, a, from);
                FloatVector second = FloatVector.fromArray(S, a, from + S.length());
                first.rearrange(EVEN, second).intoArray(o, to);
                first.rearrange(ODD, second).intoArray(o, to + odd);
            }
        }
    }

    @Override
    public void input(float[] d, int at, int ldd, float[] v, int vo, int ldv, int rows, int n) {
        for (int r = 0; r < rows; r++) {
            for (int x = 0; x < n; x += S.length()) {
                tiles(d, at + 8 * r * ldd + x, ldd, v, vo + r * n + x, ldv);
            }
        }
    }

    private static void tiles(float[] d, int at, int ldd, float[] v, int vo, int ldv) {
        for (int i = 0; i < 4; i++) {
            int plus = i == 0 ? 0 : i == 2 ? 8 : 4;
            int minus = i == 0 || i == 1 ? 8 : i == 2 ? 4 : 12;
            row(d, at + plus * ldd, at + minus * ldd, ldd, i == 1, v, vo + 4 * i * ldv, ldv);
        }
    }

    /// One row of `Bᵀ·d`, the sum or difference of two rows, times B.
    private static void row(float[] d, int a, int b, int ldd, boolean sum, float[] v, int vo, int ldv) {
        FloatVector t0 = pair(d, a, b, sum);
        FloatVector t1 = pair(d, a + ldd, b + ldd, sum);
        FloatVector t2 = pair(d, a + 2 * ldd, b + 2 * ldd, sum);
        FloatVector t3 = pair(d, a + 3 * ldd, b + 3 * ldd, sum);
        t0.sub(t2).intoArray(v, vo);
        t1.add(t2).intoArray(v, vo + ldv);
        t2.sub(t1).intoArray(v, vo + 2 * ldv);
        t1.sub(t3).intoArray(v, vo + 3 * ldv);
    }

    private static FloatVector pair(float[] d, int a, int b, boolean sum) {
        FloatVector x = FloatVector.fromArray(S, d, a);
        FloatVector y = FloatVector.fromArray(S, d, b);
        return sum ? x.add(y) : x.sub(y);
    }

    // Loops of few vectors and without calls of ours: of others the just-in-time compiler leaves some calls out,
    // and their vectors on the heap.

    @Override
    public void output(float[] m, int mo, int ldm, float[] o, int oo, int ldo, int rows, int n) {
        for (int r = 0; r < rows; r++) {
            uppers(m, mo + r * n, ldm, o, oo + 2 * r * ldo, n);
            lowers(m, mo + r * n, ldm, o, oo + (2 * r + 1) * ldo, n);
        }
    }

    private static void uppers(float[] m, int mo, int ldm, float[] o, int oo, int n) {
        for (int x = 0; x < n; x += S.length()) {
            int at = mo + x;
            FloatVector s0 = FloatVector.fromArray(S, m, at + 0 * ldm)
                    .add(FloatVector.fromArray(S, m, at + 4 * ldm))
                    .add(FloatVector.fromArray(S, m, at + 8 * ldm));
            FloatVector s1 = FloatVector.fromArray(S, m, at + 1 * ldm)
                    .add(FloatVector.fromArray(S, m, at + 5 * ldm))
                    .add(FloatVector.fromArray(S, m, at + 9 * ldm));
            FloatVector s2 = FloatVector.fromArray(S, m, at + 2 * ldm)
                    .add(FloatVector.fromArray(S, m, at + 6 * ldm))
                    .add(FloatVector.fromArray(S, m, at + 10 * ldm));
            FloatVector s3 = FloatVector.fromArray(S, m, at + 3 * ldm)
                    .add(FloatVector.fromArray(S, m, at + 7 * ldm))
                    .add(FloatVector.fromArray(S, m, at + 11 * ldm));
            FloatVector left = s0.add(s1).add(s2);
            FloatVector right = s1.sub(s2).sub(s3);
            left.rearrange(LOW, right).intoArray(o, oo + 2 * x);
            left.rearrange(HIGH, right).intoArray(o, oo + 2 * x + S.length());
        }
    }

    private static void lowers(float[] m, int mo, int ldm, float[] o, int oo, int n) {
        for (int x = 0; x < n; x += S.length()) {
            int at = mo + x;
            FloatVector s0 = FloatVector.fromArray(S, m, at + 4 * ldm)
                    .sub(FloatVector.fromArray(S, m, at + 8 * ldm))
                    .sub(FloatVector.fromArray(S, m, at + 12 * ldm));
            FloatVector s1 = FloatVector.fromArray(S, m, at + 5 * ldm)
                    .sub(FloatVector.fromArray(S, m, at + 9 * ldm))
                    .sub(FloatVector.fromArray(S, m, at + 13 * ldm));
            FloatVector s2 = FloatVector.fromArray(S, m, at + 6 * ldm)
                    .sub(FloatVector.fromArray(S, m, at + 10 * ldm))
                    .sub(FloatVector.fromArray(S, m, at + 14 * ldm));
            FloatVector s3 = FloatVector.fromArray(S, m, at + 7 * ldm)
                    .sub(FloatVector.fromArray(S, m, at + 11 * ldm))
                    .sub(FloatVector.fromArray(S, m, at + 15 * ldm));
            FloatVector left = s0.add(s1).add(s2);
            FloatVector right = s1.sub(s2).sub(s3);
            left.rearrange(LOW, right).intoArray(o, oo + 2 * x);
            left.rearrange(HIGH, right).intoArray(o, oo + 2 * x + S.length());
        }
    }

    private static FloatVector top(float[] m, int at, int ldm) {
        return FloatVector.fromArray(S, m, at)
                .add(FloatVector.fromArray(S, m, at + 4 * ldm))
                .add(FloatVector.fromArray(S, m, at + 8 * ldm));
    }

    @Override
    public void inputOfChannels(float[] p, int[] pixels, float[] o, int oo, int ldo, int width) {
        for (int c = 0; c < width; c += S.length()) {
            channelRows(p, pixels, 0, 8, false, c, o, oo + c, ldo, width);
            channelRows(p, pixels, 4, 4, true, c, o, oo + c + 4 * ldo, ldo, width);
            channelRows(p, pixels, 8, -4, false, c, o, oo + c + 8 * ldo, ldo, width);
            channelRows(p, pixels, 4, 8, false, c, o, oo + c + 12 * ldo, ldo, width);
        }
    }

    private static void channelRows(
            float[] p, int[] pixels, int first, int other, boolean sum, int c, float[] o, int oo, int ldo, int width) {
        for (int i = 0; i < pixels.length / 16; i++) {
            channelRow(p, pixels, 16 * i + first, other, sum, c, o, oo + i * width, ldo);
        }
    }

    /// One row of `Bᵀ·d`, the sum or difference of two rows of pixels, times B.
    private static void channelRow(
            float[] p, int[] pixels, int a, int other, boolean sum, int c, float[] o, int oo, int ldo) {
        FloatVector t0 = pair(p, pixels[a] + c, pixels[a + other] + c, sum);
        FloatVector t1 = pair(p, pixels[a + 1] + c, pixels[a + other + 1] + c, sum);
        FloatVector t2 = pair(p, pixels[a + 2] + c, pixels[a + other + 2] + c, sum);
        FloatVector t3 = pair(p, pixels[a + 3] + c, pixels[a + other + 3] + c, sum);
        t0.sub(t2).intoArray(o, oo);
        t1.add(t2).intoArray(o, oo + ldo);
        t2.sub(t1).intoArray(o, oo + 2 * ldo);
        t1.sub(t3).intoArray(o, oo + 3 * ldo);
    }

    @Override
    public void gradient(float[] p, int[] pixels, float[] o, int oo, int ldo, int width) {
        for (int c = 0; c < width; c += S.length()) {
            gradients(p, pixels, c, o, oo + c, ldo, width);
        }
    }

    private static void gradients(float[] p, int[] pixels, int c, float[] o, int oo, int ldo, int width) {
        for (int i = 0; i < pixels.length / 4; i++) {
            FloatVector e00 = FloatVector.fromArray(S, p, pixels[4 * i] + c);
            FloatVector e01 = FloatVector.fromArray(S, p, pixels[4 * i + 1] + c);
            FloatVector e10 = FloatVector.fromArray(S, p, pixels[4 * i + 2] + c);
            FloatVector e11 = FloatVector.fromArray(S, p, pixels[4 * i + 3] + c);
            int at = oo + i * width;
            spread(e00, e01, o, at, ldo);
            spread(e00.add(e10).mul(0.5f), e01.add(e11).mul(0.5f), o, at + 4 * ldo, ldo);
            spread(e00.sub(e10).mul(0.5f), e01.sub(e11).mul(0.5f), o, at + 8 * ldo, ldo);
            spread(e10, e11, o, at + 12 * ldo, ldo);
        }
    }

    /// One row times `Gᵀ`.
    private static void spread(FloatVector left, FloatVector right, float[] o, int oo, int ldo) {
        left.intoArray(o, oo);
        left.add(right).mul(0.5f).intoArray(o, oo + ldo);
        left.sub(right).mul(0.5f).intoArray(o, oo + 2 * ldo);
        right.intoArray(o, oo + 3 * ldo);
    }

    @Override
    public void kernels(float[] g, int at, int ldg, float[] u, int uo, int ldu, int n) {
        int whole = S.loopBound(n);
        VectorKernels.transform(g, at, ldg, u, uo, ldu, whole);
        ScalarWinograd.someKernels(g, at, ldg, u, uo, ldu, whole, n);
    }

    @Override
    public void weights(float[] m, int mo, int ldm, float[] o, int oo, int ldo, int n) {
        firstThree(m, mo, ldm, o, oo, ldo, n);
        middleThree(m, mo, ldm, o, oo + 3 * ldo, ldo, n);
        lastThree(m, mo, ldm, o, oo + 6 * ldo, ldo, n);
    }

    private static void firstThree(float[] m, int mo, int ldm, float[] o, int oo, int ldo, int n) {
        for (int c = 0; c < n; c += S.length()) {
            int at = mo + c;
            gather(
                    top(m, at, ldm),
                    top(m, at + ldm, ldm),
                    top(m, at + 2 * ldm, ldm),
                    top(m, at + 3 * ldm, ldm),
                    o,
                    oo + c,
                    ldo);
        }
    }

    private static void middleThree(float[] m, int mo, int ldm, float[] o, int oo, int ldo, int n) {
        for (int c = 0; c < n; c += S.length()) {
            int at = mo + c;
            gather(
                    middle(m, at, ldm),
                    middle(m, at + ldm, ldm),
                    middle(m, at + 2 * ldm, ldm),
                    middle(m, at + 3 * ldm, ldm),
                    o,
                    oo + c,
                    ldo);
        }
    }

    private static void lastThree(float[] m, int mo, int ldm, float[] o, int oo, int ldo, int n) {
        for (int c = 0; c < n; c += S.length()) {
            int at = mo + c;
            gather(
                    last(m, at, ldm),
                    last(m, at + ldm, ldm),
                    last(m, at + 2 * ldm, ldm),
                    last(m, at + 3 * ldm, ldm),
                    o,
                    oo + c,
                    ldo);
        }
    }

    private static FloatVector middle(float[] m, int at, int ldm) {
        return FloatVector.fromArray(S, m, at + 4 * ldm).sub(FloatVector.fromArray(S, m, at + 8 * ldm));
    }

    private static FloatVector last(float[] m, int at, int ldm) {
        return FloatVector.fromArray(S, m, at + 4 * ldm)
                .add(FloatVector.fromArray(S, m, at + 8 * ldm))
                .sub(FloatVector.fromArray(S, m, at + 12 * ldm));
    }

    /// One row times `A`.
    private static void gather(
            FloatVector t0, FloatVector t1, FloatVector t2, FloatVector t3, float[] o, int oo, int ldo) {
        t0.add(t1).add(t2).intoArray(o, oo);
        t1.sub(t2).intoArray(o, oo + ldo);
        t1.add(t2).sub(t3).intoArray(o, oo + 2 * ldo);
    }
}
