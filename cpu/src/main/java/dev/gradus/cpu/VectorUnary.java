package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The elementwise loops of one argument over whole vectors.
final class VectorUnary {
    private VectorUnary() {}

    /// `o[oo+i] = fn(a[ao+i])` for `i < n`, `n` a multiple of the vector length.
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
            case SIN -> {
                if (anyBeyond(a, ao, n)) {
                    ScalarUnary.apply(fn, a, ao, o, oo, n);
                } else {
                    sin(a, ao, o, oo, n);
                }
            }
            case COS -> {
                if (anyBeyond(a, ao, n)) {
                    ScalarUnary.apply(fn, a, ao, o, oo, n);
                } else {
                    cos(a, ao, o, oo, n);
                }
            }
            case ATAN -> atan(a, ao, o, oo, n);
            case TANH -> tanh(a, ao, o, oo, n);
            case SIGMOID -> sigmoid(a, ao, o, oo, n);
            case ERF -> erf(a, ao, o, oo, n);
            case FLOOR -> floor(a, ao, o, oo, n);
            case CEIL -> ceil(a, ao, o, oo, n);
            case ROUND -> round(a, ao, o, oo, n);
        }
    }

    /// Whether an angle is too large (or not finite) for the vector reduction.
    private static boolean anyBeyond(float[] a, int ao, int n) {
        FloatVector largest = VectorMath.splat(0f);
        for (int i = 0; i < n; i += S.length()) {
            largest = largest.max(FloatVector.fromArray(S, a, ao + i).abs());
        }
        return !(largest.reduceLanes(VectorOperators.MAX) <= Constants.TRIGONOMETRIC_LIMIT);
    }

    private static void neg(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            x.neg().intoArray(o, oo + i);
        }
    }

    private static void abs(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            x.abs().intoArray(o, oo + i);
        }
    }

    private static void sign(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.sign(x).intoArray(o, oo + i);
        }
    }

    private static void reciprocal(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.splat(1f).div(x).intoArray(o, oo + i);
        }
    }

    private static void square(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            x.mul(x).intoArray(o, oo + i);
        }
    }

    private static void sqrt(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            x.sqrt().intoArray(o, oo + i);
        }
    }

    private static void rsqrt(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.splat(1f).div(x.sqrt()).intoArray(o, oo + i);
        }
    }

    private static void relu(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            x.blend(0f, x.compare(VectorOperators.LE, 0f)).intoArray(o, oo + i);
        }
    }

    private static void exp(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.exp(x).intoArray(o, oo + i);
        }
    }

    private static void expm1(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.expm1(x).intoArray(o, oo + i);
        }
    }

    private static void log(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.log(x).intoArray(o, oo + i);
        }
    }

    private static void log1p(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.log1p(x).intoArray(o, oo + i);
        }
    }

    private static void sin(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.sin(x).intoArray(o, oo + i);
        }
    }

    private static void cos(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.cos(x).intoArray(o, oo + i);
        }
    }

    private static void atan(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.atan(x).intoArray(o, oo + i);
        }
    }

    private static void tanh(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.tanh(x).intoArray(o, oo + i);
        }
    }

    private static void sigmoid(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.sigmoid(x).intoArray(o, oo + i);
        }
    }

    private static void erf(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.erf(x).intoArray(o, oo + i);
        }
    }

    private static void floor(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.floor(x).intoArray(o, oo + i);
        }
    }

    private static void ceil(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.ceil(x).intoArray(o, oo + i);
        }
    }

    private static void round(float[] a, int ao, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector x = FloatVector.fromArray(S, a, ao + i);
            VectorMath.round(x).intoArray(o, oo + i);
        }
    }
}
