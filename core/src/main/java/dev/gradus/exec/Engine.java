package dev.gradus.exec;

import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Computes tensors on the machine chosen for this process.
///
/// System properties: `gradus.backend=reference` computes everything on the [ReferenceMachine];
/// `gradus.fusion=off` runs every op as a kernel of its own.
public final class Engine {
    private static final boolean FUSE = !"off".equals(System.getProperty("gradus.fusion"));
    private static final ScopedValue<Mode> MODE = ScopedValue.newInstance();

    private static volatile @Nullable KernelListener listener;

    private record Mode(Backend backend, boolean fuse) {}

    private static final class Default {
        static final Mode MODE = new Mode(find(), FUSE);

        private static Backend find() {
            if ("reference".equals(System.getProperty("gradus.backend"))) {
                return ReferenceKernels.BACKEND;
            }
            return ServiceLoader.load(Backend.class).findFirst().orElse(ReferenceKernels.BACKEND);
        }
    }

    private Engine() {}

    /// The machine that kernels run on.
    public static Backend backend() {
        return mode().backend;
    }

    private static Mode mode() {
        return MODE.isBound() ? MODE.get() : Default.MODE;
    }

    /// Runs work with another machine, or with fusion off: for bug hunts and tests. Steps captured inside keep
    /// to it.
    public static void with(Backend backend, boolean fuse, Runnable work) {
        ScopedValue.where(MODE, new Mode(backend, fuse)).run(work);
    }

    /// Makes a listener see every kernel of the process from now on, or none (null).
    public static void listen(@Nullable KernelListener newListener) {
        listener = newListener;
    }

    static @Nullable KernelListener listener() {
        return listener;
    }

    /// The machine that defines every op: slow, exact, scalar double arithmetic.
    public static Backend reference() {
        return ReferenceKernels.BACKEND;
    }

    /// The values of the roots, in order.
    public static List<Storage> evaluate(List<Tensor> roots) {
        return run(roots).results();
    }

    /// The value of a tensor in memory of its own, which no leaf shares.
    public static Storage evaluateApart(Tensor root) {
        Run run = run(List.of(root));
        Storage result = run.results().get(0);
        Set<Object> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Storage leaf : run.leaves()) {
            arrays.add(leaf.array());
        }
        return arrays.contains(result.array()) ? result.copy(root.shape().intSize()) : result;
    }

    private record Run(Storage[] leaves, List<Storage> results) {}

    private static Run run(List<Tensor> roots) {
        Mode mode = mode();
        boolean shared = !MODE.isBound();
        GraphKey.Keyed keyed = GraphKey.of(roots);
        Plan plan = shared ? PlanCache.get(keyed.key()) : null;
        List<Tensor> leaves = keyed.leaves();
        if (plan == null) {
            Plan.Built built = Plan.build(roots, Map.of(), mode.backend, mode.fuse);
            plan = built.plan();
            // a formula inside a custom op may bring leaves of its own, which the key doesn't know
            if (shared && built.leaves().equals(leaves)) {
                PlanCache.put(keyed.key(), plan);
            }
            leaves = built.leaves();
        }
        Storage[] in = new Storage[leaves.size()];
        for (int i = 0; i < in.length; i++) {
            in[i] = leaves.get(i).storage();
        }
        Storage[] out = new Storage[roots.size()];
        plan.run(in, out);
        return new Run(in, Arrays.asList(out));
    }

    /// Plans the roots of a step.
    public static Plan.Built plan(List<Tensor> roots, Map<Integer, Tensor> updates) {
        return Plan.build(roots, updates, mode().backend, mode().fuse);
    }
}
