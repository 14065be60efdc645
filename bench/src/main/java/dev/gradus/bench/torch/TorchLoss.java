package dev.gradus.bench.torch;

import dev.gradus.bench.Loss;

/// A loss against a target that stays the same.
final class TorchLoss {
    private final Loss kind;
    private final long target;

    TorchLoss(Loss kind, long target) {
        this.kind = kind;
        this.target = target;
    }

    long of(long prediction) {
        return switch (kind) {
            case MEAN_SQUARE -> Ops.meanSquare(prediction, target);
            case HUBER -> Ops.huber(prediction, target, 1);
            case CROSS_ENTROPY -> Ops.crossEntropy(prediction, target);
        };
    }

    String describe() {
        return switch (kind) {
            case MEAN_SQUARE -> "mse_loss";
            case HUBER -> "huber_loss";
            case CROSS_ENTROPY -> "cross_entropy_loss";
        };
    }
}
