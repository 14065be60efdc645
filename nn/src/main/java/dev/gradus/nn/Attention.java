package dev.gradus.nn;

import dev.gradus.tensor.Tensor;
import java.util.Optional;

/// The formula of attention (Vaswani et al. 2017, arXiv 1706.03762).
public final class Attention {
    /// What a score is set to where attention is not allowed: e to its power is 0, and it is no infinity, so a
    /// row in which nothing is allowed gives the mean of all values, not NaN.
    private static final double BLOCKED = -1e30;

    private Attention() {}

    /// `softmax(Q·Kᵀ/√C)·V`: each query's mean of the values, weighted by how well the keys match it.
    ///
    /// @param query (…, T, C)
    /// @param key (…, S, C)
    /// @param value (…, S, D)
    /// @param allowed bool, broadcasting to (…, T, S): which keys a query may see
    /// @param dropout what drops weights in training
    public static Tensor of(Tensor query, Tensor key, Tensor value, Optional<Tensor> allowed, Dropout dropout) {
        Tensor scores = query.mul(1 / Math.sqrt(query.size(-1))).matmul(key.transpose());
        Tensor masked = allowed.map(a -> a.where(scores, BLOCKED)).orElse(scores);
        return dropout.forward(masked.softmax(-1)).matmul(value);
    }

    /// Which keys are allowed where each step sees itself and the steps before it: bool (T, T).
    public static Tensor causal(int steps) {
        return Tensor.lowerTriangle(steps, steps, 0);
    }
}
