package dev.gradus.tensor;

import java.util.Arrays;

/// The methods of a tensor that combine or order the elements along axes. Without axes they take all. Negative
/// axes count from the end.
public sealed interface Reductions permits Tensor {
    /// The tensor these methods belong to.
    Tensor self();

    private Tensor reduce(ReduceFn fn, int[] axes) {
        Shape s = self().shape();
        Ints a = axes.length == 0
                ? Ints.range(0, s.rank())
                : Ints.of(Arrays.stream(axes).map(s::axis).sorted().toArray());
        return a.length() == 0 ? self() : Tensor.node(new Op.Reduce(fn, a), self());
    }

    /// A reduced tensor's axes put back with size 1, so that it broadcasts against this one.
    private Tensor kept(Tensor reduced, int[] axes) {
        Shape s = self().shape();
        if (axes.length == 0) {
            return reduced.reshape(Shape.of(Ints.repeat(1, s.rank()).toArray()));
        }
        for (int a : axes) {
            s = s.with(a, 1);
        }
        return reduced.reshape(s);
    }

    /// Number of elements that one result of a reduction over the axes combines.
    private double count(int[] axes) {
        return axes.length == 0
                ? self().shape().size()
                : Arrays.stream(axes).mapToDouble(self()::size).reduce(1, (a, b) -> a * b);
    }

    /// Σ over the axes, which vanish.
    default Tensor sum(int... axes) {
        return reduce(ReduceFn.SUM, axes);
    }

    /// Σ over the axes, which stay with size 1.
    default Tensor sumKeep(int... axes) {
        return kept(sum(axes), axes);
    }

    /// Largest over the axes, which vanish; NaN if any is NaN.
    default Tensor max(int... axes) {
        return reduce(ReduceFn.MAX, axes);
    }

    /// Largest over the axes, which stay with size 1.
    default Tensor maxKeep(int... axes) {
        return kept(max(axes), axes);
    }

    /// Smallest over the axes, which vanish; NaN if any is NaN.
    default Tensor min(int... axes) {
        return reduce(ReduceFn.MIN, axes);
    }

    /// Mean over the axes, which vanish (floating dtypes).
    default Tensor mean(int... axes) {
        return sum(axes).mul(1 / count(axes));
    }

    /// Mean over the axes, which stay with size 1.
    default Tensor meanKeep(int... axes) {
        return kept(mean(axes), axes);
    }

    /// Variance over the axes, which vanish: Σ(x - mean)² / n.
    default Tensor variance(int... axes) {
        return self().sub(meanKeep(axes)).square().mean(axes);
    }

    /// Variance over the axes, which stay with size 1.
    default Tensor varianceKeep(int... axes) {
        return kept(variance(axes), axes);
    }

    /// Product over one axis, which vanishes, by halving: differentiable to any order, zeros included.
    default Tensor prod(int axis) {
        int a = self().shape().axis(axis);
        Tensor p = self();
        while (p.size(a) > 1) {
            int n = p.size(a);
            Tensor even = n % 2 == 0 ? p : p.pad(a, 0, 1, 1);
            int half = even.size(a) / 2;
            p = even.slice(a, 0, half).mul(even.slice(a, half, 2 * half));
        }
        return p.size(a) == 1
                ? p.squeeze(a)
                : Tensor.node(new Op.Fill(new TensorType(p.shape().without(Ints.of(a)), p.dtype()), 1));
    }

    /// Whether any is true (bool).
    default Tensor any(int... axes) {
        return max(axes);
    }

    /// Whether all are true (bool).
    default Tensor all(int... axes) {
        return min(axes);
    }

    /// √Σx² over the axes, which vanish.
    default Tensor norm(int... axes) {
        return self().square().sum(axes).sqrt();
    }

    /// ln Σ eˣ over an axis, which vanishes, without overflow.
    default Tensor logSumExp(int axis) {
        Tensor m = maxKeep(axis).stopGradient();
        Tensor finite = m.isFinite().where(m, 0);
        return self().sub(finite).exp().sum(axis).log().add(finite.squeeze(axis));
    }

    /// eˣ / Σ eˣ along an axis, without overflow.
    default Tensor softmax(int axis) {
        Tensor e = self().sub(maxKeep(axis).stopGradient()).exp();
        return e.div(e.sumKeep(axis));
    }

    /// ln softmax along an axis, without overflow.
    default Tensor logSoftmax(int axis) {
        Tensor shifted = self().sub(maxKeep(axis).stopGradient());
        return shifted.sub(shifted.exp().sumKeep(axis).log());
    }

    /// The i32 position of the first largest element along an axis, which vanishes.
    default Tensor argMax(int axis) {
        return Tensor.node(new Op.ArgReduce(ReduceFn.MAX, self().shape().axis(axis)), self());
    }

    /// The i32 position of the first smallest element along an axis, which vanishes.
    default Tensor argMin(int axis) {
        return Tensor.node(new Op.ArgReduce(ReduceFn.MIN, self().shape().axis(axis)), self());
    }

    /// Running sums along an axis.
    default Tensor cumsum(int axis) {
        return Tensor.node(new Op.Scan(self().shape().axis(axis), false), self());
    }

    /// The i32 positions that sort an axis, stably.
    default Tensor argSort(int axis, boolean descending) {
        return Tensor.node(new Op.ArgSort(self().shape().axis(axis), descending), self());
    }

    /// Elements in order along an axis.
    default Tensor sort(int axis, boolean descending) {
        return self().takeAlong(axis, argSort(axis, descending));
    }

    /// The k largest along an axis, in descending order, and their positions.
    default TopK topK(int axis, int k) {
        Tensor index = argSort(axis, true).slice(axis, 0, k);
        return new TopK(self().takeAlong(axis, index), index);
    }

    /// Values and their i32 positions along an axis.
    record TopK(Tensor values, Tensor indices) {}
}
