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

    @Override
    public void output(float[] m, int mo, int ldm, float[] o, int oo, int ldo, int rows, int n) {
        for (int r = 0; r < rows; r++) {
            for (int x = 0; x < n; x += S.length()) {
                upper(m, mo + r * n + x, ldm, o, oo + 2 * r * ldo + 2 * x);
                lower(m, mo + r * n + x, ldm, o, oo + (2 * r + 1) * ldo + 2 * x);
            }
        }
    }

    private static void upper(float[] m, int mo, int ldm, float[] o, int oo) {
        lines(top(m, mo, ldm), top(m, mo + ldm, ldm), top(m, mo + 2 * ldm, ldm), top(m, mo + 3 * ldm, ldm), o, oo);
    }

    private static void lower(float[] m, int mo, int ldm, float[] o, int oo) {
        lines(
                bottom(m, mo, ldm),
                bottom(m, mo + ldm, ldm),
                bottom(m, mo + 2 * ldm, ldm),
                bottom(m, mo + 3 * ldm, ldm),
                o,
                oo);
    }

    private static FloatVector top(float[] m, int at, int ldm) {
        return FloatVector.fromArray(S, m, at)
                .add(FloatVector.fromArray(S, m, at + 4 * ldm))
                .add(FloatVector.fromArray(S, m, at + 8 * ldm));
    }

    private static FloatVector bottom(float[] m, int at, int ldm) {
        return FloatVector.fromArray(S, m, at + 4 * ldm)
                .sub(FloatVector.fromArray(S, m, at + 8 * ldm))
                .sub(FloatVector.fromArray(S, m, at + 12 * ldm));
    }

    private static void lines(FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3, float[] o, int oo) {
        FloatVector left = s0.add(s1).add(s2);
        FloatVector right = s1.sub(s2).sub(s3);
        left.rearrange(LOW, right).intoArray(o, oo);
        left.rearrange(HIGH, right).intoArray(o, oo + S.length());
    }

    @Override
    public void inputOfChannels(float[] p, int[] pixels, float[] o, int oo, int ldo, int width) {
        for (int c = 0; c < width; c += S.length()) {
            for (int i = 0; i < pixels.length / 16; i++) {
                int at = oo + i * width + c;
                channelRow(p, pixels, 16 * i, 8, false, c, o, at, ldo);
                channelRow(p, pixels, 16 * i + 4, 4, true, c, o, at + 4 * ldo, ldo);
                channelRow(p, pixels, 16 * i + 8, -4, false, c, o, at + 8 * ldo, ldo);
                channelRow(p, pixels, 16 * i + 4, 8, false, c, o, at + 12 * ldo, ldo);
            }
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
    public void weights(float[] m, int mo, int ldm, float[] o, int oo, int ldo, int n) {
        for (int c = 0; c < n; c += S.length()) {
            firstThree(m, mo + c, ldm, o, oo + c, ldo);
            middleThree(m, mo + c, ldm, o, oo + 3 * ldo + c, ldo);
            lastThree(m, mo + c, ldm, o, oo + 6 * ldo + c, ldo);
        }
    }

    private static void firstThree(float[] m, int mo, int ldm, float[] o, int oo, int ldo) {
        gather(
                top(m, mo, ldm),
                top(m, mo + ldm, ldm),
                top(m, mo + 2 * ldm, ldm),
                top(m, mo + 3 * ldm, ldm),
                o,
                oo,
                ldo);
    }

    private static void middleThree(float[] m, int mo, int ldm, float[] o, int oo, int ldo) {
        gather(
                middle(m, mo, ldm),
                middle(m, mo + ldm, ldm),
                middle(m, mo + 2 * ldm, ldm),
                middle(m, mo + 3 * ldm, ldm),
                o,
                oo,
                ldo);
    }

    private static void lastThree(float[] m, int mo, int ldm, float[] o, int oo, int ldo) {
        gather(
                last(m, mo, ldm),
                last(m, mo + ldm, ldm),
                last(m, mo + 2 * ldm, ldm),
                last(m, mo + 3 * ldm, ldm),
                o,
                oo,
                ldo);
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
