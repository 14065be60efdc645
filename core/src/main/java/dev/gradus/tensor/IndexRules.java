package dev.gradus.tensor;

import static dev.gradus.tensor.TypeRules.check;
import static dev.gradus.tensor.TypeRules.checkAxes;

/// The type rules of gather and scatter-add.
final class IndexRules {
    private IndexRules() {}

    static TensorType gather(Op op, int axis, boolean along, TensorType x, TensorType index) {
        checkAxes(op, x.shape(), Ints.of(axis));
        check(op, index.dtype() == DType.I32, "indices must be i32, not " + index.dtype());
        if (along) {
            checkAlong(op, axis, x.shape(), index.shape());
            return new TensorType(index.shape(), x.dtype());
        }
        Shape s = x.shape();
        return new TensorType(s.slice(0, axis).concat(index.shape()).concat(s.slice(axis + 1, s.rank())), x.dtype());
    }

    static TensorType scatterAdd(Op op, int axis, int size, boolean along, TensorType updates, TensorType index) {
        Shape u = updates.shape();
        Shape i = index.shape();
        check(op, index.dtype() == DType.I32, "indices must be i32, not " + index.dtype());
        check(op, updates.dtype() != DType.BOOL, "bool has no sum: cast to i32 first");
        check(op, size >= 0, "size must not be negative: " + size);
        if (along) {
            checkAxes(op, u, Ints.of(axis));
            check(op, u.equals(i), "updates and indices differ in shape: " + u + " and " + i);
            return new TensorType(u.with(axis, size), updates.dtype());
        }
        boolean fits = axis >= 0
                && axis + i.rank() <= u.rank()
                && u.slice(axis, axis + i.rank()).equals(i);
        check(op, fits, "updates " + u + " do not hold the axes of the indices " + i + " at axis " + axis);
        Shape out = u.slice(0, axis).concat(Shape.of(size)).concat(u.slice(axis + i.rank(), u.rank()));
        return new TensorType(out, updates.dtype());
    }

    private static void checkAlong(Op op, int axis, Shape x, Shape index) {
        boolean fits = x.rank() == index.rank() && x.with(axis, 0).equals(index.with(axis, 0));
        check(op, fits, "indices " + index + " must have the shape of " + x + " but for axis " + axis);
    }
}
