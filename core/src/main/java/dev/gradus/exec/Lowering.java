package dev.gradus.exec;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.TensorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Decides for every node of a graph whether it is computed by a loop, by an op kernel, or is only another view
/// of memory that exists.
final class Lowering {
    private final NodeGraph graph;
    private final View[] views;
    /// For a node that copies a view into memory of its own: that view.
    private final View[] copied;
    /// For a node behind a barrier: nodes that must be computed before it is read.
    private final BitSet[] barriers;
    private final BitSet live = new BitSet();

    Lowering(NodeGraph graph) {
        this.graph = graph;
        int n = graph.nodes().size();
        views = new View[n];
        copied = new View[n];
        barriers = new BitSet[n];
        for (Node node : graph.nodes()) {
            place(node);
        }
        for (int root : graph.roots()) {
            Node base = graph.node(views[root].base());
            // a result's memory has the result's length: the first part of something longer is copied
            if (base.isLeaf()
                    || !views[root].isPlain()
                    || views[root].shape().size() != base.type().shape().size()) {
                materialize(root);
            }
        }
        findLive();
    }

    /// Where a node's elements lie.
    View view(int id) {
        return views[id];
    }

    /// Whether a node is computed into memory of its own and somebody needs it.
    boolean isComputed(int id) {
        return live.get(id) && !graph.node(id).isLeaf();
    }

    /// Whether a computed node is part of a loop, else it is an op kernel.
    boolean isLoop(int id) {
        return isElementwise(graph.node(id))
                || (copied[id] != null && isLoopType(graph.node(id).type()));
    }

    /// The view that a node copies, if that is all it does.
    Optional<View> copied(int id) {
        return Optional.ofNullable(copied[id]);
    }

    /// The views that a computed node reads.
    List<View> reads(int id) {
        List<View> out = new ArrayList<>();
        if (copied[id] != null) {
            out.add(copied[id]);
        } else {
            Node node = graph.node(id);
            for (int i = 0; i < node.inputs().length(); i++) {
                out.add(views[node.inputs().get(i)]);
            }
        }
        if (isLoop(id)) {
            // a loop holds constants in its code
            out.removeIf(v -> graph.node(v.base()).op() instanceof Op.Fill);
        }
        return out;
    }

    /// Nodes that must be computed before a computed node: what it reads and what barriers say.
    BitSet dependencies(int id) {
        BitSet out = new BitSet();
        for (View v : reads(id)) {
            out.set(v.base());
        }
        Node node = graph.node(id);
        for (int i = 0; i < node.inputs().length(); i++) {
            BitSet b = barriers[node.inputs().get(i)];
            if (b != null) {
                out.or(b);
            }
        }
        if (barriers[id] != null) {
            out.or(barriers[id]);
        }
        out.clear(id);
        return out;
    }

    private void place(Node node) {
        int id = node.id();
        views[id] = View.whole(id, node.type().shape());
        switch (node.op()) {
            case Op.Barrier _ -> {
                views[id] = views[node.inputs().get(0)];
                BitSet before = new BitSet();
                for (int i = 1; i < node.inputs().length(); i++) {
                    before.set(views[node.inputs().get(i)].base());
                }
                barriers[id] = before;
            }
            case Op.StopGradient _, Op.Reshape _, Op.Permute _, Op.Broadcast _, Op.Slice _, Op.Flip _ -> move(node);
            default -> {
                if (!isElementwise(node)) {
                    for (int i = 0; i < node.inputs().length(); i++) {
                        makePlain(node.inputs().get(i));
                    }
                }
            }
        }
    }

    private void move(Node node) {
        int in = node.inputs().get(0);
        boolean renames = node.op() instanceof Op.StopGradient || node.op() instanceof Op.Reshape;
        if (!renames && !isLoopType(node.type())) {
            makePlain(in);
            return;
        }
        barriers[node.id()] = barriers[in];
        Optional<View> v = views[in].apply(node.op());
        if (v.isEmpty()) {
            makePlain(in);
            v = views[in].apply(node.op());
        }
        views[node.id()] = v.orElseThrow();
    }

    private void makePlain(int id) {
        if (!views[id].isPlain()) {
            materialize(id);
        }
    }

    private void materialize(int id) {
        copied[id] = views[id];
        views[id] = View.whole(id, graph.node(id).type().shape());
    }

    private void findLive() {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        graph.roots().forEach(r -> open.add(views[r].base()));
        while (!open.isEmpty()) {
            int id = open.pop();
            if (!live.get(id)) {
                live.set(id);
                if (!graph.node(id).isLeaf()) {
                    dependencies(id).stream().forEach(open::push);
                }
            }
        }
    }

    /// Whether loops can hold elements of the type in their registers.
    static boolean isLoopType(TensorType t) {
        return t.dtype() == DType.F32 || t.dtype() == DType.BOOL;
    }

    private boolean isElementwise(Node node) {
        boolean fits = switch (node.op()) {
            case Op.Unary _, Op.Binary _, Op.Compare _, Op.Select _, Op.Cast _ -> isLoopType(node.type());
            default -> false;
        };
        for (int i = 0; fits && i < node.inputs().length(); i++) {
            fits = isLoopType(graph.node(node.inputs().get(i)).type());
        }
        return fits;
    }
}
