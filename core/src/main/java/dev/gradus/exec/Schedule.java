package dev.gradus.exec;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// The units of a graph in an order of execution: inputs before results, otherwise as the graph was written,
/// and units that only make new values of parameters last, so that these may overwrite the old ones.
final class Schedule {
    private Schedule() {}

    /// @param last ids of nodes whose units should come last
    static List<Unit> order(NodeGraph graph, Lowering lowering, boolean fuse, Set<Integer> last) {
        List<List<Integer>> groups = Fusion.units(graph, lowering, fuse);
        Map<Integer, Integer> groupOf = new HashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            for (int id : groups.get(g)) {
                groupOf.put(id, g);
            }
        }
        Set<Integer> needed = new HashSet<>();
        graph.roots().forEach(r -> needed.add(lowering.view(r).base()));
        List<BitSet> before = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            BitSet b = new BitSet();
            for (int id : groups.get(g)) {
                for (View v : lowering.reads(id)) {
                    Integer producer = groupOf.get(v.base());
                    if (producer != null && producer != g) {
                        needed.add(v.base());
                    }
                }
                lowering.dependencies(id).stream()
                        .filter(groupOf::containsKey)
                        .map(groupOf::get)
                        .forEach(b::set);
            }
            b.clear(g);
            before.add(b);
        }
        List<Unit> out = new ArrayList<>();
        for (int g : sort(groups, before, last)) {
            out.add(UnitBuilder.build(graph, lowering, groups.get(g), needed::contains));
        }
        return out;
    }

    private static List<Integer> sort(List<List<Integer>> groups, List<BitSet> before, Set<Integer> last) {
        int n = groups.size();
        int[] open = new int[n];
        List<List<Integer>> after = new ArrayList<>();
        long[] rank = new long[n];
        for (int g = 0; g < n; g++) {
            after.add(new ArrayList<>());
            List<Integer> ids = groups.get(g);
            boolean late = ids.stream().anyMatch(last::contains);
            rank[g] = ids.get(ids.size() - 1) + (late ? 1L << 32 : 0);
        }
        for (int g = 0; g < n; g++) {
            int reader = g;
            open[g] = before.get(g).cardinality();
            before.get(g).stream().forEach(b -> after.get(b).add(reader));
        }
        PriorityQueue<Integer> ready = new PriorityQueue<>((a, b) -> Long.compare(rank[a], rank[b]));
        for (int g = 0; g < n; g++) {
            if (open[g] == 0) {
                ready.add(g);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int g = ready.remove();
            order.add(g);
            for (int a : after.get(g)) {
                if (--open[a] == 0) {
                    ready.add(a);
                }
            }
        }
        if (order.size() != n) {
            throw new AssertionError("units of work depend on each other in a circle");
        }
        return order;
    }
}
