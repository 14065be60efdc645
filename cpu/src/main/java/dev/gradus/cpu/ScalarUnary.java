package dev.gradus.cpu;

/// The elementwise loops of one argument, one float at a time.
final class ScalarUnary {
    private ScalarUnary() {}

    /// `o[oo+i] = fn(a[ao+i])` for `i < n`; `o` may be `a` at the same offset.
    static void apply(UnaryLoop fn, float[] a, int ao, float[] o, int oo, int n) {
        switch (fn) {
            case NEG -> neg(a, ao, o, oo, n);
            case ABS -> abs(a, ao, o, oo, n);
            case SIGN -> sign(a, ao, o, oo, n);
            case RECIPROCAL -> reciprocal(a, ao, o, oo, n);
            case SQUARE -> square(a, ao, o, oo, n);
            case SQRT -> sqrt(a, ao, o, oo, n);
            case RSQRT -> rsqrt(a, ao, o, oo, n);
            case RELU -> relu(a, ao, o, oo, n);
            case EXP -> exp(a, ao, o, oo, n);
            case EXPM1 -> expm1(a, ao, o, oo, n);
            case LOG -> log(a, ao, o, oo, n);
            case LOG1P -> log1p(a, ao, o, oo, n);
            case SIN -> sin(a, ao, o, oo, n);
            case COS -> cos(a, ao, o, oo, n);
            case ATAN -> atan(a, ao, o, oo, n);
            case TANH -> tanh(a, ao, o, oo, n);
            case SIGMOID -> sigmoid(a, ao, o, oo, n);
            case ERF -> erf(a, ao, o, oo, n);
            case FLOOR -> floor(a, ao, o, oo, n);
            case CEIL -> ceil(a, ao, o, oo, n);
            case ROUND -> round(a, ao, o, oo, n);
        }
    }

    private static void neg(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = -x;
        }
    }

    private static void abs(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = Math.abs(x);
        }
    }

    private static void sign(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.sign(x);
        }
    }

    private static void reciprocal(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = 1f / x;
        }
    }

    private static void square(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = x * x;
        }
    }

    private static void sqrt(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = (float) Math.sqrt(x);
        }
    }

    private static void rsqrt(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = 1f / (float) Math.sqrt(x);
        }
    }

    private static void relu(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = x <= 0 ? 0f : x;
        }
    }

    private static void exp(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.exp(x);
        }
    }

    private static void expm1(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.expm1(x);
        }
    }

    private static void log(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.log(x);
        }
    }

    private static void log1p(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.log1p(x);
        }
    }

    private static void sin(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.sin(x);
        }
    }

    private static void cos(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.cos(x);
        }
    }

    private static void atan(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.atan(x);
        }
    }

    private static void tanh(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.tanh(x);
        }
    }

    private static void sigmoid(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.sigmoid(x);
        }
    }

    private static void erf(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.erf(x);
        }
    }

    private static void floor(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.floor(x);
        }
    }

    private static void ceil(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.ceil(x);
        }
    }

    private static void round(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            float x = a[ao + i];
            o[oo + i] = ScalarMath.round(x);
        }
    }
}
