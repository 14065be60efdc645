package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// The rectifier: `max(0, x)`.
public record Relu() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        return x.relu();
    }
}
