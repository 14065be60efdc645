package dev.gradus.bench.torch;

import dev.gradus.nn.optim.Adam;
import dev.gradus.nn.optim.Optimizer;
import dev.gradus.nn.optim.Sgd;
import dev.gradus.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

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
    private final long undefined;
    private boolean started;

    /// @param parameters handles of tensors that ask for gradients
    TorchOptimizer(Optimizer rule, double rate, List<TorchParameter> parameters) {
        this.rule = rule;
        this.rate = rate;
        n = parameters.size();
        long[] handles = parameters.stream().mapToLong(TorchParameter::handle).toArray();
        gradientHandles =
                java.util.Arrays.stream(handles).map(Torch::gradientOf).toArray();
        undefined = Torch.counted(gradientHandles[0]);
        values = Native.list(handles);
        gradients = Native.list(gradientHandles);
        first = state(parameters);
        second = rule instanceof Adam ? state(parameters) : first;
        step = Torch.copyOf(Tensor.scalar(0f));
        one = Torch.copyOf(Tensor.scalar(1f));
        long[] shared = new long[n];
        java.util.Arrays.fill(shared, step);
        steps = Native.list(shared);
    }

    private static MemorySegment state(List<TorchParameter> parameters) {
        return Native.list(parameters.stream()
                .mapToLong(p -> Torch.copyOf(Tensor.zeros(p.shape())))
                .toArray());
    }

    /// Updates all parameters by their gradients and drops these.
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
        for (int i = 0; i < n; i++) {
            long own = Torch.malloc(8);
            Torch.MEMORY.set(ValueLayout.JAVA_LONG, own, Torch.counted(gradientHandles[i]));
            Torch.MEMORY.set(ValueLayout.JAVA_LONG, gradientHandles[i], undefined);
            Torch.release(own);
        }
    }
}
