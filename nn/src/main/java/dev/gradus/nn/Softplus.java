package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// Softplus: `ln(1 + eˣ)`.
public record Softplus() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        return Activations.softplus(x);
    }
}
