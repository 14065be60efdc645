package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// A module that turns one tensor into one tensor.
public interface Layer extends Module {
    /// The output for an input.
    ///
    /// @throws IllegalArgumentException if the input's shape or dtype does not suit the layer
    Tensor forward(Tensor x);
}
