package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// SiLU: `x·sigmoid(x)`, which is [Swish] with β = 1.
public record Silu() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        return Activations.silu(x);
    }
}
