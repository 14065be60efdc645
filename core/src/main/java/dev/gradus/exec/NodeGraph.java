package dev.gradus.exec;

import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.Graph;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Tensors turned into nodes: equal expressions merged, multiplications by one dropped, custom ops that no
/// kernel takes replaced by their formulas, transposes folded into matrix products.
final class NodeGraph {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Key, Integer> known = new HashMap<>();
    private final Map<Tensor, Integer> ids = new IdentityHashMap<>();
    /// How often a tensor is an input or a result.
    private final Map<Tensor, Integer> uses = new IdentityHashMap<>();

    private final List<Tensor> leaves = new ArrayList<>();
    private final List<Integer> roots = new ArrayList<>();
    private final Predicate<KernelSpec> accepts;

    private record Key(Op op, Ints inputs) {}

    private NodeGraph(Predicate<KernelSpec> accepts) {
        this.accepts = accepts;
    }

    /// @param accepts whether the backend takes a custom op as it is
    static NodeGraph of(List<Tensor> roots, Predicate<KernelSpec> accepts) {
        NodeGraph g = new NodeGraph(accepts);
        g.addAll(roots);
        roots.forEach(t -> g.roots.add(g.root(t)));
        return g;
    }

    List<Node> nodes() {
        return nodes;
    }

    Node node(int id) {
        return nodes.get(id);
    }

    /// The leaves, by their numbers.
    List<Tensor> leaves() {
        return leaves;
    }

    /// The ids of the roots, in order; one node may be several roots.
    List<Integer> roots() {
        return roots;
    }

    /// A leaf that is a result needs a node to copy it.
    private int root(Tensor t) {
        int id = id(t);
        return nodes.get(id).isLeaf() ? merged(new Op.Reshape(t.shape()), Ints.of(id), t.type()) : id;
    }

    private int id(Tensor t) {
        Integer id = ids.get(t);
        if (id == null) {
            throw new AssertionError(t.op());
        }
        return id;
    }

    private void addAll(List<Tensor> wanted) {
        List<Tensor> all = Graph.topological(wanted, t -> t.isEvaluated() || ids.containsKey(t));
        wanted.forEach(this::use);
        all.forEach(t -> t.inputs().forEach(this::use));
        for (Tensor t : all) {
            if (!ids.containsKey(t)) {
                ids.put(t, add(t));
            }
        }
    }

    private void use(Tensor t) {
        uses.merge(t, 1, Integer::sum);
    }

    private int add(Tensor t) {
        if (t.isEvaluated() || t.op() instanceof Op.Leaf) {
            leaves.add(t);
            return push(new Op.Leaf(t.type()), Ints.of(), t.type(), leaves.size() - 1);
        }
        int[] in = t.inputs().stream().mapToInt(this::id).toArray();
        return switch (t.op()) {
            case Op.Custom custom -> {
                List<TensorType> types = t.inputs().stream().map(Tensor::type).toList();
                if (accepts.test(new KernelSpec.OpKernel(custom, types, t.type()))) {
                    yield merged(custom, Ints.of(in), t.type());
                }
                Tensor formula = custom.decompose(t.inputs());
                if (!formula.type().equals(t.type())) {
                    throw new IllegalArgumentException(
                            custom.label() + ": decompose gives " + formula.type() + ", infer says " + t.type());
                }
                addAll(List.of(formula));
                yield id(formula);
            }
            case Op.Barrier _ -> push(t.op(), Ints.of(in), t.type(), -1);
            case Op.Binary(BinaryFn fn) when fn == BinaryFn.MUL && isOne(in[0]) -> in[1];
            case Op.Binary(BinaryFn fn) when fn == BinaryFn.MUL && isOne(in[1]) -> in[0];
            case Op.MatMul(boolean a, boolean b) -> matMul(a, b, in, t.type());
            case Op.Permute p
            when isTranspose(p.axes()) && isOwnProduct(t.inputs().getFirst(), in[0]) -> {
                // (A·B)ᵀ = Bᵀ·Aᵀ: a weight's gradient comes out in the weight's own layout
                Node product = nodes.get(in[0]);
                Op.MatMul m = (Op.MatMul) product.op();
                Ints swapped = Ints.of(product.inputs().get(1), product.inputs().get(0));
                yield merged(new Op.MatMul(!m.transposeB(), !m.transposeA()), swapped, t.type());
            }
            case Op op -> merged(op, Ints.of(in), t.type());
        };
    }

    private boolean isOne(int id) {
        return nodes.get(id).op() instanceof Op.Fill(TensorType _, double value) && value == 1;
    }

    private int matMul(boolean a, boolean b, int[] in, TensorType type) {
        boolean swapA = isTranspose(in[0]);
        boolean swapB = isTranspose(in[1]);
        Ints inputs = Ints.of(
                swapA ? nodes.get(in[0]).inputs().get(0) : in[0],
                swapB ? nodes.get(in[1]).inputs().get(0) : in[1]);
        return merged(new Op.MatMul(a ^ swapA, b ^ swapB), inputs, type);
    }

    /// Whether a tensor is a matrix product that nobody uses but one.
    private boolean isOwnProduct(Tensor t, int id) {
        return nodes.get(id).op() instanceof Op.MatMul && uses.getOrDefault(t, 0) == 1;
    }

    private boolean isTranspose(int id) {
        return nodes.get(id).op() instanceof Op.Permute(Ints axes) && isTranspose(axes);
    }

    /// Whether axes swap the last two and nothing else.
    private static boolean isTranspose(Ints axes) {
        int r = axes.length();
        return axes.equals(Ints.range(0, r).with(r - 1, r - 2).with(r - 2, r - 1));
    }

    private int merged(Op op, Ints inputs, TensorType type) {
        return known.computeIfAbsent(new Key(op, inputs), _ -> push(op, inputs, type, -1));
    }

    private int push(Op op, Ints inputs, TensorType type, int leaf) {
        nodes.add(new Node(nodes.size(), op, inputs, type, leaf));
        return nodes.size() - 1;
    }
}
