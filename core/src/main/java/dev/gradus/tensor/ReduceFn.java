package dev.gradus.tensor;

/// How a reduction combines elements.
public enum ReduceFn {
    /// Sum; 0 of nothing
    SUM,
    /// Largest; -∞ of nothing (the smallest value for integers, false for bool); NaN if any is NaN
    MAX,
    /// Smallest; +∞ of nothing (the largest value for integers, true for bool); NaN if any is NaN
    MIN
}
