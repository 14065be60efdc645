package dev.gradus.tensor;

/// Rounding of doubles to the 16-bit formats, to nearest even in one step.
final class Rounding {
    private Rounding() {}

    /// A double as binary16 bits. Going through binary32 would round twice, so the binary32 is first rounded to
    /// odd (Boldo & Melquiond 2008), after which the second rounding is right.
    static short toF16(double v) {
        return Float.floatToFloat16(toOdd(v));
    }

    /// A double as bfloat16 bits.
    static short toBF16(double v) {
        if (Double.isNaN(v)) {
            return (short) 0x7FC0;
        }
        int bits = Float.floatToRawIntBits(toOdd(v));
        return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
    }

    private static float toOdd(double v) {
        float f = (float) v;
        if (f == v || Float.isNaN(f)) {
            return f;
        }
        if (Float.isInfinite(f)) {
            return Double.isInfinite(v) ? f : Math.copySign(Float.MAX_VALUE, f);
        }
        int bits = Float.floatToRawIntBits(f);
        if ((bits & 1) == 1) {
            return f;
        }
        // f is even and inexact: step to the odd neighbour on v's side
        return Math.abs((double) f) < Math.abs(v) ? Float.intBitsToFloat(bits + 1) : Float.intBitsToFloat(bits - 1);
    }
}
