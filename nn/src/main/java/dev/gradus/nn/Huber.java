package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// Huber's loss: `½·d²` where the error `d = |prediction - target|` is at most δ, else `δ·(d - ½·δ)`: squares
/// for small errors, straight lines for outliers (Huber 1964).
///
/// @param delta where squares end
/// @param reduction what becomes of the elements' losses
public record Huber(double delta, Reduction reduction) {
    /// Checks δ.
    public Huber {
        if (!(delta > 0)) {
            throw new IllegalArgumentException("huber: delta must be positive, not " + delta);
        }
    }

    /// The loss of predictions and targets of one shape.
    public Tensor of(Tensor prediction, Tensor target) {
        Tensor error = Losses.difference("huber", prediction, target);
        Tensor square = error.square().mul(0.5);
        Tensor line = error.abs().sub(delta / 2).mul(delta);
        return reduction.apply(error.abs().le(delta).where(square, line));
    }
}
