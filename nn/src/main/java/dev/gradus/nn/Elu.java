package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// ELU: `x ≥ 0 ? x : α·(eˣ - 1)`.
public record Elu(double alpha) implements Parameterless {
    /// With α = 1.
    public Elu() {
        this(1);
    }

    @Override
    public Tensor forward(Tensor x) {
        return Activations.elu(x, alpha);
    }
}
