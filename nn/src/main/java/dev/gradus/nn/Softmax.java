package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// Softmax: `eˣ / Σ eˣ` along an axis, -1 being the last.
public record Softmax(int axis) implements Parameterless {
    /// Along the last axis.
    public Softmax() {
        this(-1);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.softmax(axis);
    }
}
