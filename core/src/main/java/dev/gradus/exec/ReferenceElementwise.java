package dev.gradus.exec;

import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.CompareFn;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.UnaryFn;
import java.util.List;

/// The elementwise functions in double and long.
final class ReferenceElementwise {
    private ReferenceElementwise() {}

    static void run(Op op, List<Operand> in, Operand out) {
        Storage a = in.get(0).storage();
        Storage b = in.size() > 1 ? in.get(1).storage() : a;
        Storage o = out.storage();
        int n = out.type().shape().intSize();
        boolean real = in.get(0).type().dtype().isFloat();
        for (int i = 0; i < n; i++) {
            switch (op) {
                case Op.Unary(UnaryFn fn) when real -> o.setDouble(i, unary(fn, a.getDouble(i)));
                case Op.Unary(UnaryFn fn) -> o.setLong(i, unary(fn, a.getLong(i), a.dtype()));
                case Op.Binary(BinaryFn fn) when real -> o.setDouble(i, binary(fn, a.getDouble(i), b.getDouble(i)));
                case Op.Binary(BinaryFn fn) -> o.setLong(i, binary(fn, a.getLong(i), b.getLong(i)));
                case Op.Compare(CompareFn fn)
                when real -> o.setLong(i, compare(fn, a.getDouble(i), b.getDouble(i)) ? 1 : 0);
                case Op.Compare(CompareFn fn) ->
                    o.setLong(i, compare(fn, Long.compare(a.getLong(i), b.getLong(i)), 0) ? 1 : 0);
                case Op.Select _ ->
                    ReferenceMachine.copy(a.getLong(i) != 0 ? b : in.get(2).storage(), i, o, i, 1);
                case Op.Cast(DType to) -> cast(a, o, i, real, to);
                default -> throw new AssertionError(op);
            }
        }
    }

    private static void cast(Storage a, Storage o, int i, boolean real, DType to) {
        if (to == DType.BOOL) {
            o.setLong(i, (real ? a.getDouble(i) != 0 : a.getLong(i) != 0) ? 1 : 0);
        } else if (real || to.isFloat()) {
            // an i64 beyond 2⁵³ is rounded to a double on its way
            o.setDouble(i, a.getDouble(i));
        } else {
            long v = a.getLong(i);
            o.setLong(
                    i,
                    switch (to) {
                        case I32 -> Math.clamp(v, Integer.MIN_VALUE, Integer.MAX_VALUE);
                        case U8 -> Math.clamp(v, 0, 255);
                        case I64, BOOL, F32, F64, F16, BF16 -> v;
                    });
        }
    }

    static double unary(UnaryFn fn, double x) {
        return switch (fn) {
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case RECIPROCAL -> 1 / x;
            case SQRT -> Math.sqrt(x);
            case EXP -> StrictMath.exp(x);
            case EXPM1 -> StrictMath.expm1(x);
            case LOG -> StrictMath.log(x);
            case LOG1P -> StrictMath.log1p(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case ATAN -> StrictMath.atan(x);
            case TANH -> StrictMath.tanh(x);
            case SIGMOID -> x >= 0 ? 1 / (1 + StrictMath.exp(-x)) : StrictMath.exp(x) / (1 + StrictMath.exp(x));
            case ERF -> Erf.of(x);
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
            case ROUND -> Math.rint(x);
            case NOT -> throw new AssertionError(fn);
        };
    }

    private static long unary(UnaryFn fn, long x, DType dtype) {
        return switch (fn) {
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Long.signum(x);
            case FLOOR, CEIL, ROUND -> x;
            case NOT -> dtype == DType.BOOL ? 1 - x : ~x;
            case RECIPROCAL, SQRT, EXP, EXPM1, LOG, LOG1P, SIN, COS, ATAN, TANH, SIGMOID, ERF ->
                throw new AssertionError(fn);
        };
    }

    static double binary(BinaryFn fn, double x, double y) {
        return switch (fn) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> x / y;
            case POW -> pow(x, y);
            case MAX -> Math.max(x, y);
            case MIN -> Math.min(x, y);
            case MOD -> mod(x, y);
            case AND, OR, XOR -> throw new AssertionError(fn);
        };
    }

    /// IEEE 754's pow; Java's differs where x is ±1.
    private static double pow(double x, double y) {
        return x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : StrictMath.pow(x, y);
    }

    private static double mod(double x, double y) {
        double r = x % y;
        return r != 0 && (r < 0) != (y < 0) ? r + y : r;
    }

    private static long binary(BinaryFn fn, long x, long y) {
        return switch (fn) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> y == 0 ? 0 : Math.floorDiv(x, y);
            case MOD -> y == 0 ? 0 : Math.floorMod(x, y);
            case MAX -> Math.max(x, y);
            case MIN -> Math.min(x, y);
            case AND -> x & y;
            case OR -> x | y;
            case XOR -> x ^ y;
            case POW -> throw new AssertionError(fn);
        };
    }

    static boolean compare(CompareFn fn, double x, double y) {
        return switch (fn) {
            case EQ -> x == y;
            case NE -> x != y;
            case LT -> x < y;
            case LE -> x <= y;
            case GT -> x > y;
            case GE -> x >= y;
        };
    }
}
