package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// Keras' piecewise linear sigmoid: `clip(0.2·x + 0.5, 0, 1)`.
public record HardSigmoid() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        return Activations.hardSigmoid(x);
    }
}
