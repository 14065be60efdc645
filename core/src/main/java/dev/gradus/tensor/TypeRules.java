package dev.gradus.tensor;

import java.util.List;
import java.util.Locale;

/// The shape and dtype rule of every op, checked when a node is made.
final class TypeRules {
    private TypeRules() {}

    static String label(Op op) {
        return switch (op) {
            case Op.Unary(UnaryFn fn) -> fn.name().toLowerCase(Locale.ROOT);
            case Op.Binary(BinaryFn fn) -> fn.name().toLowerCase(Locale.ROOT);
            case Op.Compare(CompareFn fn) -> fn.name().toLowerCase(Locale.ROOT);
            case Op.Reduce(ReduceFn fn, Ints _) -> fn.name().toLowerCase(Locale.ROOT);
            case Op.ArgReduce(ReduceFn fn, int _) -> "arg" + fn.name().toLowerCase(Locale.ROOT);
            case Op other -> other.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    static TensorType infer(Op op, List<TensorType> in) {
        int arity = arity(op);
        if (arity >= 0 && in.size() != arity) {
            throw fail(op, "takes " + arity + " inputs, not " + in.size());
        }
        return switch (op) {
            case Op.Leaf(TensorType type) -> type;
            case Op.Fill(TensorType type, double value) -> {
                checkValue(op, type.dtype(), value);
                yield type;
            }
            case Op.Iota(TensorType type, int axis) -> {
                type.shape().axis(axis);
                yield type;
            }
            case Op.Random(TensorType type, long _) -> {
                check(
                        op,
                        in.get(0).equals(new TensorType(Shape.SCALAR, DType.I64)),
                        "the key must be an i64 scalar, not " + in.get(0));
                yield type;
            }
            case Op.Unary(UnaryFn fn) -> unary(op, fn, in.get(0));
            case Op.Binary(BinaryFn fn) -> binary(op, fn, same(op, in.get(0), in.get(1)));
            case Op.Compare _ -> new TensorType(same(op, in.get(0), in.get(1)).shape(), DType.BOOL);
            case Op.Select _ -> {
                check(op, in.get(0).dtype() == DType.BOOL, "the condition must be bool, not " + in.get(0));
                TensorType t = same(op, in.get(1), in.get(2));
                check(
                        op,
                        in.get(0).shape().equals(t.shape()),
                        "condition and branches differ in shape: " + in.get(0) + ", " + t);
                yield t;
            }
            case Op.Cast(DType to) -> new TensorType(in.get(0).shape(), to);
            case Op.Reshape _, Op.Permute _, Op.Broadcast _, Op.Slice _, Op.Pad _, Op.Flip _, Op.Concat _ ->
                MovementRules.infer(op, in);
            case Op.Reduce(ReduceFn fn, Ints axes) -> {
                TensorType t = in.get(0);
                check(op, fn != ReduceFn.SUM || t.dtype() != DType.BOOL, "bool has no sum: cast to i32 first");
                checkAxes(op, t.shape(), axes);
                yield new TensorType(t.shape().without(axes), t.dtype());
            }
            case Op.ArgReduce(ReduceFn fn, int axis) -> {
                Shape s = in.get(0).shape();
                checkAxes(op, s, Ints.of(axis));
                check(op, fn != ReduceFn.SUM, "needs MAX or MIN");
                check(
                        op,
                        s.size(axis) > 0 || s.without(Ints.of(axis)).size() == 0,
                        "axis " + axis + " of " + s + " is empty");
                yield new TensorType(s.without(Ints.of(axis)), DType.I32);
            }
            case Op.Scan(int axis, boolean _) -> {
                checkAxes(op, in.get(0).shape(), Ints.of(axis));
                check(op, in.get(0).dtype() != DType.BOOL, "bool has no sum: cast to i32 first");
                yield in.get(0);
            }
            case Op.ArgSort(int axis, boolean _) -> {
                checkAxes(op, in.get(0).shape(), Ints.of(axis));
                yield new TensorType(in.get(0).shape(), DType.I32);
            }
            case Op.MatMul(boolean ta, boolean tb) -> matMul(op, ta, tb, in.get(0), in.get(1));
            case Op.Conv _, Op.ConvInput _, Op.ConvWeight _, Op.WindowArgMax _ -> ConvRules.infer(op, in);
            case Op.Gather(int axis, boolean along) -> IndexRules.gather(op, axis, along, in.get(0), in.get(1));
            case Op.ScatterAdd(int axis, int size, boolean along) ->
                IndexRules.scatterAdd(op, axis, size, along, in.get(0), in.get(1));
            case Op.StopGradient _ -> in.get(0);
            case Op.Barrier _ -> in.get(0);
            case Op.Custom custom -> custom.infer(in);
        };
    }

    /// Number of inputs, or -1 where it varies.
    private static int arity(Op op) {
        return switch (op) {
            case Op.Leaf _, Op.Fill _, Op.Iota _ -> 0;
            case Op.Random _,
                    Op.Unary _,
                    Op.Cast _,
                    Op.Reshape _,
                    Op.Permute _,
                    Op.Broadcast _,
                    Op.Slice _,
                    Op.Pad _,
                    Op.Flip _ -> 1;
            case Op.Reduce _, Op.ArgReduce _, Op.Scan _, Op.ArgSort _, Op.WindowArgMax _, Op.StopGradient _ -> 1;
            case Op.Binary _,
                    Op.Compare _,
                    Op.MatMul _,
                    Op.Conv _,
                    Op.ConvInput _,
                    Op.ConvWeight _,
                    Op.Gather _,
                    Op.ScatterAdd _ -> 2;
            case Op.Select _ -> 3;
            case Op.Concat _, Op.Barrier _, Op.Custom _ -> -1;
        };
    }

    private static TensorType unary(Op op, UnaryFn fn, TensorType t) {
        boolean ok = switch (fn) {
            case NEG, ABS, SIGN -> t.dtype() != DType.BOOL;
            case FLOOR, CEIL, ROUND -> t.dtype() != DType.BOOL;
            case NOT -> !t.dtype().isFloat();
            case RECIPROCAL, SQRT, EXP, EXPM1, LOG, LOG1P, SIN, COS, ATAN, TANH, SIGMOID, ERF ->
                t.dtype().isFloat();
        };
        check(op, ok, "is not defined for " + t.dtype() + ": cast first");
        return t;
    }

    private static TensorType binary(Op op, BinaryFn fn, TensorType t) {
        boolean ok = switch (fn) {
            case ADD, SUB, MUL, DIV, MOD -> t.dtype() != DType.BOOL;
            case POW -> t.dtype().isFloat();
            case MAX, MIN -> true;
            case AND, OR, XOR -> !t.dtype().isFloat();
        };
        check(op, ok, "is not defined for " + t.dtype() + ": cast first");
        return t;
    }

    private static TensorType matMul(Op op, boolean ta, boolean tb, TensorType a, TensorType b) {
        Shape x = a.shape();
        Shape y = b.shape();
        check(op, a.dtype() == b.dtype(), "dtypes differ: " + a.dtype() + " and " + b.dtype());
        check(op, a.dtype() != DType.BOOL, "is not defined for bool: cast first");
        check(
                op,
                x.rank() >= 2 && x.rank() == y.rank(),
                "needs two inputs of one rank of at least 2, not " + x + " and " + y);
        int r = x.rank();
        check(op, x.slice(0, r - 2).equals(y.slice(0, r - 2)), "leading axes differ: " + x + " and " + y);
        int inner = x.size(ta ? -2 : -1);
        check(
                op,
                inner == y.size(tb ? -1 : -2),
                "inner sizes differ: " + x + (ta ? "ᵀ" : "") + " · " + y + (tb ? "ᵀ" : ""));
        return new TensorType(
                x.slice(0, r - 2).concat(Shape.of(x.size(ta ? -1 : -2), y.size(tb ? -2 : -1))), a.dtype());
    }

    static TensorType same(Op op, TensorType a, TensorType b) {
        check(op, a.dtype() == b.dtype(), "dtypes differ: " + a.dtype() + " and " + b.dtype() + ": cast one of them");
        check(op, a.shape().equals(b.shape()), "shapes differ: " + a.shape() + " and " + b.shape());
        return a;
    }

    /// A number that the dtype cannot hold would silently be another one.
    static void checkValue(Op op, DType dtype, double value) {
        boolean fits = switch (dtype) {
            case F32, F64, F16, BF16 -> true;
            case I32 -> value == (int) value;
            case I64 -> value == (long) value;
            case U8 -> value == ((int) value & 255);
            case BOOL -> value == 0 || value == 1;
        };
        check(op, fits, value + " is not a value of " + dtype + ": cast the tensor first");
    }

    static void checkAxes(Op op, Shape shape, Ints axes) {
        for (int i = 0; i < axes.length(); i++) {
            int a = axes.get(i);
            check(op, a >= 0 && a < shape.rank(), "axis " + a + " does not exist in shape " + shape);
            for (int j = 0; j < i; j++) {
                check(op, axes.get(j) != a, "axis " + a + " is named twice in " + axes);
            }
        }
    }

    static void check(Op op, boolean ok, String message) {
        if (!ok) {
            throw fail(op, message);
        }
    }

    private static IllegalArgumentException fail(Op op, String message) {
        return new IllegalArgumentException(label(op) + ": " + message);
    }
}
