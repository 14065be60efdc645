package dev.gradus.cpu;

/// The elementwise loops of one argument.
enum UnaryLoop {
    /// -x
    NEG,
    /// |x|
    ABS,
    /// -1, 0 or 1 by the sign of x; NaN stays NaN
    SIGN,
    /// 1/x
    RECIPROCAL,
    /// x²
    SQUARE,
    /// Square root
    SQRT,
    /// 1/√x, both rounded
    RSQRT,
    /// The larger of x and 0; NaN stays NaN
    RELU,
    /// eˣ
    EXP,
    /// eˣ - 1
    EXPM1,
    /// Natural logarithm
    LOG,
    /// ln(1 + x)
    LOG1P,
    /// Sine
    SIN,
    /// Cosine
    COS,
    /// Inverse tangent
    ATAN,
    /// Hyperbolic tangent
    TANH,
    /// 1/(1 + e⁻ˣ)
    SIGMOID,
    /// Gauss error function
    ERF,
    /// Largest integer not above x
    FLOOR,
    /// Smallest integer not below x
    CEIL,
    /// Nearest integer, ties to even
    ROUND
}
