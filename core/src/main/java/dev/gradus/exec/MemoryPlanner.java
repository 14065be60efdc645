package dev.gradus.exec;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Gives every computed node a place in memory, and a place to another node after its last reader.
///
/// Places 0 … are the leaves, then the results, then the scratch arrays.
final class MemoryPlanner {
    private final List<Unit> units;
    private final List<DType> dtypes = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    private final Map<Integer, Integer> placeOf = new HashMap<>();
    private final Map<Integer, Integer> lastRead = new HashMap<>();
    private final Set<Integer> fixed = new HashSet<>();
    private final int firstScratch;

    /// @param fixed nodes whose place is given: leaves and results
    MemoryPlanner(List<Unit> units, Map<Integer, Integer> fixed, int firstScratch) {
        this.units = units;
        this.firstScratch = firstScratch;
        placeOf.putAll(fixed);
        this.fixed.addAll(fixed.keySet());
        for (int t = 0; t < units.size(); t++) {
            for (int r : units.get(t).reads()) {
                lastRead.put(r, t);
            }
        }
        for (int t = 0; t < units.size(); t++) {
            plan(t);
        }
    }

    /// The place of a node.
    int place(int node) {
        return Objects.requireNonNull(placeOf.get(node), "a node that nobody planned");
    }

    /// The types of the scratch arrays.
    List<DType> scratchTypes() {
        return dtypes;
    }

    /// The lengths of the scratch arrays in elements.
    List<Integer> scratchLengths() {
        return lengths;
    }

    private boolean isLastRead(int node, int t) {
        return lastRead.getOrDefault(node, -1) == t;
    }

    private void plan(int t) {
        Unit unit = units.get(t);
        Set<Integer> taken = new HashSet<>();
        for (int w = 0; w < unit.writes().size(); w++) {
            int node = unit.writes().get(w);
            if (fixed.contains(node)) {
                continue;
            }
            TensorType type = unit.spec().outputs().get(w);
            int reuse = reusable(t, unit, w, taken);
            if (reuse >= 0) {
                taken.add(unit.reads().get(reuse));
                placeOf.put(node, place(unit.reads().get(reuse)));
            } else {
                placeOf.put(node, firstScratch + allocate(type));
            }
        }
        for (int r : new HashSet<>(unit.reads())) {
            if (!fixed.contains(r) && isLastRead(r, t) && !taken.contains(r)) {
                free.add(place(r) - firstScratch);
            }
        }
    }

    /// The input whose array an output may take over, or -1.
    private int reusable(int t, Unit unit, int output, Set<Integer> taken) {
        if (!(unit.spec() instanceof RowProgram program)) {
            return -1;
        }
        for (int i = 0; i < unit.reads().size(); i++) {
            int r = unit.reads().get(i);
            if (!fixed.contains(r) && isLastRead(r, t) && !taken.contains(r) && program.mayOverwrite(i, output)) {
                return i;
            }
        }
        return -1;
    }

    /// The smallest free array that fits, of several the one that was freed last, which a cache may still hold;
    /// else the largest one made longer, else a new one.
    private int allocate(TensorType type) {
        int need = type.shape().intSize();
        int best = -1;
        for (int f : free) {
            if (dtypes.get(f) != type.dtype()) {
                continue;
            }
            boolean better = best < 0
                    || (lengths.get(best) < need
                            ? lengths.get(f) > lengths.get(best)
                            : lengths.get(f) >= need && lengths.get(f) <= lengths.get(best));
            best = better ? f : best;
        }
        if (best < 0) {
            dtypes.add(type.dtype());
            lengths.add(need);
            return lengths.size() - 1;
        }
        free.remove(Integer.valueOf(best));
        lengths.set(best, Math.max(need, lengths.get(best)));
        return best;
    }
}
