package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The elementwise loops of two arrays, over whole vectors.
final class VectorBinary {
    private VectorBinary() {}

    /// `o[oo+i] = fn(a[ao+i], b[bo+i])` for `i < n`, `n` a multiple of the vector length.
    static void apply(BinaryLoop fn, float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        switch (fn) {
            case ADD -> add(a, ao, b, bo, o, oo, n);
            case SUB -> sub(a, ao, b, bo, o, oo, n);
            case MUL -> mul(a, ao, b, bo, o, oo, n);
            case DIV -> div(a, ao, b, bo, o, oo, n);
            case MAX -> max(a, ao, b, bo, o, oo, n);
            case MIN -> min(a, ao, b, bo, o, oo, n);
            case POW -> ScalarBinary.apply(fn, a, ao, b, bo, o, oo, n);
            case MOD -> ScalarBinary.apply(fn, a, ao, b, bo, o, oo, n);
            case EQ -> eq(a, ao, b, bo, o, oo, n);
            case NE -> ne(a, ao, b, bo, o, oo, n);
            case LT -> lt(a, ao, b, bo, o, oo, n);
            case LE -> le(a, ao, b, bo, o, oo, n);
            case GT -> gt(a, ao, b, bo, o, oo, n);
            case GE -> ge(a, ao, b, bo, o, oo, n);
        }
    }

    private static void add(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            x.add(y).intoArray(o, oo + i);
        }
    }

    private static void sub(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            x.sub(y).intoArray(o, oo + i);
        }
    }

    private static void mul(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            x.mul(y).intoArray(o, oo + i);
        }
    }

    private static void div(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            x.div(y).intoArray(o, oo + i);
        }
    }

    private static void max(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            x.max(y).intoArray(o, oo + i);
        }
    }

    private static void min(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            x.min(y).intoArray(o, oo + i);
        }
    }

    private static void eq(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            VectorMath.splat(0f).blend(1f, x.compare(VectorOperators.EQ, y)).intoArray(o, oo + i);
        }
    }

    private static void ne(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            VectorMath.splat(0f).blend(1f, x.compare(VectorOperators.NE, y)).intoArray(o, oo + i);
        }
    }

    private static void lt(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            VectorMath.splat(0f).blend(1f, x.compare(VectorOperators.LT, y)).intoArray(o, oo + i);
        }
    }

    private static void le(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            VectorMath.splat(0f).blend(1f, x.compare(VectorOperators.LE, y)).intoArray(o, oo + i);
        }
    }

    private static void gt(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            VectorMath.splat(0f).blend(1f, x.compare(VectorOperators.GT, y)).intoArray(o, oo + i);
        }
    }

    private static void ge(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            FloatVector y = FloatVector.fromArray(S, b, bo + i);
            VectorMath.splat(0f).blend(1f, x.compare(VectorOperators.GE, y)).intoArray(o, oo + i);
        }
    }
}
