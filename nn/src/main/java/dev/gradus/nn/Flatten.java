package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// All axes but the first, the batch, made into one.
public record Flatten() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        return x.flatten(1);
    }
}
