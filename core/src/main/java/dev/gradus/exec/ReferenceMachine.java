package dev.gradus.exec;

import dev.gradus.tensor.Graph;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The definition of every op: scalar loops, floating dtypes in double rounded once on store, integers and
/// truth values in long. Every backend is tested against it, and leaves to it what it has no kernel for.
public final class ReferenceMachine {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private ReferenceMachine() {}

    /// Computes one op; the output's memory must not be an input's.
    ///
    /// @throws IllegalArgumentException if an index lies outside its axis
    public static void run(Op op, List<Operand> in, Operand out) {
        Storage o = out.storage();
        int n = out.type().shape().intSize();
        switch (op) {
            case Op.Leaf _ -> throw new IllegalArgumentException("a leaf is not computed");
            case Op.Fill(TensorType _, double value) -> {
                for (int i = 0; i < n; i++) {
                    o.setDouble(i, value);
                }
            }
            case Op.Iota(TensorType type, int axis) -> {
                int stride = type.shape().strides()[axis];
                int size = type.shape().size(axis);
                for (int i = 0; i < n; i++) {
                    o.setLong(i, i / stride % size);
                }
            }
            case Op.Random(TensorType _, long stream) ->
                random(in.get(0).storage().getLong(0), stream, o, n);
            case Op.Unary _, Op.Binary _, Op.Compare _, Op.Select _, Op.Cast _ -> ReferenceElementwise.run(op, in, out);
            case Op.Reshape _, Op.StopGradient _, Op.Barrier _ -> copy(in.get(0).storage(), 0, o, 0, n);
            case Op.Permute _, Op.Broadcast _, Op.Slice _, Op.Flip _ -> {
                View view = View.whole(0, in.get(0).type().shape()).apply(op).orElseThrow();
                walk(
                        view.shape(),
                        view.offset(),
                        view.strides(),
                        (i, at) -> copy(in.get(0).storage(), at, o, i, 1));
            }
            case Op.Pad(Ints low, Ints _, Ints interior, double value) -> pad(in.get(0), out, low, interior, value);
            case Op.Concat(int axis) -> concat(axis, in, out);
            case Op.Reduce _, Op.ArgReduce _, Op.Scan _, Op.ArgSort _ -> ReferenceReductions.run(op, in.get(0), out);
            case Op.MatMul(boolean ta, boolean tb) -> ReferenceContractions.matMul(ta, tb, in.get(0), in.get(1), out);
            case Op.Conv _, Op.ConvInput _, Op.ConvWeight _, Op.WindowArgMax _ ->
                ReferenceContractions.run(op, in, out);
            case Op.Gather(int axis, boolean along) -> ReferenceIndexing.gather(axis, along, in.get(0), in.get(1), out);
            case Op.ScatterAdd(int axis, int _, boolean along) ->
                ReferenceIndexing.scatterAdd(axis, along, in.get(0), in.get(1), out);
            case Op.Custom custom -> {
                List<Tensor> leaves =
                        in.stream().map(x -> Tensor.leaf(x.type(), x.storage())).toList();
                copy(evaluate(List.of(custom.decompose(leaves))).get(0), 0, o, 0, n);
            }
        }
    }

    /// Computes whole graphs node by node, letting go of values after their last use.
    public static List<Storage> evaluate(List<Tensor> roots) {
        List<Tensor> order = Graph.topological(roots, Tensor::isEvaluated);
        Map<Tensor, Integer> lastUse = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            for (Tensor x : order.get(i).inputs()) {
                lastUse.put(x, i);
            }
        }
        roots.forEach(r -> lastUse.put(r, Integer.MAX_VALUE));
        Map<Tensor, Storage> values = new IdentityHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            Tensor t = order.get(i);
            values.put(t, t.isEvaluated() || t.op() instanceof Op.Leaf ? t.storage() : value(t, values));
            for (Tensor x : t.inputs()) {
                if (lastUse.getOrDefault(x, -1) == i) {
                    values.remove(x);
                }
            }
        }
        return roots.stream()
                .map(r -> java.util.Objects.requireNonNull(values.get(r)))
                .toList();
    }

    private static Storage value(Tensor t, Map<Tensor, Storage> values) {
        List<Operand> in = new ArrayList<>();
        for (Tensor x : t.inputs()) {
            in.add(new Operand(x.type(), java.util.Objects.requireNonNull(values.get(x))));
        }
        Storage out = Storage.allocate(t.dtype(), t.shape().intSize());
        run(t.op(), in, new Operand(t.type(), out));
        return out;
    }

    /// Called with the row-major number of each element and where it lies.
    interface Visitor {
        void visit(int index, int at);
    }

    /// Visits the elements of a strided view in row-major order.
    static void walk(Shape shape, int offset, Ints strides, Visitor visitor) {
        int rank = shape.rank();
        int[] index = new int[rank];
        int at = offset;
        int n = shape.intSize();
        for (int i = 0; i < n; i++) {
            visitor.visit(i, at);
            for (int axis = rank - 1; axis >= 0; axis--) {
                at += strides.get(axis);
                if (++index[axis] < shape.size(axis)) {
                    break;
                }
                at -= strides.get(axis) * index[axis];
                index[axis] = 0;
            }
        }
    }

    static void copy(Storage from, int at, Storage to, int position, int n) {
        System.arraycopy(from.array(), at, to.array(), position, n);
    }

    private static void random(long key, long stream, Storage out, int n) {
        long base = Key.mix(key + GOLDEN * (2 * stream + 1));
        for (int i = 0; i < n; i++) {
            long bits = Key.mix(base + GOLDEN * (i + 1));
            switch (out) {
                case Storage.F32(float[] a) -> a[i] = (bits >>> 40) * 0x1p-24f;
                case Storage.F64(double[] a) -> a[i] = (bits >>> 11) * 0x1p-53;
                case Storage.F16 _ -> out.setDouble(i, (bits >>> 53) * 0x1p-11);
                case Storage.BF16 _ -> out.setDouble(i, (bits >>> 56) * 0x1p-8);
                case Storage.I64(long[] a) -> a[i] = bits;
                case Storage.I32(int[] a) -> a[i] = (int) (bits >>> 32);
                case Storage.U8(byte[] a) -> a[i] = (byte) (bits >>> 56);
                case Storage.Bool(byte[] a) -> a[i] = (byte) (bits >>> 63);
            }
        }
    }

    private static void pad(Operand in, Operand out, Ints low, Ints interior, double value) {
        Shape s = out.type().shape();
        int n = s.intSize();
        for (int i = 0; i < n; i++) {
            out.storage().setDouble(i, value);
        }
        int[] strides = s.strides();
        int offset = 0;
        for (int a = 0; a < strides.length; a++) {
            offset += low.get(a) * strides[a];
            strides[a] *= interior.get(a) + 1;
        }
        walk(in.type().shape(), offset, Ints.of(strides), (i, at) -> copy(in.storage(), i, out.storage(), at, 1));
    }

    private static void concat(int axis, List<Operand> in, Operand out) {
        Shape s = out.type().shape();
        int inner = s.slice(axis + 1, s.rank()).intSize();
        int outer = s.slice(0, axis).intSize();
        int row = s.size(axis) * inner;
        int start = 0;
        for (Operand x : in) {
            int part = x.type().shape().size(axis) * inner;
            for (int i = 0; i < outer; i++) {
                copy(x.storage(), i * part, out.storage(), i * row + start, part);
            }
            start += part;
        }
    }
}
