package dev.gradus.bench;

import dev.gradus.nn.Losses;
import dev.gradus.tensor.Tensor;

/// The losses that both sides compute, each a mean.
public enum Loss {
    /// Mean squared error.
    MEAN_SQUARE,
    /// Huber's loss with δ = 1.
    HUBER,
    /// Cross-entropy of logits (N, C) and class numbers (N).
    CROSS_ENTROPY,
    /// Cross-entropy of logits (N, T, C) and class numbers (N·T).
    SEQUENCE_CROSS_ENTROPY;

    Tensor of(Tensor prediction, Tensor target) {
        return switch (this) {
            case MEAN_SQUARE -> Losses.mse(prediction, target);
            case HUBER -> Losses.huber(prediction, target);
            case CROSS_ENTROPY -> Losses.crossEntropy(prediction, target);
            case SEQUENCE_CROSS_ENTROPY -> Losses.crossEntropy(prediction.reshape(-1, prediction.size(-1)), target);
        };
    }
}
