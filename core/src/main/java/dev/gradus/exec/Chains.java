package dev.gradus.exec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Joins units to [Chain]s, as far as the machine has kernels for them: a unit whose only result one other unit
/// reads, and nobody else, is computed together with that unit.
final class Chains {
    private final Backend backend;
    private final Set<Integer> roots;
    private final Map<Integer, Integer> readers = new HashMap<>();
    private final List<Unit> joined = new ArrayList<>();

    private Chains(List<Unit> units, Set<Integer> roots, Backend backend) {
        this.backend = backend;
        this.roots = roots;
        for (Unit u : units) {
            u.reads().forEach(r -> readers.merge(r, 1, Integer::sum));
        }
    }

    /// @param units in order of execution
    /// @param roots nodes that are needed in the end
    static List<Unit> join(List<Unit> units, Set<Integer> roots, Backend backend) {
        Chains chains = new Chains(units, roots, backend);
        units.forEach(chains::add);
        return chains.joined;
    }

    private void add(Unit unit) {
        for (int i = joined.size() - 1; i >= 0; i--) {
            Unit first = joined.get(i);
            int link = first.writes().size() == 1
                    ? unit.reads().indexOf(first.writes().getFirst())
                    : -1;
            if (link < 0) {
                continue;
            }
            int result = first.writes().getFirst();
            if (readers.getOrDefault(result, 0) == 1
                    && !roots.contains(result)
                    && unit.writes().size() == 1) {
                Unit both = together(first, unit, link);
                if (backend.compile(both.spec()).isPresent()) {
                    joined.remove(i);
                    joined.add(both);
                    return;
                }
            }
        }
        joined.add(unit);
    }

    private static Unit together(Unit first, Unit next, int link) {
        List<KernelSpec> stages = new ArrayList<>();
        List<Integer> links = new ArrayList<>();
        if (first.spec() instanceof Chain chain) {
            stages.addAll(chain.stages());
            links.addAll(chain.links());
        } else {
            stages.add(first.spec());
        }
        stages.add(next.spec());
        links.add(link);
        List<Integer> reads = new ArrayList<>(first.reads());
        for (int i = 0; i < next.reads().size(); i++) {
            if (i != link) {
                reads.add(next.reads().get(i));
            }
        }
        List<Integer> nodes = new ArrayList<>(first.nodes());
        nodes.addAll(next.nodes());
        return new Unit(new Chain(stages, links), reads, next.writes(), nodes);
    }
}
