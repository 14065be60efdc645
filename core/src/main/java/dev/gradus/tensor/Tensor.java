package dev.gradus.tensor;

import dev.gradus.exec.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A node of a computation graph: an op, its inputs, its type and, once computed, its value. Immutable.
///
/// Calling a method records a node and returns at once; [#item], [#toFloatArray], [#toString] and [#eval]
/// compute. Shapes and dtypes are checked when the node is made, so a mistake is reported on the line that
/// makes it. There is nothing to close.
///
/// ```java
/// Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
/// Tensor y = x.matmul(x.transpose()).sum();
/// float value = y.item(); // 52
/// ```
public final class Tensor implements Elementwise, Movement, Reductions, Contractions, Indexing {
    private final Op op;
    private final List<Tensor> inputs;
    private final TensorType type;
    private volatile Value value;

    /// What is known of the result: nothing, the memory, or that a step took the memory away.
    private sealed interface Value {
        record Unknown() implements Value {}

        record Known(Storage storage) implements Value {}

        record Donated(String owner) implements Value {}
    }

    private static final Value UNKNOWN = new Value.Unknown();

    private Tensor(Op op, List<Tensor> inputs, TensorType type, Value value) {
        this.op = op;
        this.inputs = inputs;
        this.type = type;
        this.value = value;
    }

    /// The node of an op over inputs.
    ///
    /// @throws IllegalArgumentException if the inputs' types break the op's rule
    public static Tensor node(Op op, Tensor... inputs) {
        return node(op, List.of(inputs));
    }

    /// The node of an op over inputs.
    ///
    /// @throws IllegalArgumentException if the inputs' types break the op's rule
    public static Tensor node(Op op, List<Tensor> inputs) {
        List<TensorType> types = new ArrayList<>(inputs.size());
        for (Tensor t : inputs) {
            types.add(t.type);
        }
        TensorType type = op.infer(types);
        type.shape().intSize();
        return new Tensor(op, List.copyOf(inputs), type, UNKNOWN);
    }

    /// A leaf holding memory, which must not be changed afterwards.
    public static Tensor leaf(TensorType type, Storage storage) {
        if (storage.dtype() != type.dtype() || storage.capacity() < type.shape().size()) {
            throw new IllegalArgumentException(
                    "leaf: " + storage.capacity() + " elements of " + storage.dtype() + " cannot hold " + type);
        }
        return new Tensor(new Op.Leaf(type), List.of(), type, new Value.Known(storage));
    }

    /// A leaf without a value: an input of a captured step.
    public static Tensor placeholder(TensorType type) {
        return new Tensor(new Op.Leaf(type), List.of(), type, UNKNOWN);
    }

    // Factories

    /// An f32 tensor of the given values in row-major order; without a shape a vector.
    ///
    /// @throws IllegalArgumentException if the number of values is not the shape's
    public static Tensor of(float[] values, int... shape) {
        return leaf(typed(DType.F32, values.length, shape), new Storage.F32(values.clone()));
    }

    /// An f64 tensor of the given values in row-major order; without a shape a vector.
    public static Tensor of(double[] values, int... shape) {
        return leaf(typed(DType.F64, values.length, shape), new Storage.F64(values.clone()));
    }

    /// An i32 tensor of the given values in row-major order; without a shape a vector.
    public static Tensor of(int[] values, int... shape) {
        return leaf(typed(DType.I32, values.length, shape), new Storage.I32(values.clone()));
    }

    /// An i64 tensor of the given values in row-major order; without a shape a vector.
    public static Tensor of(long[] values, int... shape) {
        return leaf(typed(DType.I64, values.length, shape), new Storage.I64(values.clone()));
    }

    /// A u8 tensor of the given bytes, read as 0 to 255; without a shape a vector.
    public static Tensor of(byte[] values, int... shape) {
        return leaf(typed(DType.U8, values.length, shape), new Storage.U8(values.clone()));
    }

