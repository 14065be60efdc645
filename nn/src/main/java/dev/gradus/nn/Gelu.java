package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// GELU: `½·x·(1 + erf(x/√2))`.
///
/// @param tanh whether to use the approximation by tanh instead, as GPT-2 does
public record Gelu(boolean tanh) implements Parameterless {
    /// The exact one.
    public Gelu() {
        this(false);
    }

    @Override
    public Tensor forward(Tensor x) {
        return tanh ? Activations.geluTanh(x) : Activations.gelu(x);
    }
}
