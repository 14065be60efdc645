package dev.gradus.tensor;

import java.util.List;

/// What a tensor is made by: a record of attributes, no inputs, no values, no device code.
///
/// Everything that an op can mean many things by (its gradient, how a machine runs it, how it is printed) is an
/// exhaustive `switch` over this sealed interface somewhere else. Record equality is structural equality. An op
/// has exactly one output.
///
/// The set is closed under differentiation: Gather ↔ ScatterAdd, Slice ↔ Pad, Broadcast ↔ Sum, and a
/// convolution is one of three bilinear maps ([Conv], [ConvInput], [ConvWeight]) whose derivatives are the
/// other two.
public sealed interface Op {
    /// The type of the output for inputs of these types.
    ///
    /// @throws IllegalArgumentException naming the op, the shapes and the rule broken
    default TensorType infer(List<TensorType> in) {
        return TypeRules.infer(this, in);
    }

    /// The name used in messages, such as `matmul`.
    default String label() {
        return TypeRules.label(this);
    }

    /// A value given from outside. Two leaves are never merged, whatever they hold.
    record Leaf(TensorType type) implements Op {}

    /// One value everywhere.
    record Fill(TensorType type, double value) implements Op {}

    /// 0, 1, 2, … along an axis, constant along the others.
    record Iota(TensorType type, int axis) implements Op {}

    /// Counter-based random numbers. Input: the key, an i64 scalar. Element `i` depends on the key, the stream
    /// and `i` only: `bits = mix(mix(key + φ·(2·stream + 1)) + φ·(i + 1))` with SplitMix64's finalizer `mix`
    /// and φ = 0x9E3779B97F4A7C15 (Steele, Lea & Flood 2014), all modulo 2⁶⁴. Floating types get uniform
    /// numbers in [0, 1): the upper 24 bits · 2⁻²⁴ for f32, 53 bits for f64, 11 for f16, 8 for bf16; i64 gets
    /// all bits, i32 the upper 32, u8 the upper 8, bool the upper 1.
    record Random(TensorType type, long stream) implements Op {}

    /// An elementwise function of one input.
    record Unary(UnaryFn fn) implements Op {}

    /// An elementwise function of two inputs of equal type.
    record Binary(BinaryFn fn) implements Op {}

    /// An elementwise comparison of two inputs of equal type, giving truth values.
    record Compare(CompareFn fn) implements Op {}

    /// `condition ? a : b`, elementwise; inputs: condition (bool), a, b, all of one shape.
    record Select() implements Op {}

    /// Conversion to another dtype. To integers, floats truncate toward zero and NaN gives 0; what lies outside
    /// the type's range, integers too, becomes its nearest end. Anything non-zero is true.
    record Cast(DType to) implements Op {}

    /// The same elements in row-major order under another shape.
    record Reshape(Shape shape) implements Op {}

    /// Axes in another order: output axis `i` is input axis `axes[i]`.
    record Permute(Ints axes) implements Op {}

    /// Axes of size 1 repeated to the shape, which has the same rank.
    record Broadcast(Shape shape) implements Op {}

    /// Elements `start, start + step, …` (`size` of them) along each axis; steps are positive.
    record Slice(Ints starts, Ints sizes, Ints steps) implements Op {}

    /// The input with `interior` fills between neighbours and `low`, `high` fills around, along each axis; the
    /// counterpart of [Slice].
    record Pad(Ints low, Ints high, Ints interior, double value) implements Op {}

    /// Elements in reverse order along the axes.
    record Flip(Ints axes) implements Op {}

    /// Inputs one after another along an axis.
    record Concat(int axis) implements Op {}

    /// Elements combined along axes, which vanish. Sums of integers wrap.
    record Reduce(ReduceFn fn, Ints axes) implements Op {}

    /// The i32 position of the first largest or smallest element along an axis, which vanishes; a NaN counts as
    /// both. [ReduceFn#SUM] is not allowed.
    record ArgReduce(ReduceFn fn, int axis) implements Op {}

    /// Running (inclusive) sums along an axis, from its end if `reverse`.
    record Scan(int axis, boolean reverse) implements Op {}

    /// The i32 positions that sort an axis, stably: ascending with NaN last, or descending with NaN first
    /// (equal elements keep their order).
    record ArgSort(int axis, boolean descending) implements Op {}

    /// Matrix product of the last two axes, for every index of the leading axes, which both inputs share:
    /// `(…, m, k) · (…, k, n) → (…, m, n)`; a transposed input has its last two axes swapped.
    record MatMul(boolean transposeA, boolean transposeB) implements Op {}

    /// Cross-correlation. Inputs: x (N, C, spatial…), w (O, C/groups, kernel…); output (N, O, spatial…).
    record Conv(ConvSpec spec) implements Op {}

    /// The gradient of [Conv] to its input. Inputs: cotangent (N, O, spatial…), w; output x's shape, `spatial`
    /// being its spatial sizes. This is the transposed convolution.
    record ConvInput(ConvSpec spec, Ints spatial) implements Op {}

    /// The gradient of [Conv] to its weight. Inputs: x, cotangent; output (O, C/groups, kernel…), `kernel`
    /// being the last sizes.
    record ConvWeight(ConvSpec spec, Ints kernel) implements Op {}

    /// For every pooling window the i32 position of its largest element, first wins, NaN counts as largest, as
    /// a flat row-major index into the (unpadded) spatial axes. Input (N, C, spatial…).
    record WindowArgMax(WindowSpec spec) implements Op {}

    /// Elements by index (i32). Inputs: x, indices. Plain: NumPy's `take`: the axis is replaced by the axes of
    /// the indices. `along`: NumPy's `take_along_axis`: indices have x's shape but for the axis' size. An index
    /// outside the axis is an error at run time.
    record Gather(int axis, boolean along) implements Op {}

    /// The adjoint of [Gather]: zeros of size `size` along the axis, to which updates are added in row-major
    /// order. Inputs: updates, indices.
    record ScatterAdd(int axis, int size, boolean along) implements Op {}

    /// The input's value, with no gradient.
    record StopGradient() implements Op {}

    /// The first input's value, not computed before the others are, and never merged with an equal
    /// subexpression outside: what makes recomputation recompute.
    record Barrier() implements Op {}

    /// The open door: an op of a user's own, or an algorithm that fusion can't find. [#decompose] is its
    /// meaning; a backend may accept a faster kernel for it.
    non-sealed interface Custom extends Op {
        /// The output as a formula over other ops; must keep to [#infer].
        Tensor decompose(List<Tensor> in);

        /// The cotangents of the inputs, one for each, in order, given the output's. Unless overridden, the
        /// gradient of [#decompose].
        default List<Tensor> backward(List<Tensor> in, Tensor out, Tensor cotangent) {
            return Autodiff.pullback(this, in, cotangent);
        }

        @Override
        default TensorType infer(List<TensorType> in) {
            return decompose(in.stream().map(Tensor::placeholder).toList()).type();
        }

        @Override
        default String label() {
            return getClass().getSimpleName();
        }
    }
}