    /// A bool tensor of the given values in row-major order; without a shape a vector.
    public static Tensor of(boolean[] values, int... shape) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (values[i] ? 1 : 0);
        }
        return leaf(typed(DType.BOOL, values.length, shape), new Storage.Bool(bytes));
    }

    /// An f32 scalar leaf. Use this for numbers that change from step to step, and Java numbers for constants.
    public static Tensor scalar(float value) {
        return leaf(new TensorType(Shape.SCALAR, DType.F32), new Storage.F32(new float[] {value}));
    }

    /// An i64 scalar leaf, as random keys are.
    public static Tensor scalar(long value) {
        return leaf(new TensorType(Shape.SCALAR, DType.I64), new Storage.I64(new long[] {value}));
    }

    /// Zeros (f32).
    public static Tensor zeros(int... shape) {
        return full(DType.F32, 0, shape);
    }

    /// Ones (f32).
    public static Tensor ones(int... shape) {
        return full(DType.F32, 1, shape);
    }

    /// One value everywhere.
    public static Tensor full(DType dtype, double value, int... shape) {
        return node(new Op.Fill(TensorType.of(dtype, shape), value));
    }

    /// 0, 1, …, n - 1 as a vector.
    public static Tensor arange(DType dtype, int n) {
        return node(new Op.Iota(TensorType.of(dtype, n), 0));
    }

    /// `count` numbers (f32) from `from` to `to`, both included, evenly spaced.
    public static Tensor linspace(double from, double to, int count) {
        double step = count > 1 ? (to - from) / (count - 1) : 0;
        return arange(DType.F64, count).mul(step).add(from).cast(DType.F32);
    }

    /// The n × n identity matrix.
    public static Tensor eye(DType dtype, int n) {
        TensorType t = TensorType.of(DType.I32, n, n);
        return node(new Op.Iota(t, 0)).eq(node(new Op.Iota(t, 1))).cast(dtype);
    }

    /// `n × m` truth values: true where column ≤ row + diagonal.
    public static Tensor lowerTriangle(int n, int m, int diagonal) {
        TensorType t = TensorType.of(DType.I32, n, m);
        return node(new Op.Iota(t, 1)).le(node(new Op.Iota(t, 0)).add(diagonal));
    }

    /// Tensors one after another along an axis; they agree in all other sizes.
    public static Tensor concat(int axis, List<Tensor> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("concat: needs at least one tensor");
        }
        return parts.size() == 1
                ? parts.get(0)
                : Tensor.node(new Op.Concat(parts.get(0).shape().axis(axis)), parts);
    }

    /// Tensors one after another along an axis; they agree in all other sizes.
    public static Tensor concat(int axis, Tensor... parts) {
        return concat(axis, List.of(parts));
    }

    /// Tensors of one shape along a new axis.
    public static Tensor stack(int axis, List<Tensor> parts) {
        return concat(axis, parts.stream().map(t -> t.expand(axis)).toList());
    }

    /// Einstein summation: `"ij,jk->ik"`, `"bhqd,bhkd->bhqk"`, `"ii->i"`, with `...` for leading axes. Without
    /// an arrow the output has the letters that occur once, in alphabetical order.
    ///
    /// @throws IllegalArgumentException quoting the equation if it does not fit the operands
    public static Tensor einsum(String equation, Tensor... operands) {
        return Einsum.evaluate(equation, List.of(operands));
    }

    private static TensorType typed(DType dtype, int length, int[] shape) {
        TensorType type = shape.length == 0 ? TensorType.of(dtype, length) : TensorType.of(dtype, shape);
        if (type.shape().size() != length) {
            throw new IllegalArgumentException("of: " + length + " values do not fill shape " + type.shape()
                    + ", which has " + type.shape().size() + " elements");
        }
        return type;
    }

    // What a node is

    @Override
    public Tensor self() {
        return this;
    }

    /// What makes this tensor.
    public Op op() {
        return op;
    }

    /// The tensors it is made from.
    public List<Tensor> inputs() {
        return inputs;
    }

    /// Shape and dtype.
    public TensorType type() {
        return type;
    }

    /// The sizes of the axes.
    public Shape shape() {
        return type.shape();
    }

    /// The type of the elements.
    public DType dtype() {
        return type.dtype();
    }

    /// Number of axes.
    public int rank() {
        return type.shape().rank();
    }

    /// Size of an axis; negative axes count from the end.
    public int size(int axis) {
        return type.shape().size(axis);
    }

    // Values

    /// Whether the value is at hand, so that reading it computes nothing.
    public boolean isEvaluated() {
        return value instanceof Value.Known;
    }

    /// Computes several tensors at once, sharing common work. Reading them later costs nothing.
    public static void eval(Tensor... tensors) {
        eval(Arrays.asList(tensors));
    }

    /// Computes several tensors at once, sharing common work. Reading them later costs nothing.
    public static void eval(List<Tensor> tensors) {
        List<Tensor> open =
                tensors.stream().filter(t -> !t.isEvaluated()).distinct().toList();
        if (open.isEmpty()) {
            return;
        }
        List<Storage> values = Engine.evaluate(open);
        for (int i = 0; i < open.size(); i++) {
            open.get(i).value = new Value.Known(values.get(i));
        }
    }

    /// The memory of the value, computed first if need be. It must not be written to, and may be longer than
    /// the tensor.
    ///
    /// @throws IllegalStateException if a training step reused the memory, or if this is an input of a step
    ///     being
    ///     captured
    public Storage storage() {
        if (!(value instanceof Value.Known)) {
            if (op instanceof Op.Leaf) {
                throw new IllegalStateException(
                        switch (value) {
                            case Value.Donated(String owner) ->
                                "this tensor was an earlier value of " + owner
                                        + ", whose memory a later step reused: read it before the step, or copy it";
                            case Value.Unknown _, Value.Known _ ->
                                "values are not known while a step is being captured: compute with tensors only (for example where() instead of if)";
                        });
            }
            eval(this);
        }
        return ((Value.Known) value).storage();
    }

    /// Marks this leaf's memory as taken over by a later value.
    void donate(String owner) {
        value = new Value.Donated(owner);
    }

    /// The value of a tensor with one element.
    ///
    /// @throws IllegalArgumentException if there is not exactly one element
    public float item() {
        return (float) itemDouble();
    }

    /// The value of a tensor with one element, in double precision.
    ///
    /// @throws IllegalArgumentException if there is not exactly one element
    public double itemDouble() {
        if (shape().size() != 1) {
            throw new IllegalArgumentException("item: needs exactly one element, not shape " + shape());
        }
        return storage().getDouble(0);
    }

    /// A copy of the elements in row-major order.
    ///
    /// @throws IllegalArgumentException if the dtype is not f32 (cast first)
    public float[] toFloatArray() {
        need(DType.F32);
        return Arrays.copyOf((float[]) storage().array(), shape().intSize());
    }

    /// A copy of the elements of any dtype as doubles, in row-major order.
    public double[] toDoubleArray() {
        Storage s = storage();
        double[] out = new double[shape().intSize()];
        for (int i = 0; i < out.length; i++) {
            out[i] = s.getDouble(i);
        }
        return out;
    }

    /// A copy of the elements in row-major order.
    ///
    /// @throws IllegalArgumentException if the dtype is not i32 (cast first)
    public int[] toIntArray() {
        need(DType.I32);
        return Arrays.copyOf((int[]) storage().array(), shape().intSize());
    }

    /// A copy of the elements of an integer or bool tensor as longs, in row-major order.
    public long[] toLongArray() {
        Storage s = storage();
        long[] out = new long[shape().intSize()];
        for (int i = 0; i < out.length; i++) {
            out[i] = s.getLong(i);
        }
        return out;
    }

    private void need(DType dtype) {
        if (dtype() != dtype) {
            throw new IllegalArgumentException(
                    "the tensor holds " + dtype() + ", not " + dtype + ": cast(DType." + dtype.name() + ") first");
        }
    }

    /// A leaf with the same value in memory of its own, with no history. A value that is not at hand is
    /// computed straight into that memory, and forgotten here.
    public Tensor copy() {
        boolean atHand = isEvaluated() || op instanceof Op.Leaf;
        return leaf(type, atHand ? storage().copy(shape().intSize()) : Engine.evaluateApart(this));
    }

    /// The type and the values, computed first if need be, large axes shortened as NumPy does.
    @Override
    public String toString() {
        if (op instanceof Op.Leaf && !isEvaluated()) {
            return type + " (no value)";
        }
        return TensorText.format(this);
    }
}
