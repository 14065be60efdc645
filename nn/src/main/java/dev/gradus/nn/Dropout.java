package dev.gradus.nn;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;

/// Dropout: in [Training] each element is set to 0 with a probability, and the others are divided by the
/// probability of staying, so that means are kept; otherwise the input itself (Srivastava et al. 2014).
///
/// @param rate the probability of dropping, in [0, 1)
public record Dropout(double rate) implements Parameterless {
    /// Checks the rate.
    public Dropout {
        Sizes.share("dropout: the rate", rate);
    }

    @Override
    public Tensor forward(Tensor x) {
        if (!isActive()) {
            return x;
        }
        Tensor kept =
                Training.nextKey().random(new TensorType(x.shape(), DType.F32)).ge(rate);
        return kept.where(x.mul(1 / (1 - rate)), 0);
    }

    /// Whether anything is dropped: in [Training], at a rate that is not 0.
    boolean isActive() {
        return Training.isActive() && rate > 0;
    }
}
