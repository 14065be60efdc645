package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;

/// The elementwise loops of a number and an array; commutative loops and comparisons are asked the other way
/// round, over whole vectors.
final class VectorBinaryOf {
    private VectorBinaryOf() {}

    /// `o[oo+i] = fn(x, b[bo+i])` for `i < n`, `n` a multiple of the vector length.
    static void apply(BinaryLoop fn, float x, float[] b, int bo, float[] o, int oo, int n) {
        switch (fn) {
            case SUB -> sub(x, b, bo, o, oo, n);
            case DIV -> div(x, b, bo, o, oo, n);
            case POW -> ScalarBinaryOf.apply(fn, x, b, bo, o, oo, n);
            case MOD -> ScalarBinaryOf.apply(fn, x, b, bo, o, oo, n);
            case ADD, MUL, MAX, MIN -> VectorBinaryWith.apply(fn, b, bo, x, o, oo, n);
            case EQ -> VectorBinaryWith.apply(BinaryLoop.EQ, b, bo, x, o, oo, n);
            case NE -> VectorBinaryWith.apply(BinaryLoop.NE, b, bo, x, o, oo, n);
            case LT -> VectorBinaryWith.apply(BinaryLoop.GT, b, bo, x, o, oo, n);
            case LE -> VectorBinaryWith.apply(BinaryLoop.GE, b, bo, x, o, oo, n);
            case GT -> VectorBinaryWith.apply(BinaryLoop.LT, b, bo, x, o, oo, n);
            case GE -> VectorBinaryWith.apply(BinaryLoop.LE, b, bo, x, o, oo, n);
        }
    }

    private static void sub(float x, float[] b, int bo, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(x);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            v.sub(y).intoArray(o, oo + i);
        }
    }

    private static void div(float x, float[] b, int bo, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(x);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            v.div(y).intoArray(o, oo + i);
        }
    }
}
