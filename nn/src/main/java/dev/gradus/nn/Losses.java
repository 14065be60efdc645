package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// Loss functions, each the mean over all elements or examples. Losses with settings are records of their own:
/// [CrossEntropy], [BinaryCrossEntropy], [Huber]; for boxes see [Boxes].
public final class Losses {
    private Losses() {}

    /// Mean squared error: the mean of `(prediction - target)²`.
    public static Tensor mse(Tensor prediction, Tensor target) {
        return mse(prediction, target, Reduction.MEAN);
    }

    /// Squared errors: `(prediction - target)²`.
    public static Tensor mse(Tensor prediction, Tensor target, Reduction reduction) {
        return reduction.apply(difference("mse", prediction, target).square());
    }

    /// Mean absolute error: the mean of `|prediction - target|`.
    public static Tensor mae(Tensor prediction, Tensor target) {
        return mae(prediction, target, Reduction.MEAN);
    }

    /// Absolute errors: `|prediction - target|`.
    public static Tensor mae(Tensor prediction, Tensor target, Reduction reduction) {
        return reduction.apply(difference("mae", prediction, target).abs());
    }

    /// Huber's loss with δ = 1: see [Huber].
    public static Tensor huber(Tensor prediction, Tensor target) {
        return new Huber(1, Reduction.MEAN).of(prediction, target);
    }

    /// Cross-entropy of logits `(N, C)` or `(N, C, …)` and class numbers (i32) `(N)` or `(N, …)`: see
    /// [CrossEntropy].
    public static Tensor crossEntropy(Tensor logits, Tensor labels) {
        return CrossEntropy.DEFAULT.of(logits, labels);
    }

    /// Cross-entropy of logits and probabilities of truth, element by element: see [BinaryCrossEntropy].
    public static Tensor binaryCrossEntropy(Tensor logits, Tensor truth) {
        return BinaryCrossEntropy.DEFAULT.of(logits, truth);
    }

    /// Kullback–Leibler divergence `Σ p·(ln p - ln q)` over the last axis, mean over the others, from
    /// logarithms of both, such as [Tensor#logSoftmax] gives: how badly q stands for p.
    public static Tensor klDivergence(Tensor logQ, Tensor logP) {
        return klDivergence(logQ, logP, Reduction.MEAN);
    }

    /// Kullback–Leibler divergences `Σ p·(ln p - ln q)` over the last axis. Where p is 0 nothing is added.
    public static Tensor klDivergence(Tensor logQ, Tensor logP, Reduction reduction) {
        Tensor p = logP.exp();
        Tensor logRatio = difference("kl", logP, logQ);
        return reduction.apply(
                p.gt(0).where(p.mul(p.gt(0).where(logRatio, 0)), 0).sum(-1));
    }

    /// a - b of tensors of one shape: a silent broadcast of `(N)` against `(N, 1)` to `(N, N)` is the classic
    /// mistake here.
    static Tensor difference(String loss, Tensor prediction, Tensor target) {
        if (!prediction.shape().equals(target.shape())) {
            throw new IllegalArgumentException(loss + ": prediction " + prediction.shape() + " and target "
                    + target.shape() + " must have one shape");
        }
        return prediction.sub(target);
    }
}
