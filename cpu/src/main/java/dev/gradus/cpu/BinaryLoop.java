package dev.gradus.cpu;

/// The elementwise loops of two arguments; comparisons give 1 or 0, and only [#NE] holds for NaN.
enum BinaryLoop {
    /// x + y
    ADD,
    /// x - y
    SUB,
    /// x · y
    MUL,
    /// x / y
    DIV,
    /// The larger one; NaN if either is NaN
    MAX,
    /// The smaller one; NaN if either is NaN
    MIN,
    /// xʸ
    POW,
    /// x - y·⌊x/y⌋, with the sign of y
    MOD,
    /// x = y: 1, else 0
    EQ,
    /// x ≠ y: 1, else 0
    NE,
    /// x < y: 1, else 0
    LT,
    /// x ≤ y: 1, else 0
    LE,
    /// x > y: 1, else 0
    GT,
    /// x ≥ y: 1, else 0
    GE
}
