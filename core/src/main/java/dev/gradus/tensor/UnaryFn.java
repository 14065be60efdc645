package dev.gradus.tensor;

/// Elementwise functions of one argument. All but the first three and the rounding ones need a floating dtype;
/// [#NOT] needs a truth value or an integer (bitwise).
public enum UnaryFn {
    /// -x
    NEG,
    /// |x|
    ABS,
    /// -1, 0 or 1 by the sign of x; NaN stays NaN
    SIGN,
    /// 1/x
    RECIPROCAL,
    /// Square root
    SQRT,
    /// eˣ
    EXP,
    /// eˣ - 1, exact near 0
    EXPM1,
    /// Natural logarithm
    LOG,
    /// ln(1 + x), exact near 0
    LOG1P,
    /// Sine of an angle in radians
    SIN,
    /// Cosine of an angle in radians
    COS,
    /// Inverse tangent, in radians
    ATAN,
    /// Hyperbolic tangent
    TANH,
    /// 1 / (1 + e⁻ˣ)
    SIGMOID,
    /// Gauss error function 2/√π ∫₀ˣ e^(-t²) dt
    ERF,
    /// Largest integer not above x
    FLOOR,
    /// Smallest integer not below x
    CEIL,
    /// Nearest integer, ties to even
    ROUND,
    /// Logical (bool) or bitwise (integer) complement
    NOT
}
