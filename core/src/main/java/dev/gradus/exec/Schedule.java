package dev.gradus.exec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The units of a graph in an order of execution: inputs before results, what frees memory early, otherwise as
/// the graph was written, and units that only make new values of parameters last, so that these may overwrite
/// the old ones.
final class Schedule {
    /// Above every node's number.
    private static final long LATE = 1L << 32;

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
        Set<Integer> roots = new HashSet<>();
        graph.roots().forEach(r -> roots.add(lowering.view(r).base()));
        Set<Integer> needed = new HashSet<>(roots);
        List<Set<Integer>> before = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            Set<Integer> b = new HashSet<>();
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
                        .forEach(b::add);
            }
            b.remove(g);
            before.add(b);
        }
        List<Unit> units = new ArrayList<>();
        long[] rank = new long[groups.size()];
        for (List<Integer> ids : groups) {
            rank[units.size()] = ids.getLast() + (ids.stream().anyMatch(last::contains) ? LATE : 0);
            units.add(UnitBuilder.build(graph, lowering, ids, needed::contains));
        }
        return UnitOrder.of(units, before, rank, LATE, roots).stream()
                .map(units::get)
                .toList();
    }
}
