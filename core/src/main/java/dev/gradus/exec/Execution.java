package dev.gradus.exec;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The scratch memory of one run of a plan at a time, and the loop over its kernels.
final class Execution {
    /// Results of fewer bytes are allocated without a look at the heap.
    private static final int WORTH_ASKING = 1 << 24;

    private final Plan plan;
    private final @Nullable Storage[] memory;
    private final Storage[][] inputs;
    private final Storage[][] outputs;

    private Execution(Plan plan, @Nullable Storage[] memory) {
        this.plan = plan;
        this.memory = memory;
        inputs = new Storage[plan.reads().length][];
        outputs = new Storage[inputs.length][];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = new Storage[plan.reads()[i].length];
            outputs[i] = new Storage[plan.writes()[i].length];
        }
    }

    /// Allocates the scratch memory of a plan.
    ///
    /// @throws IllegalStateException naming the largest values if the heap cannot hold it
    static Execution create(Plan plan) {
        HeapRoom.require(plan, plan.scratchBytes());
        List<DType> types = plan.memory().scratchTypes();
        int first = plan.leafTypes().size() + plan.rootPlaces().length;
        Storage[] memory = new Storage[first + types.size()];
        for (int i = 0; i < types.size(); i++) {
            memory[first + i] = Storage.allocate(
                    types.get(i), plan.memory().scratchLengths().get(i));
        }
        return new Execution(plan, memory);
    }

    /// @throws IllegalStateException naming the largest values if the heap cannot hold the results
    void run(Kernel[] kernels, Storage[] leaves, @Nullable Storage[] results) {
        int n = leaves.length;
        requireRoom(n, results);
        System.arraycopy(leaves, 0, memory, 0, n);
        for (int i = 0; i < results.length; i++) {
            int place = plan.rootPlaces()[i];
            if (place == n + i) {
                Storage given = results[i];
                if (given == null) {
                    TensorType type = plan.rootTypes().get(i);
                    given = Storage.allocate(type.dtype(), type.shape().intSize());
                }
                memory[place] = given;
            }
        }
        KernelListener listener = Engine.listener();
        boolean recorded = OpRecording.isOn();
        for (int k = 0; k < kernels.length; k++) {
            Storage[] in = inputs[k];
            Storage[] out = outputs[k];
            fill(in, plan.reads()[k]);
            fill(out, plan.writes()[k]);
            if (listener == null && !recorded) {
                kernels[k].run(in, out);
            } else {
                watch(k, kernels[k], listener, recorded);
            }
        }
        for (int i = 0; i < results.length; i++) {
            results[i] = memory[plan.rootPlaces()[i]];
        }
        // leaves and results belong to others: hold on to none of them
        Arrays.fill(memory, 0, n + results.length, null);
    }

    /// Asks for the results' memory before any of it is allocated.
    private void requireRoom(int leaves, @Nullable Storage[] results) {
        long fresh = 0;
        for (int i = 0; i < results.length; i++) {
            if (results[i] == null && plan.rootPlaces()[i] == leaves + i) {
                fresh += plan.rootTypes().get(i).bytes();
            }
        }
        if (fresh > WORTH_ASKING) {
            HeapRoom.require(plan, fresh);
        }
    }

    private void watch(int k, Kernel kernel, @Nullable KernelListener listener, boolean recorded) {
        KernelSpec spec = plan.units().get(k).spec();
        Runnable run = () -> kernel.run(inputs[k], outputs[k]);
        Runnable work = recorded ? () -> OpRecording.run(spec, run) : run;
        if (listener == null) {
            work.run();
        } else {
            listener.run(spec, outputs[k], work);
        }
    }

    private void fill(Storage[] arguments, int[] places) {
        for (int i = 0; i < places.length; i++) {
            arguments[i] = java.util.Objects.requireNonNull(memory[places[i]]);
        }
    }
}
