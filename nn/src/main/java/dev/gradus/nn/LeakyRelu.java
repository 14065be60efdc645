package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// A rectifier that leaks: `x > 0 ? x : slope·x`.
public record LeakyRelu(double slope) implements Parameterless {
    /// With slope 0.01.
    public LeakyRelu() {
        this(0.01);
    }

    @Override
    public Tensor forward(Tensor x) {
        return Activations.leakyRelu(x, slope);
    }
}
