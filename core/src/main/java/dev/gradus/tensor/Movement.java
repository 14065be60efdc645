package dev.gradus.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The methods of a tensor that only move elements. Negative axes count from the end.
public sealed interface Movement permits Tensor {
    /// The tensor these methods belong to.
    Tensor self();

    /// The same elements under another shape; one size may be -1, which is then worked out.
    ///
    /// @throws IllegalArgumentException if the number of elements differs
    default Tensor reshape(int... sizes) {
        int[] s = sizes.clone();
        int open = -1;
        long known = 1;
        for (int i = 0; i < s.length; i++) {
            if (s[i] == -1 && open < 0) {
                open = i;
            } else {
                known *= s[i];
            }
        }
        if (open >= 0) {
            long n = self().shape().size();
            if (known <= 0 || n % known != 0) {
                throw new IllegalArgumentException(
                        "reshape: " + self().shape() + " does not divide into " + Arrays.toString(sizes));
            }
            s[open] = (int) (n / known);
        }
        return reshape(Shape.of(s));
    }

    /// The same elements under another shape.
    default Tensor reshape(Shape shape) {
        return shape.equals(self().shape()) ? self() : Tensor.node(new Op.Reshape(shape), self());
    }

    /// All axes in another order: axis `i` of the result is axis `axes[i]` of this tensor.
    default Tensor permute(int... axes) {
        int[] a = new int[axes.length];
        boolean same = axes.length == self().rank();
        for (int i = 0; i < a.length; i++) {
            a[i] = self().shape().axis(axes[i]);
            same &= a[i] == i;
        }
        return same ? self() : Tensor.node(new Op.Permute(Ints.of(a)), self());
    }

    /// The last two axes swapped.
    default Tensor transpose() {
        return swapAxes(-1, -2);
    }

    /// Two axes swapped.
    default Tensor swapAxes(int a, int b) {
        int[] axes = Ints.range(0, self().rank()).toArray();
        int x = self().shape().axis(a);
        int y = self().shape().axis(b);
        axes[x] = y;
        axes[y] = x;
        return permute(axes);
    }

    /// An axis of size 1 put in front of the position; -1 appends it.
    default Tensor expand(int axis) {
        int a = axis < 0 ? axis + self().rank() + 1 : axis;
        if (a < 0 || a > self().rank()) {
            throw new IllegalArgumentException("expand: no place " + axis + " for a new axis in " + self().shape());
        }
        return reshape(self().shape().insert(a, 1));
    }

    /// The tensor without an axis of size 1.
    default Tensor squeeze(int axis) {
        if (self().size(axis) != 1) {
            throw new IllegalArgumentException("squeeze: axis " + axis + " of " + self().shape() + " is not 1");
        }
        return reshape(self().shape().without(Ints.of(self().shape().axis(axis))));
    }

    /// All axes from the given one on made into one.
    default Tensor flatten(int fromAxis) {
        Shape s = self().shape();
        int a = s.axis(fromAxis);
        return reshape(s.slice(0, a).concat(Shape.of(s.slice(a, s.rank()).intSize())));
    }

    /// Repeated to a shape by NumPy's rule: new axes in front, axes of size 1 grow.
    ///
    /// @throws IllegalArgumentException if the shape does not fit
    default Tensor broadcastTo(Shape shape) {
        Tensor x = self();
        if (x.shape().equals(shape)) {
            return x;
        }
        if (x.op() instanceof Op.Fill(TensorType type, double value)) {
            Shape.broadcast("broadcast", type.shape(), shape);
            return Tensor.node(new Op.Fill(new TensorType(shape, type.dtype()), value));
        }
        if (x.rank() > shape.rank()) {
            throw new IllegalArgumentException("broadcast: " + x.shape() + " has more axes than " + shape);
        }
        Shape ones = Shape.of(Ints.repeat(1, shape.rank() - x.rank()).toArray());
        Tensor y = x.reshape(ones.concat(x.shape()));
        return y.shape().equals(shape) ? y : Tensor.node(new Op.Broadcast(shape), y);
    }

    /// Repeated to a shape by NumPy's rule.
    default Tensor broadcastTo(int... sizes) {
        return broadcastTo(Shape.of(sizes));
    }

    /// Elements `from` (inclusive) to `to` (exclusive) of an axis.
    default Tensor slice(int axis, int from, int to) {
        return slice(axis, from, to, 1);
    }

    /// Elements `from`, `from + step`, … below `to` of an axis; the step is positive.
    default Tensor slice(int axis, int from, int to, int step) {
        Shape s = self().shape();
        int a = s.axis(axis);
        if (step < 1 || from < 0 || to < from || to > s.size(a)) {
            throw new IllegalArgumentException(
                    "slice: " + from + ":" + to + ":" + step + " does not lie in axis " + axis + " of " + s);
        }
        int r = s.rank();
        int n = to == from ? 0 : (to - from - 1) / step + 1;
        if (n == s.size(a)) {
            return self();
        }
        Ints sizes = Ints.of(s.toArray()).with(a, n);
        Ints starts = Ints.repeat(0, r).with(a, n == 0 ? 0 : from);
        return Tensor.node(new Op.Slice(starts, sizes, Ints.repeat(1, r).with(a, step)), self());
    }

    /// `low` and `high` copies of a value put around an axis.
    default Tensor pad(int axis, int low, int high, double value) {
        if (low == 0 && high == 0) {
            return self();
        }
        Ints none = Ints.repeat(0, self().rank());
        int a = self().shape().axis(axis);
        return Tensor.node(new Op.Pad(none.with(a, low), none.with(a, high), none, value), self());
    }

    /// Elements in reverse order along the axes; all axes if none is named.
    default Tensor flip(int... axes) {
        int[] a = Arrays.stream(axes).map(self().shape()::axis).sorted().toArray();
        return Tensor.node(new Op.Flip(axes.length == 0 ? Ints.range(0, self().rank()) : Ints.of(a)), self());
    }

    /// The whole tensor repeated `times` along an axis (NumPy's `tile`).
    default Tensor tile(int axis, int times) {
        Shape s = self().shape();
        int a = s.axis(axis);
        Shape wide = s.insert(a, times);
        return reshape(s.insert(a, 1)).broadcastTo(wide).reshape(s.with(a, Math.multiplyExact(s.size(a), times)));
    }

    /// Each element repeated `times` along an axis (NumPy's `repeat`).
    default Tensor repeat(int axis, int times) {
        Shape s = self().shape();
        int a = s.axis(axis);
        Shape wide = s.insert(a + 1, times);
        return reshape(s.insert(a + 1, 1)).broadcastTo(wide).reshape(s.with(a, Math.multiplyExact(s.size(a), times)));
    }

    /// The tensor cut along an axis into parts of the given sizes, which must add up.
    default List<Tensor> split(int axis, int... sizes) {
        List<Tensor> parts = new ArrayList<>();
        int from = 0;
        for (int n : sizes) {
            parts.add(slice(axis, from, from + n));
            from += n;
        }
        if (from != self().size(axis)) {
            throw new IllegalArgumentException(
                    "split: " + Arrays.toString(sizes) + " do not add up to axis " + axis + " of " + self().shape());
        }
        return parts;
    }
}
