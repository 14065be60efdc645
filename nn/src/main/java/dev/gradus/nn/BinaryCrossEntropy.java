package dev.gradus.nn;

import dev.gradus.tensor.Tensor;
import java.util.Optional;

/// Cross-entropy of logits and probabilities of truth, element by element: `-y·ln p - (1 - y)·ln(1 - p)` with
/// `p = sigmoid(logit)`, computed as `(1 - y)·x + softplus(-x)`, which neither overflows nor takes the
/// logarithm of 0.
///
/// @param positiveWeight how much more a true element counts than a false one; of one element, or of a shape
///     that broadcasts
/// @param reduction what becomes of the elements' losses
public record BinaryCrossEntropy(Optional<Tensor> positiveWeight, Reduction reduction) {
    /// True and false count alike, mean.
    public static final BinaryCrossEntropy DEFAULT = new BinaryCrossEntropy(Optional.empty(), Reduction.MEAN);

    /// With a weight of true elements.
    public BinaryCrossEntropy positiveWeight(Tensor value) {
        return new BinaryCrossEntropy(Optional.of(value), reduction);
    }

    /// With another reduction.
    public BinaryCrossEntropy reduction(Reduction value) {
        return new BinaryCrossEntropy(positiveWeight, value);
    }

    /// The loss of logits and probabilities of truth (0 and 1, or between) of one shape and dtype.
    public Tensor of(Tensor logits, Tensor truth) {
        if (!logits.type().equals(truth.type())) {
            throw new IllegalArgumentException("binary cross-entropy: logits " + logits.type() + " and truth "
                    + truth.type() + " must have one shape and dtype");
        }
        Tensor surprise = Activations.softplus(logits.neg());
        Tensor weighted = positiveWeight
                .map(w -> truth.mul(w.cast(logits.dtype()).sub(1)).add(1).mul(surprise))
                .orElse(surprise);
        return reduction.apply(truth.neg().add(1).mul(logits).add(weighted));
    }
}
