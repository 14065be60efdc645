package dev.gradus.exec;

import dev.gradus.tensor.Graph;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The structure of a graph: its ops and how they are joined, without the values of the leaves.
final class GraphKey {
    private final Object[] ops;
    private final int[] wiring;
    private final int hash;

    private GraphKey(Object[] ops, int[] wiring) {
        this.ops = ops;
        this.wiring = wiring;
        this.hash = 31 * Arrays.hashCode(ops) + Arrays.hashCode(wiring);
    }

    /// A key with the leaves of the graph in the order of [NodeGraph].
    record Keyed(GraphKey key, List<Tensor> leaves) {}

    static Keyed of(List<Tensor> roots) {
        List<Tensor> order = Graph.topological(roots, Tensor::isEvaluated);
        Map<Tensor, Integer> number = new IdentityHashMap<>();
        List<Tensor> leaves = new ArrayList<>();
        Object[] ops = new Object[order.size()];
        int[] wiring = new int[order.size() * 4 + roots.size()];
        int n = 0;
        for (int i = 0; i < ops.length; i++) {
            Tensor t = order.get(i);
            number.put(t, i);
            if (t.isEvaluated() || t.op() instanceof Op.Leaf) {
                ops[i] = new Op.Leaf(t.type());
                leaves.add(t);
                continue;
            }
            ops[i] = t.op();
            List<Tensor> in = t.inputs();
            if (n + in.size() >= wiring.length) {
                wiring = Arrays.copyOf(wiring, 2 * (n + in.size() + 1));
            }
            // some ops take any number of inputs, so wires alone do not tell whose they are
            wiring[n++] = in.size();
            for (Tensor x : in) {
                wiring[n++] = Objects.requireNonNull(number.get(x));
            }
        }
        wiring = Arrays.copyOf(wiring, n + roots.size());
        for (Tensor root : roots) {
            wiring[n++] = Objects.requireNonNull(number.get(root));
        }
        return new Keyed(new GraphKey(ops, wiring), leaves);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GraphKey that
                && hash == that.hash
                && Arrays.equals(wiring, that.wiring)
                && Arrays.equals(ops, that.ops);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
