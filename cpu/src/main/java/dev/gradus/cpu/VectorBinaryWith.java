package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The elementwise loops of an array and a number, over whole vectors.
final class VectorBinaryWith {
    private VectorBinaryWith() {}

    /// `o[oo+i] = fn(a[ao+i], y)` for `i < n`, `n` a multiple of the vector length.
    static void apply(BinaryLoop fn, float[] a, int ao, float y, float[] o, int oo, int n) {
        switch (fn) {
            case ADD -> add(a, ao, y, o, oo, n);
            case SUB -> sub(a, ao, y, o, oo, n);
            case MUL -> mul(a, ao, y, o, oo, n);
            case DIV -> div(a, ao, y, o, oo, n);
            case MAX -> max(a, ao, y, o, oo, n);
            case MIN -> min(a, ao, y, o, oo, n);
            case POW -> ScalarBinaryWith.apply(fn, a, ao, y, o, oo, n);
            case MOD -> ScalarBinaryWith.apply(fn, a, ao, y, o, oo, n);
            case EQ -> eq(a, ao, y, o, oo, n);
            case NE -> ne(a, ao, y, o, oo, n);
            case LT -> lt(a, ao, y, o, oo, n);
            case LE -> le(a, ao, y, o, oo, n);
            case GT -> gt(a, ao, y, o, oo, n);
            case GE -> ge(a, ao, y, o, oo, n);
        }
    }

    private static void add(float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            x.add(v).intoArray(o, oo + i);
        }
    }

    private static void sub(float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            x.sub(v).intoArray(o, oo + i);
        }
    }

    private static void mul(float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            x.mul(v).intoArray(o, oo + i);
        }
    }

    private static void div(float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            x.div(v).intoArray(o, oo + i);
        }
    }

    private static void max(float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            x.max(v).intoArray(o, oo + i);
        }
    }

    private static void min(float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            x.min(v).intoArray(o, oo + i);
        }
    }

    private static void eq(float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.splat(0f).blend(1f, x.compare(VectorOperators.EQ, v)).intoArray(o, oo + i);
        }
    }

    private static void ne(float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.splat(0f).blend(1f, x.compare(VectorOperators.NE, v)).intoArray(o, oo + i);
        }
    }

    private static void lt(float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.splat(0f).blend(1f, x.compare(VectorOperators.LT, v)).intoArray(o, oo + i);
        }
    }

    private static void le(float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.splat(0f).blend(1f, x.compare(VectorOperators.LE, v)).intoArray(o, oo + i);
        }
    }

    private static void gt(float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.splat(0f).blend(1f, x.compare(VectorOperators.GT, v)).intoArray(o, oo + i);
        }
    }

    private static void ge(float[] a, int ao, float y, float[] o, int oo, int n) {
        FloatVector v = VectorMath.splat(y);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.splat(0f).blend(1f, x.compare(VectorOperators.GE, v)).intoArray(o, oo + i);
        }
    }
}
