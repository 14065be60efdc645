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
            case SEQUENCE_CROSS_ENTROPY -> {
                long rows = Ops.flatten(prediction, 0, 1);
                long loss = Ops.crossEntropy(rows, target);
                Torch.release(rows);
                yield loss;
            }
        };
    }

    String describe() {
        return switch (kind) {
            case MEAN_SQUARE -> "mse_loss";
            case HUBER -> "huber_loss";
            case CROSS_ENTROPY, SEQUENCE_CROSS_ENTROPY -> "cross_entropy_loss";
        };
    }
}
