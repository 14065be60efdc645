package dev.gradus.exec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Sorts units of work: inputs before results, and whatever frees more memory than it takes as soon as it can
/// run, so that little is alive at a time and values are read while they are still in a cache. In a backward
/// pass that is a weight's gradient: right after it, its activation is needed no more.
final class UnitOrder {
    private final List<Unit> units;
    private final Set<Integer> kept;
    /// For each node how many units have yet to read it.
    private final Map<Integer, Integer> readers = new HashMap<>();
    /// The bytes of the nodes that units write.
    private final Map<Integer, Long> bytes = new HashMap<>();

    private UnitOrder(List<Unit> units, Set<Integer> kept) {
        this.units = units;
        this.kept = kept;
        for (Unit unit : units) {
            new HashSet<>(unit.reads()).forEach(r -> readers.merge(r, 1, Integer::sum));
            for (int w = 0; w < unit.writes().size(); w++) {
                bytes.put(unit.writes().get(w), unit.spec().outputs().get(w).bytes());
            }
        }
    }

    /// The units' numbers in order.
    ///
    /// @param before for each unit those that must run before it
    /// @param rank where a unit would stand if memory did not matter; each has its own
    /// @param firstLate units of this rank or higher wait for all others
    /// @param kept nodes whose memory is never free
    static List<Integer> of(
            List<Unit> units, List<Set<Integer>> before, long[] rank, long firstLate, Set<Integer> kept) {
        return new UnitOrder(units, kept).sort(before, rank, firstLate);
    }

    private List<Integer> sort(List<Set<Integer>> before, long[] rank, long firstLate) {
        int n = units.size();
        int[] open = new int[n];
        List<List<Integer>> after = new ArrayList<>();
        for (int u = 0; u < n; u++) {
            after.add(new ArrayList<>());
        }
        TreeSet<Integer> ready = new TreeSet<>(Comparator.comparingLong(u -> rank[u]));
        for (int u = 0; u < n; u++) {
            int reader = u;
            open[u] = before.get(u).size();
            before.get(u).forEach(b -> after.get(b).add(reader));
            if (open[u] == 0) {
                ready.add(u);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.first();
            long least = 0;
            for (int u : ready) {
                if (rank[u] < firstLate && growth(units.get(u)) < least) {
                    next = u;
                    least = growth(units.get(u));
                }
            }
            ready.remove(next);
            order.add(next);
            new HashSet<>(units.get(next).reads()).forEach(r -> readers.merge(r, -1, Integer::sum));
            for (int a : after.get(next)) {
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

    /// How many bytes more are alive after a unit than before it.
    private long growth(Unit unit) {
        long growth = 0;
        for (int w : unit.writes()) {
            growth += bytes.getOrDefault(w, 0L);
        }
        for (int r : new HashSet<>(unit.reads())) {
            if (!kept.contains(r) && readers.getOrDefault(r, 0) == 1) {
                growth -= bytes.getOrDefault(r, 0L);
            }
        }
        return growth;
    }
}
