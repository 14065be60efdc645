package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// SELU: see [Activations#selu].
public record Selu() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        return Activations.selu(x);
    }
}
