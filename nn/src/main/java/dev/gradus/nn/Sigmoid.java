package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// The logistic function: `1 / (1 + e⁻ˣ)`.
public record Sigmoid() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        return x.sigmoid();
    }
}
