package dev.gradus.tensor;

/// Elementwise comparisons; any comparison with NaN is false except [#NE].
public enum CompareFn {
    /// x = y
    EQ,
    /// x ≠ y
    NE,
    /// x < y
    LT,
    /// x ≤ y
    LE,
    /// x > y
    GT,
    /// x ≥ y
    GE
}
