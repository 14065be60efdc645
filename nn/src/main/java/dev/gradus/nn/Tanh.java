package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// The hyperbolic tangent.
public record Tanh() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        return x.tanh();
    }
}
