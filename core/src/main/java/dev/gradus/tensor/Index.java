package dev.gradus.tensor;

/// One part of an indexing expression, as NumPy has between brackets: `x[2, 1:3, ..., newaxis, mask]` is
/// `x.get(at(2), range(1, 3), ellipsis(), newAxis(), mask(m))`.
public sealed interface Index {
    /// One position; the axis vanishes. Negative positions count from the end.
    record At(int position) implements Index {}

    /// Every step-th position from `from` (inclusive) to `to` (exclusive). Negative bounds count from the end;
    /// bounds beyond the axis are cut off, as NumPy does. A negative step walks backwards.
    record Range(int from, int to, int step) implements Index {}

    /// The whole axis.
    record All() implements Index {}

    /// A new axis of size 1.
    record NewAxis() implements Index {}

    /// As many whole axes as are left over.
    record Ellipsis() implements Index {}

    /// Positions by an i32 tensor; the axis is replaced by the tensor's axes.
    record Pick(Tensor positions) implements Index {}

    /// Positions where a bool tensor is true; it covers as many axes as it has, which become one.
    record Mask(Tensor mask) implements Index {}

    /// One position; the axis vanishes.
    static Index at(int position) {
        return new At(position);
    }

    /// Positions `from` (inclusive) to `to` (exclusive).
    static Index range(int from, int to) {
        return new Range(from, to, 1);
    }

    /// Every step-th position from `from` (inclusive) to `to` (exclusive).
    static Index range(int from, int to, int step) {
        return new Range(from, to, step);
    }

    /// The whole axis.
    static Index all() {
        return new All();
    }

    /// A new axis of size 1.
    static Index newAxis() {
        return new NewAxis();
    }

    /// As many whole axes as are left over.
    static Index ellipsis() {
        return new Ellipsis();
    }

    /// Positions by an i32 tensor.
    static Index pick(Tensor positions) {
        return new Pick(positions);
    }

    /// Positions by numbers.
    static Index pick(int... positions) {
        return new Pick(Tensor.of(positions));
    }

    /// Positions where a bool tensor is true. Computed at once, so not possible while a step is being captured.
    static Index mask(Tensor mask) {
        return new Mask(mask);
    }
}
