package dev.gradus.tensor;

/// The type of a tensor's elements.
///
/// Floating types hold IEEE 754 numbers; [#F16] and [#BF16] are storage formats: arithmetic on them runs in 32
/// bits or more and rounds to nearest even once per op. There is no implicit promotion between tensors; use
/// [Tensor#cast(DType)].
public enum DType {
    /// IEEE binary32, the default.
    F32(4),
    /// IEEE binary64.
    F64(8),
    /// IEEE binary16.
    F16(2),
    /// bfloat16: the upper half of a binary32.
    BF16(2),
    /// Signed 32-bit integer, the type of indices.
    I32(4),
    /// Signed 64-bit integer.
    I64(8),
    /// Unsigned 8-bit integer, 0 to 255.
    U8(1),
    /// Truth value, stored as one byte: 0 or 1.
    BOOL(1);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /// Size of one element in bytes.
    public int bytes() {
        return bytes;
    }

    /// Whether this is one of the four floating types.
    public boolean isFloat() {
        return this == F32 || this == F64 || this == F16 || this == BF16;
    }

    /// Whether this is one of the integer types (not [#BOOL]).
    public boolean isInteger() {
        return this == I32 || this == I64 || this == U8;
    }

    /// The lower-case name used in messages and files, such as `f32`.
    public String label() {
        return switch (this) {
            case F32 -> "f32";
            case F64 -> "f64";
            case F16 -> "f16";
            case BF16 -> "bf16";
            case I32 -> "i32";
            case I64 -> "i64";
            case U8 -> "u8";
            case BOOL -> "bool";
        };
    }

    @Override
    public String toString() {
        return label();
    }
}
