package dev.gradus.nn;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.Optional;
import java.util.OptionalInt;

/// Cross-entropy of logits and class numbers: `-ln softmax(logits)[label]`, the logits being unlimited scores,
/// one a class.
///
/// ```java
/// CrossEntropy loss = CrossEntropy.DEFAULT.smoothing(0.1).ignore(-100);
/// Tensor value = loss.of(model.forward(images), labels); // (N, C) and (N)
/// ```
///
/// @param smoothing share of the truth that is spread evenly over all classes, in [0, 1) (Szegedy et al. 2015,
///     arXiv 1512.00567)
/// @param classWeights (C), how much an example of each class counts
/// @param ignored a label whose examples do not count
/// @param reduction what becomes of the examples' losses; the mean is weighted by class weights, and leaves
///     ignored examples out
public record CrossEntropy(double smoothing, Optional<Tensor> classWeights, OptionalInt ignored, Reduction reduction) {
    /// No smoothing, no weights, nothing ignored, mean.
    public static final CrossEntropy DEFAULT =
            new CrossEntropy(0, Optional.empty(), OptionalInt.empty(), Reduction.MEAN);

    /// Checks the share.
    public CrossEntropy {
        Sizes.share("cross-entropy: smoothing", smoothing);
    }

    /// With label smoothing.
    public CrossEntropy smoothing(double value) {
        return new CrossEntropy(value, classWeights, ignored, reduction);
    }

    /// With weights of the classes.
    public CrossEntropy classWeights(Tensor value) {
        return new CrossEntropy(smoothing, Optional.of(value), ignored, reduction);
    }

    /// With a label whose examples do not count.
    public CrossEntropy ignore(int label) {
        return new CrossEntropy(smoothing, classWeights, OptionalInt.of(label), reduction);
    }

    /// With another reduction.
    public CrossEntropy reduction(Reduction value) {
        return new CrossEntropy(smoothing, classWeights, ignored, value);
    }

    /// The loss of logits `(N, C)` or `(N, C, …)` and labels (i32) `(N)` or `(N, …)`. A label outside of [0, C)
    /// that is not ignored is an error at run time.
    ///
    /// The labels may also be numbers of the logits' shape, the share of each class in each example, as mixing
    /// examples gives them: `-Σ share[c] · ln softmax(logits)[c]`. Shares of 1 and 0 give what labels give.
    public Tensor of(Tensor logits, Tensor labels) {
        if (labels.dtype() != DType.I32 && labels.shape().equals(logits.shape())) {
            return ofShares(logits, labels);
        }
        check(logits, labels);
        Optional<Tensor> counts =
                ignored.stream().mapToObj(label -> labels.ne(label)).findFirst();
        Tensor known = counts.map(c -> c.where(labels, 0)).orElse(labels);
        Optional<Tensor> weights = weights(logits, known, counts);
        Tensor losses = losses(logits.logSoftmax(1), known);
        losses = counts.isPresent() ? counts.get().where(losses, 0) : losses;
        return switch (reduction) {
            case MEAN -> weights.isPresent() ? losses.sum().div(weights.get().sum()) : losses.mean();
            case SUM, NONE -> reduction.apply(losses);
        };
    }

    private Tensor ofShares(Tensor logits, Tensor shares) {
        if (logits.rank() < 2 || ignored.isPresent()) {
            throw new IllegalArgumentException("cross-entropy: shares of classes need logits (N, C) or (N, C, …), not "
                    + logits.shape() + ", and nothing to ignore");
        }
        Tensor logP = logits.logSoftmax(1);
        Optional<Tensor> weights = classWeights.map(w -> Channels.align(w.cast(logP.dtype()), logP));
        Tensor weighted = weights.map(logP::mul).orElse(logP);
        Tensor losses = weighted.mul(shares).sum(1).neg();
        if (smoothing != 0) {
            losses = losses.mul(1 - smoothing).sub(weighted.mean(1).mul(smoothing));
        }
        return reduction == Reduction.MEAN && weights.isPresent()
                ? losses.sum().div(weights.get().mul(shares).sum())
                : reduction.apply(losses);
    }

    private Tensor losses(Tensor logP, Tensor labels) {
        Tensor weighted = classWeights
                .map(w -> logP.mul(Channels.align(w.cast(logP.dtype()), logP)))
                .orElse(logP);
        Tensor losses = weighted.takeAlong(1, labels.expand(1)).squeeze(1).neg();
        return smoothing == 0
                ? losses
                : losses.mul(1 - smoothing).sub(weighted.mean(1).mul(smoothing));
    }

    /// How much each example counts, if not all alike.
    private Optional<Tensor> weights(Tensor logits, Tensor labels, Optional<Tensor> counts) {
        Optional<Tensor> byClass = classWeights.map(w -> w.cast(logits.dtype()).take(0, labels));
        Optional<Tensor> byLabel = counts.map(c -> c.cast(logits.dtype()));
        return byClass.map(w -> byLabel.map(w::mul).orElse(w)).or(() -> byLabel);
    }

    private static void check(Tensor logits, Tensor labels) {
        Shape expected = logits.rank() < 2 ? Shape.SCALAR : logits.shape().without(Ints.of(1));
        if (logits.rank() < 2 || !labels.shape().equals(expected)) {
            throw new IllegalArgumentException("cross-entropy: logits " + logits.shape() + " and labels "
                    + labels.shape() + " must be (N, C) and (N), or (N, C, …) and (N, …)");
        }
        if (labels.dtype() != DType.I32) {
            throw new IllegalArgumentException("cross-entropy: labels must be class numbers as i32, not "
                    + labels.dtype() + ": cast(DType.I32) first");
        }
    }
}
