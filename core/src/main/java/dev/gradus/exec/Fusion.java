package dev.gradus.exec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Groups the computed nodes into units of work: neighbouring elementwise nodes of one shape join, as long as
/// no path leaves a unit and comes back. With fusion off every node is a unit.
final class Fusion {
    /// More would spill the registers of a block out of the first-level cache.
    private static final int MAX_NODES = 40;

    private final NodeGraph graph;
    private final Lowering lowering;
    private final int[] unitOf;
    private final @Nullable BitSet[] members;
    /// For each unit all units that it needs, directly or not.
    private final @Nullable BitSet[] needs;

    private Fusion(NodeGraph graph, Lowering lowering) {
        this.graph = graph;
        this.lowering = lowering;
        int n = graph.nodes().size();
        unitOf = new int[n];
        members = new @Nullable BitSet[n];
        needs = new @Nullable BitSet[n];
        Arrays.fill(unitOf, -1);
    }

    /// The units as lists of node ids in order of computation.
    static List<List<Integer>> units(NodeGraph graph, Lowering lowering, boolean fuse) {
        Fusion f = new Fusion(graph, lowering);
        for (Node node : graph.nodes()) {
            if (lowering.isComputed(node.id())) {
                f.add(node.id());
                if (fuse && lowering.isLoop(node.id())) {
                    f.join(node.id());
                }
            }
        }
        List<List<Integer>> out = new ArrayList<>();
        for (BitSet m : f.members) {
            if (m != null) {
                out.add(m.stream().boxed().toList());
            }
        }
        return out;
    }

    private BitSet members(int unit) {
        return Objects.requireNonNull(members[unit]);
    }

    private BitSet needs(int unit) {
        return Objects.requireNonNull(needs[unit]);
    }

    private void add(int id) {
        unitOf[id] = id;
        BitSet own = new BitSet();
        own.set(id);
        members[id] = own;
        BitSet before = new BitSet();
        lowering.dependencies(id).stream()
                .map(d -> unitOf[d])
                .filter(u -> u >= 0)
                .forEach(u -> {
                    before.set(u);
                    before.or(needs(u));
                });
        needs[id] = before;
    }

    private void join(int id) {
        for (View v : lowering.reads(id)) {
            int from = unitOf[v.base()];
            int into = unitOf[id];
            if (from >= 0
                    && from != into
                    && lowering.isLoop(v.base())
                    && isSameElement(id, v)
                    && mayMerge(into, from)) {
                merge(into, from);
            }
        }
    }

    /// Whether a node reads, for each of its elements, the same element of the node that makes it.
    private boolean isSameElement(int reader, View v) {
        return v.isPlain()
                && v.shape().equals(graph.node(v.base()).type().shape())
                && v.shape().equals(graph.node(reader).type().shape());
    }

    private boolean mayMerge(int a, int b) {
        return members(a).cardinality() + members(b).cardinality() <= MAX_NODES
                && !hasDetour(a, b)
                && !hasDetour(b, a)
                && readsOnlySameElements(a, b)
                && readsOnlySameElements(b, a);
    }

    /// Whether a path leads from one unit to another through a third.
    private boolean hasDetour(int later, int earlier) {
        return needs(later).stream().anyMatch(u -> u != earlier && needs(u).get(earlier));
    }

    private boolean readsOnlySameElements(int readers, int unit) {
        return members(readers).stream().allMatch(m -> {
            BitSet left = lowering.dependencies(m);
            left.and(members(unit));
            for (View v : lowering.reads(m)) {
                if (unitOf[v.base()] == unit && isSameElement(m, v)) {
                    left.clear(v.base());
                }
            }
            return left.isEmpty()
                    && lowering.reads(m).stream().allMatch(v -> unitOf[v.base()] != unit || isSameElement(m, v));
        });
    }

    private void merge(int gone, int kept) {
        members(kept).or(members(gone));
        members(gone).stream().forEach(m -> unitOf[m] = kept);
        BitSet before = needs(kept);
        before.or(needs(gone));
        before.clear(kept);
        before.clear(gone);
        members[gone] = null;
        needs[gone] = null;
        for (int u = 0; u < needs.length; u++) {
            BitSet n = needs[u];
            if (n != null && u != kept && (n.get(kept) || n.get(gone))) {
                n.clear(gone);
                n.set(kept);
                n.or(before);
            }
        }
    }
}
