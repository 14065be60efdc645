package dev.gradus.cpu;

/// The elementwise loops of two arrays, one float at a time.
final class ScalarBinary {
    private ScalarBinary() {}

    /// `o[oo+i] = fn(a[ao+i], b[bo+i])` for `i < n`; `o` may be an input at the same offset.
    static void apply(BinaryLoop fn, float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        switch (fn) {
            case ADD -> add(a, ao, b, bo, o, oo, n);
            case SUB -> sub(a, ao, b, bo, o, oo, n);
            case MUL -> mul(a, ao, b, bo, o, oo, n);
            case DIV -> div(a, ao, b, bo, o, oo, n);
            case MAX -> max(a, ao, b, bo, o, oo, n);
            case MIN -> min(a, ao, b, bo, o, oo, n);
            case POW -> pow(a, ao, b, bo, o, oo, n);
            case MOD -> mod(a, ao, b, bo, o, oo, n);
            case EQ -> eq(a, ao, b, bo, o, oo, n);
            case NE -> ne(a, ao, b, bo, o, oo, n);
            case LT -> lt(a, ao, b, bo, o, oo, n);
            case LE -> le(a, ao, b, bo, o, oo, n);
            case GT -> gt(a, ao, b, bo, o, oo, n);
            case GE -> ge(a, ao, b, bo, o, oo, n);
        }
    }

    private static void add(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] + b[bo + i];
        }
    }

    private static void sub(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] - b[bo + i];
        }
    }

    private static void mul(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] * b[bo + i];
        }
    }

    private static void div(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] / b[bo + i];
        }
    }

    private static void max(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = Math.max(a[ao + i], b[bo + i]);
        }
    }

    private static void min(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = Math.min(a[ao + i], b[bo + i]);
        }
    }

    private static void pow(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = ScalarMath.pow(a[ao + i], b[bo + i]);
        }
    }

    private static void mod(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = ScalarMath.mod(a[ao + i], b[bo + i]);
        }
    }

    private static void eq(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] == b[bo + i] ? 1f : 0f;
        }
    }

    private static void ne(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] != b[bo + i] ? 1f : 0f;
        }
    }

    private static void lt(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] < b[bo + i] ? 1f : 0f;
        }
    }

    private static void le(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] <= b[bo + i] ? 1f : 0f;
        }
    }

    private static void gt(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] > b[bo + i] ? 1f : 0f;
        }
    }

    private static void ge(float[] a, int ao, float[] b, int bo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + i] >= b[bo + i] ? 1f : 0f;
        }
    }
}
