package dev.gradus.cpu;

/// The elementwise loops of a number and an array; commutative loops and comparisons are asked the other way
/// round, one float at a time.
final class ScalarBinaryOf {
    private ScalarBinaryOf() {}

    /// `o[oo+i] = fn(x, b[bo+i])` for `i < n`; `o` may be an input at the same offset.
    static void apply(BinaryLoop fn, float x, float[] b, int bo, float[] o, int oo, int n) {
        switch (fn) {
            case SUB -> sub(x, b, bo, o, oo, n);
            case DIV -> div(x, b, bo, o, oo, n);
            case POW -> pow(x, b, bo, o, oo, n);
            case MOD -> mod(x, b, bo, o, oo, n);
            case ADD, MUL, MAX, MIN -> ScalarBinaryWith.apply(fn, b, bo, x, o, oo, n);
            case EQ -> ScalarBinaryWith.apply(BinaryLoop.EQ, b, bo, x, o, oo, n);
            case NE -> ScalarBinaryWith.apply(BinaryLoop.NE, b, bo, x, o, oo, n);
            case LT -> ScalarBinaryWith.apply(BinaryLoop.GT, b, bo, x, o, oo, n);
            case LE -> ScalarBinaryWith.apply(BinaryLoop.GE, b, bo, x, o, oo, n);
            case GT -> ScalarBinaryWith.apply(BinaryLoop.LT, b, bo, x, o, oo, n);
            case GE -> ScalarBinaryWith.apply(BinaryLoop.LE, b, bo, x, o, oo, n);
        }
    }

    private static void sub(float x, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = x - b[bo + i];
        }
    }

    private static void div(float x, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = x / b[bo + i];
        }
    }

    private static void pow(float x, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = ScalarMath.pow(x, b[bo + i]);
        }
    }

    private static void mod(float x, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = ScalarMath.mod(x, b[bo + i]);
        }
    }
}
