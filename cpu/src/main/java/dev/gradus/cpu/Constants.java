package dev.gradus.cpu;

/// The numbers that both twins of the elementary functions share.
///
/// The polynomials are minimax fits of this project (weighted least squares, reweighted by Lawson's rule,
/// coefficients rounded to binary32 from the lowest order up, the rest fitted anew each time); the comment
/// gives the largest relative error of the rounded polynomial alone.
final class Constants {
    private Constants() {}

    /// 1.5·2²³: adding it to |x| < 2²² rounds x to an integer, ties to even, and leaves that integer in the low
    /// bits.
    static final float MAGIC = 0x1.8p23f;

    /// The bits of [#MAGIC]; their low 9 are 0, so that `bits(MAGIC + n) << 23` is `n << 23`.
    static final int MAGIC_BITS = 0x4B400000;

    /// The bits of 1.
    static final int ONE_BITS = 0x3F800000;

    /// The bits of ½.
    static final int HALF_BITS = 0x3F000000;
    static final int SIGN_BIT = 0x80000000;

    /// From here on every float is an integer.
    static final float INTEGERS = 0x1p23f;

    static final float LOG2_E = 1.44269502f;
    static final float LN2_HI = 0.693147182f;
    static final float LN2_LO = -1.90465421e-09f;

    /// Below, eˣ rounds to 0.
    static final float EXP_LOW = -104f;

    /// Above, eˣ is beyond the largest float.
    static final float EXP_HIGH = 89f;

    // (eʳ - 1 - r)/r² on ±0.35: 3.4e-9 of eʳ
    static final float EXP_2 = 0.49999994f;
    static final float EXP_3 = 0.166665167f;
    static final float EXP_4 = 0.041668281f;
    static final float EXP_5 = 0.00836924836f;
    static final float EXP_6 = 0.0013820742f;

    // the same, 4.6e-10 of eʳ - 1
    static final float EXPM1_2 = 0.5f;
    static final float EXPM1_3 = 0.166666657f;
    static final float EXPM1_4 = 0.0416664854f;
    static final float EXPM1_5 = 0.00833354145f;
    static final float EXPM1_6 = 0.00139332283f;
    static final float EXPM1_7 = 0.000197669942f;

    /// Below, eˣ - 1 rounds to -1.
    static final float EXPM1_LOW = -20f;

    /// Above, tanh rounds to 1.
    static final float TANH_HIGH = 10f;

    /// Bits of √½: subtracting them puts the binade's border where the significand passes √2.
    static final int SQRT_HALF_BITS = 0x3F3504F3;

    // (ln(1+f) - f + f²/2)/f³ on √½-1 … √2-1: 5.9e-9
    static final float LOG_3 = 0.333333313f;
    static final float LOG_4 = -0.250008255f;
    static final float LOG_5 = 0.20001249f;
    static final float LOG_6 = -0.166231886f;
    static final float LOG_7 = 0.142012224f;
    static final float LOG_8 = -0.131615341f;
    static final float LOG_9 = 0.127658695f;
    static final float LOG_10 = -0.0763580054f;

    static final float TWO_OVER_PI = 0.636619747f;

    // π/2 as the sum of three floats (Cody & Waite)
    static final float HALF_PI_1 = 1.57079637f;
    static final float HALF_PI_2 = -4.37113883e-08f;
    static final float HALF_PI_3 = -1.71512451e-15f;

    /// Up to here three parts of π/2 give the reduced angle to full precision; beyond, StrictMath reduces.
    static final float TRIGONOMETRIC_LIMIT = 100_000f;

    // (sin r - r)/r³ in r² on ±0.8: 4.6e-9
    static final float SIN_3 = -0.166666538f;
    static final float SIN_5 = 0.00833209511f;
    static final float SIN_7 = -0.0001950554f;

    // (cos r - 1 + r²/2)/r⁴ in r² on ±0.8: 1.5e-10
    static final float COS_4 = 0.0416666418f;
    static final float COS_6 = -0.00138871302f;
    static final float COS_8 = 2.44120856e-05f;

    /// Above, erf rounds to 1.
    static final float ERF_HIGH = 4f;

    // -ln(1 - erf x)/x - 1 on 0 … 4: 4.0e-9 of erf
    static final float ERF_0 = 0.128379166f;
    static final float ERF_1 = 0.636619568f;
    static final float ERF_2 = 0.102776296f;
    static final float ERF_3 = -0.0191477723f;
    static final float ERF_4 = -0.000169628911f;
    static final float ERF_5 = 0.00167582498f;
    static final float ERF_6 = -0.000637454679f;
    static final float ERF_7 = 0.000118889024f;
    static final float ERF_8 = -9.39123674e-06f;

    // (atan z - z)/z³ in z² on 0 … 1: 2.6e-9
    static final float ATAN_3 = -0.333332986f;
    static final float ATAN_5 = 0.19998531f;
    static final float ATAN_7 = -0.142640516f;
    static final float ATAN_9 = 0.109511763f;
    static final float ATAN_11 = -0.0840048566f;
    static final float ATAN_13 = 0.0579068325f;
    static final float ATAN_15 = -0.0311273895f;
    static final float ATAN_17 = 0.0108876182f;
    static final float ATAN_19 = -0.00178761466f;
}
