package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// Softsign: `x / (1 + |x|)`.
public record Softsign() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        return Activations.softsign(x);
    }
}
