package dev.gradus.bench.torch;

import dev.gradus.nn.optim.Adam;
import dev.gradus.nn.optim.Optimizer;
import dev.gradus.nn.optim.Sgd;
import dev.gradus.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// libtorch's fused counterpart of one of Gradus's optimizers.
final class TorchOptimizer {
    private final Optimizer rule;
    private final double rate;
    private final int n;
    private final long[] gradientHandles;
    private final MemorySegment values;
    private final MemorySegment gradients;
    private final MemorySegment first;
    private final MemorySegment second;
    private final MemorySegment steps;
    private final long step;
    private final long one;
    private boolean started;

    /// @param parameters handles of tensors
    /// @param gradients handles of their gradients, which may be undefined as yet
    TorchOptimizer(Optimizer rule, double rate, long[] parameters, long[] gradients) {
        this.rule = rule;
        this.rate = rate;
        n = parameters.length;
        gradientHandles = gradients;
        values = Native.list(parameters);
        this.gradients = Native.list(gradients);
        first = state(parameters);
        second = rule instanceof Adam ? state(parameters) : first;
        step = Torch.copyOf(Tensor.scalar(0f));
        one = Torch.copyOf(Tensor.scalar(1f));
        long[] shared = new long[n];
        Arrays.fill(shared, step);
        steps = Native.list(shared);
    }

    /// Zeros like the parameters, laid out as they are.
    private static MemorySegment state(long[] parameters) {
        return Native.list(Arrays.stream(parameters).map(Ops::zerosLike).toArray());
    }

    /// Updates all parameters by their gradients.
    void update() {
        for (int i = 0; i < n; i++) {
            gradients.setAtIndex(ValueLayout.JAVA_LONG, i, Torch.counted(gradientHandles[i]));
        }
        switch (rule) {
            case Sgd s ->
                Fused.sgd(
                        n,
                        values.address(),
                        gradients.address(),
                        first.address(),
                        s.weightDecay(),
                        s.momentum(),
                        rate,
                        s.dampening(),
                        s.nesterov(),
                        !started);
            case Adam a -> {
                Ops.addInPlace(step, one);
                Fused.adam(
                        a.decoupled(),
                        n,
                        values.address(),
                        gradients.address(),
                        first.address(),
                        second.address(),
                        steps.address(),
                        rate,
                        a.beta1(),
                        a.beta2(),
                        a.weightDecay(),
                        a.epsilon());
            }
            default -> throw new IllegalArgumentException("no fused counterpart of " + rule);
        }
        started = true;
    }

    /// Makes all gradients undefined again, as PyTorch's `zero_grad` does.
    void dropGradients() {
        for (long handle : gradientHandles) {
            long own = Torch.malloc(8);
            Torch.MEMORY.set(ValueLayout.JAVA_LONG, own, Torch.counted(handle));
            Torch.MEMORY.set(ValueLayout.JAVA_LONG, handle, Torch.UNDEFINED);
            Torch.release(own);
        }
    }
}
