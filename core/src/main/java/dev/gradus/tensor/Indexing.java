package dev.gradus.tensor;

/// The methods of a tensor that pick elements by position.
public sealed interface Indexing permits Tensor {
    /// The tensor these methods belong to.
    Tensor self();

    /// The part of this tensor that the indices name, one an axis, by NumPy's rules for basic and advanced
    /// indexing.
    ///
    /// @throws IllegalArgumentException if an index does not fit its axis
    default Tensor get(Index... indices) {
        return IndexExpression.apply(self(), java.util.List.of(indices));
    }

    /// Slices by i32 index along an axis, which is replaced by the indices' axes (NumPy's `take`).
    default Tensor take(int axis, Tensor indices) {
        return Tensor.node(new Op.Gather(self().shape().axis(axis), false), self(), indices);
    }

    /// One element for each i32 index along an axis; the indices' other axes match this tensor's (NumPy's
    /// `take_along_axis`).
    default Tensor takeAlong(int axis, Tensor indices) {
        return Tensor.node(new Op.Gather(self().shape().axis(axis), true), self(), indices);
    }

    /// Zeros with this tensor's slices added at i32 positions of an axis of the given size: the adjoint of
    /// [#take].
    default Tensor scatterAdd(int axis, int size, Tensor indices) {
        return Tensor.node(
                new Op.ScatterAdd(axis < 0 ? axis + self().rank() - indices.rank() + 1 : axis, size, false),
                self(),
                indices);
    }

    /// Zeros with this tensor's elements added at i32 positions along an axis of the given size: the adjoint of
    /// [#takeAlong].
    default Tensor scatterAddAlong(int axis, int size, Tensor indices) {
        return Tensor.node(new Op.ScatterAdd(self().shape().axis(axis), size, true), self(), indices);
    }

    /// Class numbers (i32) as rows of zeros with a one: `(…)` to `(…, classes)`.
    default Tensor oneHot(int classes, DType dtype) {
        Tensor x = self();
        Shape s = x.shape().concat(Shape.of(classes));
        Tensor position = Tensor.node(new Op.Iota(new TensorType(s, DType.I32), s.rank() - 1));
        return x.expand(-1).broadcastTo(s).eq(position).cast(dtype);
    }
}
