package dev.gradus.exec;

import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/// A computation ready to run any number of times: kernels in order, a place in memory for each value.
/// Immutable; each run has scratch memory of its own, which is kept for later runs.
public final class Plan {
    private final List<Unit> units;
    private final Kernel[] kernels;
    private final int[][] reads;
    private final int[][] writes;
    private final List<TensorType> leafTypes;
    private final List<TensorType> rootTypes;
    /// For each root its place in memory.
    private final int[] rootPlaces;
    private final boolean[] overwrites;
    private final MemoryPlanner memory;
    private final ConcurrentLinkedQueue<Execution> idle = new ConcurrentLinkedQueue<>();

    /// Which leaves a plan wants, in order, beside the plan itself.
    public record Built(Plan plan, List<Tensor> leaves) {}

    private Plan(NodeGraph graph, Lowering lowering, List<Unit> units, Backend backend, Map<Integer, Integer> updates) {
        this.units = units;
        leafTypes = graph.leaves().stream().map(Tensor::type).toList();
        rootTypes = graph.roots().stream().map(r -> graph.node(r).type()).toList();
        Map<Integer, Integer> fixed = new HashMap<>();
        for (Node n : graph.nodes()) {
            if (n.isLeaf()) {
                fixed.put(n.id(), n.leaf());
            }
        }
        rootPlaces = new int[graph.roots().size()];
        overwrites = new boolean[rootPlaces.length];
        for (int i = 0; i < rootPlaces.length; i++) {
            int base = lowering.view(graph.roots().get(i)).base();
            Integer leaf = updates.get(i);
            if (leaf != null && !fixed.containsKey(base) && mayOverwrite(base, leafNode(graph, leaf))) {
                overwrites[i] = true;
                fixed.put(base, leaf);
            }
            rootPlaces[i] = fixed.computeIfAbsent(base, _ -> -1);
            if (rootPlaces[i] < 0) {
                rootPlaces[i] = leafTypes.size() + i;
                fixed.put(base, rootPlaces[i]);
            }
        }
        memory = new MemoryPlanner(units, fixed, leafTypes.size() + rootPlaces.length);
        kernels = new Kernel[units.size()];
        reads = new int[kernels.length][];
        writes = new int[kernels.length][];
        for (int i = 0; i < kernels.length; i++) {
            KernelSpec spec = units.get(i).spec();
            kernels[i] = backend.compile(spec).orElseGet(() -> ReferenceKernels.compile(spec));
            reads[i] = units.get(i).reads().stream().mapToInt(memory::place).toArray();
            writes[i] = units.get(i).writes().stream().mapToInt(memory::place).toArray();
        }
    }

    /// Plans the computation of roots.
    ///
    /// @param updates for roots that are the next value of a leaf, by the root's number: that leaf, whose
    ///     memory
    ///     the result may take
    static Built build(List<Tensor> roots, Map<Integer, Tensor> updates, Backend backend, boolean fuse) {
        NodeGraph graph = NodeGraph.of(roots, spec -> backend.compile(spec).isPresent());
        Lowering lowering = new Lowering(graph);
        Map<Integer, Integer> leafOf = new HashMap<>();
        Set<Integer> last = new HashSet<>();
        updates.forEach((root, leaf) -> {
            int number = graph.leaves().indexOf(leaf);
            if (number >= 0) {
                leafOf.put(root, number);
            }
            last.add(lowering.view(graph.roots().get(root)).base());
        });
        List<Unit> units = Schedule.order(graph, lowering, fuse, last);
        if (fuse) {
            Set<Integer> needed =
                    graph.roots().stream().map(r -> lowering.view(r).base()).collect(Collectors.toSet());
            units = Chains.join(units, needed, backend);
        }
        return new Built(new Plan(graph, lowering, units, backend, leafOf), graph.leaves());
    }

    private static int leafNode(NodeGraph graph, int leaf) {
        for (Node n : graph.nodes()) {
            if (n.leaf() == leaf) {
                return n.id();
            }
        }
        throw new AssertionError(leaf);
    }

    private boolean mayOverwrite(int base, int leafNode) {
        for (int t = 0; t < units.size(); t++) {
            Unit u = units.get(t);
            int output = u.writes().indexOf(base);
            if (output < 0) {
                continue;
            }
            int input = u.reads().indexOf(leafNode);
            boolean later = units.subList(t + 1, units.size()).stream()
                    .anyMatch(v -> v.reads().contains(leafNode));
            return input >= 0 && !later && u.spec() instanceof RowProgram p && p.mayOverwrite(input, output);
        }
        return false;
    }

    /// The types of the leaves that a run wants, in order.
    public List<TensorType> leafTypes() {
        return leafTypes;
    }

    /// Whether a root's result is written into the memory of the leaf that it updates.
    public boolean overwritesLeaf(int root) {
        return overwrites[root];
    }

    /// Whether another root's result is the same memory.
    public boolean isShared(int root) {
        int count = 0;
        for (int place : rootPlaces) {
            count += place == rootPlaces[root] ? 1 : 0;
        }
        return count > 1;
    }

    /// Bytes of scratch memory of one run.
    public long scratchBytes() {
        long bytes = 0;
        for (int i = 0; i < memory.scratchTypes().size(); i++) {
            bytes += 1L
                    * memory.scratchLengths().get(i)
                    * memory.scratchTypes().get(i).bytes();
        }
        return bytes;
    }

    /// Computes the roots.
    ///
    /// @param leaves the memory of the leaves, in order
    /// @param results memory for the roots, in order; where an entry is null, fresh memory is put. Two roots
    ///     may
    ///     share memory.
    public void run(Storage[] leaves, @org.jspecify.annotations.Nullable Storage[] results) {
        run(kernels, leaves, results);
    }

    void run(Kernel[] kernels, Storage[] leaves, @org.jspecify.annotations.Nullable Storage[] results) {
        Execution e = idle.poll();
        if (e == null) {
            e = Execution.create(this);
        }
        e.run(kernels, leaves, results);
        idle.add(e);
    }

    /// Drops the scratch memory kept for later runs.
    void releaseIdle() {
        idle.clear();
    }

    Kernel[] kernels() {
        return kernels;
    }

    List<Unit> units() {
        return units;
    }

    int[][] reads() {
        return reads;
    }

    int[][] writes() {
        return writes;
    }

    int[] rootPlaces() {
        return rootPlaces;
    }

    List<TensorType> rootTypes() {
        return rootTypes;
    }

    MemoryPlanner memory() {
        return memory;
    }

    /// The units in order, one a line, for people.
    public String describe() {
        return units.stream()
                .map(u -> u.spec().label() + " " + u.spec().inputs() + " -> "
                        + u.spec().outputs())
                .collect(Collectors.joining("\n"));
    }

    /// The largest values of the plan, for messages about memory.
    List<String> largest(int count) {
        List<String> out = new ArrayList<>();
        units.stream()
                .flatMap(u -> u.spec().outputs().stream()
                        .map(t -> Map.entry(t.bytes(), u.spec().label() + " " + t)))
                .sorted((a, b) -> Long.compare(b.getKey(), a.getKey()))
                .limit(count)
                .forEach(e -> out.add(e.getValue() + " (" + e.getKey() / 1_000_000 + " MB)"));
        return out;
    }
}
