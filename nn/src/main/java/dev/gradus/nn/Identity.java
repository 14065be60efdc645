package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// The input itself.
public record Identity() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        return x;
    }
}
