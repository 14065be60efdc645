package dev.gradus.tensor;

/// Elementwise functions of two arguments of one dtype.
public enum BinaryFn {
    /// x + y
    ADD,
    /// x - y
    SUB,
    /// x · y
    MUL,
    /// x / y; on integers the quotient rounded down (NumPy's `//`), 0 where y is 0
    DIV,
    /// xʸ as in IEEE 754: 1 where x is 1 or y is 0, whatever the other is; NaN for x < 0 and y not whole
    POW,
    /// The larger one; NaN if either is NaN
    MAX,
    /// The smaller one; NaN if either is NaN
    MIN,
    /// x - y·⌊x/y⌋ of the exact quotient, with the sign of y (NumPy's `%`); 0 where an integer y is 0
    MOD,
    /// Logical or bitwise and
    AND,
    /// Logical or bitwise or
    OR,
    /// Logical or bitwise exclusive or
    XOR
}
