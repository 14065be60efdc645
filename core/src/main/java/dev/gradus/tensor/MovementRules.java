package dev.gradus.tensor;

import static dev.gradus.tensor.TypeRules.check;
import static dev.gradus.tensor.TypeRules.checkAxes;

import java.util.List;

/// The type rules of the ops that only move elements.
final class MovementRules {
    private MovementRules() {}

    static TensorType infer(Op op, List<TensorType> in) {
        check(op, !in.isEmpty(), "needs at least one input");
        TensorType t = in.get(0);
        Shape s = t.shape();
        return switch (op) {
            case Op.Reshape(Shape shape) -> {
                check(
                        op,
                        shape.size() == s.size(),
                        s + " has " + s.size() + " elements, " + shape + " has " + shape.size());
                yield new TensorType(shape, t.dtype());
            }
            case Op.Permute(Ints axes) -> {
                checkAxes(op, s, axes);
                check(op, axes.length() == s.rank(), "axes " + axes + " are not an order of the axes of " + s);
                int[] sizes = new int[s.rank()];
                for (int i = 0; i < sizes.length; i++) {
                    sizes[i] = s.size(axes.get(i));
                }
                yield new TensorType(Shape.of(sizes), t.dtype());
            }
            case Op.Broadcast(Shape shape) -> {
                check(op, shape.rank() == s.rank(), "ranks differ: " + s + " to " + shape);
                for (int i = 0; i < s.rank(); i++) {
                    check(
                            op,
                            s.size(i) == shape.size(i) || s.size(i) == 1,
                            "axis " + i + " of " + s + " cannot grow to " + shape);
                }
                yield new TensorType(shape, t.dtype());
            }
            case Op.Slice slice -> slice(slice, t);
            case Op.Pad pad -> pad(pad, t);
            case Op.Flip(Ints axes) -> {
                checkAxes(op, s, axes);
                yield t;
            }
            case Op.Concat(int axis) -> concat(op, axis, in);
            default -> throw new AssertionError(op);
        };
    }

    private static TensorType slice(Op.Slice op, TensorType t) {
        Shape s = t.shape();
        int r = s.rank();
        check(
                op,
                op.starts().length() == r
                        && op.sizes().length() == r
                        && op.steps().length() == r,
                "needs one range an axis of " + s);
        for (int i = 0; i < r; i++) {
            int start = op.starts().get(i);
            int size = op.sizes().get(i);
            int step = op.steps().get(i);
            boolean ok = start >= 0 && size >= 0 && step >= 1 && (size == 0 || start + (size - 1L) * step < s.size(i));
            check(op, ok, size + " elements from " + start + " by " + step + " do not lie in axis " + i + " of " + s);
        }
        return new TensorType(Shape.of(op.sizes().toArray()), t.dtype());
    }

    private static TensorType pad(Op.Pad op, TensorType t) {
        Shape s = t.shape();
        int r = s.rank();
        check(
                op,
                op.low().length() == r
                        && op.high().length() == r
                        && op.interior().length() == r,
                "needs one padding an axis of " + s);
        TypeRules.checkValue(op, t.dtype(), op.value());
        int[] sizes = new int[r];
        for (int i = 0; i < r; i++) {
            boolean ok = op.low().get(i) >= 0
                    && op.high().get(i) >= 0
                    && op.interior().get(i) >= 0;
            check(op, ok, "paddings must not be negative: " + op.low() + ", " + op.high() + ", " + op.interior());
            int gaps = Math.max(s.size(i) - 1, 0) * op.interior().get(i);
            sizes[i] = op.low().get(i) + s.size(i) + gaps + op.high().get(i);
        }
        return new TensorType(Shape.of(sizes), t.dtype());
    }

    private static TensorType concat(Op op, int axis, List<TensorType> in) {
        TensorType first = in.get(0);
        checkAxes(op, first.shape(), Ints.of(axis));
        int n = 0;
        for (TensorType t : in) {
            check(op, t.dtype() == first.dtype(), "dtypes differ: " + first.dtype() + " and " + t.dtype());
            boolean fits = t.shape().rank() == first.shape().rank()
                    && t.shape().with(axis, 0).equals(first.shape().with(axis, 0));
            check(op, fits, "shapes differ off axis " + axis + ": " + first.shape() + " and " + t.shape());
            n = Math.addExact(n, t.shape().size(axis));
        }
        return new TensorType(first.shape().with(axis, n), first.dtype());
    }
}
