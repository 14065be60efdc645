package dev.gradus.cpu;

/// The elementwise loops of an array and a number, one float at a time.
final class ScalarBinaryWith {
    private ScalarBinaryWith() {}

    /// `o[oo+i] = fn(a[ao+i], y)` for `i < n`; `o` may be an input at the same offset.
    static void apply(BinaryLoop fn, float[] a, int ao, float y, float[] o, int oo, int n) {
        switch (fn) {
            case ADD -> add(a, ao, y, o, oo, n);
            case SUB -> sub(a, ao, y, o, oo, n);
            case MUL -> mul(a, ao, y, o, oo, n);
            case DIV -> div(a, ao, y, o, oo, n);
            case MAX -> max(a, ao, y, o, oo, n);
            case MIN -> min(a, ao, y, o, oo, n);
            case POW -> pow(a, ao, y, o, oo, n);
            case MOD -> mod(a, ao, y, o, oo, n);
            case EQ -> eq(a, ao, y, o, oo, n);
            case NE -> ne(a, ao, y, o, oo, n);
            case LT -> lt(a, ao, y, o, oo, n);
            case LE -> le(a, ao, y, o, oo, n);
            case GT -> gt(a, ao, y, o, oo, n);
            case GE -> ge(a, ao, y, o, oo, n);
        }
    }

    private static void add(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] + y;
        }
    }

    private static void sub(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] - y;
        }
    }

    private static void mul(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] * y;
        }
    }

    private static void div(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] / y;
        }
    }

    private static void max(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = Math.max(a[ao + i], y);
        }
    }

    private static void min(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = Math.min(a[ao + i], y);
        }
    }

    private static void pow(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = ScalarMath.pow(a[ao + i], y);
        }
    }

    private static void mod(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = ScalarMath.mod(a[ao + i], y);
        }
    }

    private static void eq(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] == y ? 1f : 0f;
        }
    }

    private static void ne(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] != y ? 1f : 0f;
        }
    }

    private static void lt(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] < y ? 1f : 0f;
        }
    }

    private static void le(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] <= y ? 1f : 0f;
        }
    }

    private static void gt(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] > y ? 1f : 0f;
        }
    }

    private static void ge(float[] a, int ao, float y, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] >= y ? 1f : 0f;
        }
    }
}
