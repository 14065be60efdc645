package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// What becomes of the losses of single elements.
public enum Reduction {
    /// Their mean, weighted where there are weights.
    MEAN,
    /// Their sum.
    SUM,
    /// They stay as they are.
    NONE;

    Tensor apply(Tensor losses) {
        return switch (this) {
            case MEAN -> losses.mean();
            case SUM -> losses.sum();
            case NONE -> losses;
        };
    }
}
