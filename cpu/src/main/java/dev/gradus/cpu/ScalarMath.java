package dev.gradus.cpu;

import static dev.gradus.cpu.Constants.*;

/// The elementary functions one float at a time: operation for operation what `VectorMath` does in each lane,
/// so that both give the same bits.
///
/// `Math.exp` and its kin would not do: their last bits depend on whether the interpreter or compiled code
/// runs. The error bounds are measured against StrictMath in double over the whole float range (see
/// `AccuracyTest`).
final class ScalarMath {
    private ScalarMath() {}

    private static float copySign(float magnitude, float sign) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(magnitude) | (Float.floatToRawIntBits(sign) & SIGN_BIT));
    }

    /// -1, ±0 or 1; NaN of NaN.
    static float sign(float x) {
        float y = x > 0 ? 1f : x;
        return x < 0 ? -1f : y;
    }

    /// Nearest integer, ties to even; exact.
    static float round(float x) {
        float a = Math.abs(x);
        float r = (a + INTEGERS) - INTEGERS;
        return copySign(a < INTEGERS ? r : a, x);
    }

    /// Largest integer not above x; exact.
    static float floor(float x) {
        float r = round(x);
        return r > x ? r - 1f : r;
    }

    /// Smallest integer not below x; exact.
    static float ceil(float x) {
        float r = round(x);
        return copySign(r < x ? r + 1f : r, x);
    }

    /// eˣ; 1.01 ulp.
    static float exp(float x0) {
        float x = x0 < EXP_LOW ? EXP_LOW : x0;
        x = x > EXP_HIGH ? EXP_HIGH : x;
        float t = Math.fma(x, LOG2_E, MAGIC);
        float n = t - MAGIC;
        float r = Math.fma(n, -LN2_LO, Math.fma(n, -LN2_HI, x));
        float p = Math.fma(EXP_6, r, EXP_5);
        p = Math.fma(p, r, EXP_4);
        p = Math.fma(p, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        p = Math.fma(p, r * r, r) + 1f;
        // 2ⁿ in two factors: n reaches from -150, below the normal exponents, to 128, above them
        int m = Float.floatToRawIntBits(t) - MAGIC_BITS;
        int half = m >> 1;
        return p * power(half) * power(m - half);
    }

    private static float power(int n) {
        return Float.intBitsToFloat((n + 127) << 23);
    }

    /// eˣ - 1; 1.5 ulp.
    static float expm1(float x) {
        float y = x < EXPM1_LOW ? EXPM1_LOW : x;
        y = expm1Reduced(y > EXP_HIGH ? EXP_HIGH : y);
        return x == 0 ? x : y;
    }

    /// eˣ - 1 for -20 ≤ x ≤ 89; loses the sign of -0.
    private static float expm1Reduced(float x) {
        float t = Math.fma(x, LOG2_E, MAGIC);
        float n = t - MAGIC;
        float r = Math.fma(n, -LN2_LO, Math.fma(n, -LN2_HI, x));
        float p = Math.fma(EXPM1_7, r, EXPM1_6);
        p = Math.fma(p, r, EXPM1_5);
        p = Math.fma(p, r, EXPM1_4);
        p = Math.fma(p, r, EXPM1_3);
        p = Math.fma(p, r, EXPM1_2);
        p = Math.fma(p, r * r, r);
        // 2·(2ⁿ⁻¹·p + 2ⁿ⁻¹ - ½), halved so that n = 128 does not overflow too early
        float s = Float.intBitsToFloat((Float.floatToRawIntBits(t) << 23) + HALF_BITS);
        float h = Math.fma(s, p, s - 0.5f);
        return h + h;
    }

    /// Hyperbolic tangent, by e^(2|x|) - 1; 2.5 ulp.
    static float tanh(float x) {
        float a = Math.abs(x);
        a = a > TANH_HIGH ? TANH_HIGH : a;
        float e = expm1Reduced(a + a);
        return copySign(e / (e + 2f), x);
    }

    /// 1/(1 + e⁻ˣ), by e^(-|x|), which cannot overflow; 2.7 ulp.
    static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        float d = 1f / (1f + e);
        return x < 0 ? e * d : d;
    }

    /// ln(1+f) - f for √½-1 ≤ f ≤ √2-1, plus the low part of e·ln2.
    private static float logTail(float f, float e) {
        float p = Math.fma(LOG_10, f, LOG_9);
        p = Math.fma(p, f, LOG_8);
        p = Math.fma(p, f, LOG_7);
        p = Math.fma(p, f, LOG_6);
        p = Math.fma(p, f, LOG_5);
        p = Math.fma(p, f, LOG_4);
        p = Math.fma(p, f, LOG_3);
        float f2 = f * f;
        float y = Math.fma(e, LN2_LO, f * p * f2);
        return Math.fma(f2, -0.5f, y);
    }

    /// Natural logarithm; NaN below 0, -∞ at 0; 0.9 ulp.
    static float log(float x) {
        boolean tiny = x < Float.MIN_NORMAL;
        float scaled = tiny ? x * INTEGERS : x;
        int bits = Float.floatToRawIntBits(scaled);
        int k = (bits - SQRT_HALF_BITS) >> 23;
        float f = Float.intBitsToFloat(bits - (k << 23)) - 1f;
        float e = Float.intBitsToFloat(k + MAGIC_BITS) - MAGIC;
        e = tiny ? e - 23f : e;
        float y = Math.fma(e, LN2_HI, f + logTail(f, e));
        return logEnds(x, y);
    }

    private static float logEnds(float x, float y0) {
        float y = x == Float.POSITIVE_INFINITY ? x : y0;
        y = x == 0 ? Float.NEGATIVE_INFINITY : y;
        return x >= 0 ? y : Float.NaN;
    }

    /// ln(1 + x), as ln(u)·x/(u - 1) with u = 1 + x rounded: both factors err alike (Kahan); 2.4 ulp.
    static float log1p(float x) {
        float u = 1f + x;
        int bits = Float.floatToRawIntBits(u);
        int k = (bits - SQRT_HALF_BITS) >> 23;
        float f = Float.intBitsToFloat(bits - (k << 23)) - 1f;
        float e = Float.intBitsToFloat(k + MAGIC_BITS) - MAGIC;
        float y = Math.fma(e, LN2_HI, f + logTail(f, e)) * (x / (u - 1f));
        y = logEnds(u, y);
        return u == 1f ? x : y;
    }

    /// Sine, 1.6 ulp; beyond ±100,000 by StrictMath.
    static float sin(float x) {
        if (!(Math.abs(x) <= TRIGONOMETRIC_LIMIT)) {
            return (float) StrictMath.sin(x);
        }
        float y = trigonometric(x, 0);
        return x == 0 ? x : y;
    }

    /// Cosine, 1.6 ulp; beyond ±100,000 by StrictMath.
    static float cos(float x) {
        if (!(Math.abs(x) <= TRIGONOMETRIC_LIMIT)) {
            return (float) StrictMath.cos(x);
        }
        return trigonometric(x, 1);
    }

    /// sin(x + quarter·π/2).
    private static float trigonometric(float x, int quarter) {
        float t = Math.fma(x, TWO_OVER_PI, MAGIC);
        float n = t - MAGIC;
        float r = Math.fma(n, -HALF_PI_1, x);
        r = Math.fma(n, -HALF_PI_2, r);
        r = Math.fma(n, -HALF_PI_3, r);
        int q = Float.floatToRawIntBits(t) + quarter;
        float z = r * r;
        float s = Math.fma(Math.fma(SIN_7, z, SIN_5), z, SIN_3);
        s = Math.fma(s, z * r, r);
        float c = Math.fma(Math.fma(COS_8, z, COS_6), z, COS_4);
        c = Math.fma(c, z * z, Math.fma(z, -0.5f, 1f));
        float y = (q & 1) == 0 ? s : c;
        return Float.intBitsToFloat(Float.floatToRawIntBits(y) ^ ((q & 2) << 30));
    }

    /// Inverse tangent; 1.4 ulp.
    static float atan(float x) {
        float a = Math.abs(x);
        boolean outer = a > 1f;
        float z = outer ? 1f / a : a;
        float w = z * z;
        float p = Math.fma(ATAN_19, w, ATAN_17);
        p = Math.fma(p, w, ATAN_15);
        p = Math.fma(p, w, ATAN_13);
        p = Math.fma(p, w, ATAN_11);
        p = Math.fma(p, w, ATAN_9);
        p = Math.fma(p, w, ATAN_7);
        p = Math.fma(p, w, ATAN_5);
        p = Math.fma(p, w, ATAN_3);
        float y = Math.fma(p, w * z, z);
        y = outer ? HALF_PI_1 - (y - HALF_PI_2) : y;
        return copySign(y, x);
    }

    /// Gauss error function, as -(e^(-g) - 1) with a polynomial for g = -ln(1 - erf); 1.6 ulp.
    static float erf(float x) {
        float a = Math.abs(x);
        a = a > ERF_HIGH ? ERF_HIGH : a;
        float p = Math.fma(ERF_8, a, ERF_7);
        p = Math.fma(p, a, ERF_6);
        p = Math.fma(p, a, ERF_5);
        p = Math.fma(p, a, ERF_4);
        p = Math.fma(p, a, ERF_3);
        p = Math.fma(p, a, ERF_2);
        p = Math.fma(p, a, ERF_1);
        p = Math.fma(p, a, ERF_0);
        return copySign(0f - expm1Reduced(-Math.fma(p, a, a)), x);
    }

    /// xʸ, correctly rounded but for double rounding; by StrictMath in double, IEEE 754's values where x is ±1.
    static float pow(float x, float y) {
        return x == 1 || (x == -1 && Float.isInfinite(y)) ? 1 : (float) StrictMath.pow(x, y);
    }

    /// Remainder with the sign of y; exact up to one rounding.
    static float mod(float x, float y) {
        float r = x % y;
        return r != 0 && (r < 0) != (y < 0) ? r + y : r;
    }
}
