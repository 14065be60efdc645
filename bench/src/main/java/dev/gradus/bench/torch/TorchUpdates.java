package dev.gradus.bench.torch;

import dev.gradus.bench.Contender;
import dev.gradus.nn.optim.Optimizer;
import dev.gradus.tensor.Tensor;

/// An optimizer by itself in libtorch, from zeros by gradients that stay the same.
public final class TorchUpdates implements Contender {
    private final TorchParameter weight;
    private final TorchOptimizer optimizer;

    /// Copies the gradients.
    public TorchUpdates(Optimizer rule, double rate, Tensor gradient) {
        int[] shape = gradient.shape().toArray();
        weight = new TorchParameter(Torch.copyOf(Tensor.zeros(shape)), shape, true);
        optimizer = new TorchOptimizer(rule, rate, new long[] {weight.handle()}, new long[] {Torch.copyOf(gradient)});
    }

    @Override
    public String describe() {
        return "fused AdamW over " + parameters() + " numbers";
    }

    @Override
    public long parameters() {
        return weight.size();
    }

    @Override
    public void step() {
        optimizer.update();
    }

    @Override
    public float[] result() {
        return Torch.read(weight.handle());
    }
}
