package dev.gradus.exec;

import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs a plan again and again, and packs weights once for as long as they are the same tensors.
///
/// They are packed when a second run meets them: weights that change after each run would be packed in vain.
public final class Replay {
    private final Plan plan;
    private final List<Slot> slots = new ArrayList<>();

    /// @param weights numbers of the leaves that may be the same tensors in many runs
    public Replay(Plan plan, BitSet weights) {
        this.plan = plan;
        for (int k = 0; k < plan.kernels().length; k++) {
            if (plan.kernels()[k] instanceof PackingKernel kernel) {
                int leaf = plan.reads()[k][kernel.packs()];
                if (weights.get(leaf)) {
                    slots.add(new Slot(k, leaf, kernel, new AtomicReference<>()));
                }
            }
        }
    }

    /// What a kernel met last.
    ///
    /// @param kernel with these weights packed, or null after the first meeting
    private record Seen(Tensor weights, @Nullable Kernel kernel) {}

    private record Slot(int number, int leaf, PackingKernel kernel, AtomicReference<@Nullable Seen> last) {
        /// The kernel to run with these weights. Threads that come at once may pack them more than once.
        Kernel of(Tensor weights) {
            Seen seen = last.get();
            if (seen == null || seen.weights != weights) {
                last.set(new Seen(weights, null));
                return kernel;
            }
            if (seen.kernel != null) {
                return seen.kernel;
            }
            if (!HeapRoom.isAmple(weights.type().bytes())) {
                return kernel;
            }
            Kernel packed = kernel.pack(weights.storage());
            last.compareAndSet(seen, new Seen(weights, packed));
            return packed;
        }
    }

    /// Computes the roots like [Plan#run].
    public void run(Tensor[] leaves, @Nullable Storage[] results) {
        Storage[] memory = new Storage[leaves.length];
        for (int i = 0; i < memory.length; i++) {
            memory[i] = leaves[i].storage();
        }
        Kernel[] kernels = plan.kernels();
        if (!slots.isEmpty()) {
            kernels = kernels.clone();
            for (Slot slot : slots) {
                kernels[slot.number] = slot.of(leaves[slot.leaf]);
            }
        }
        plan.run(kernels, memory, results);
    }
}
