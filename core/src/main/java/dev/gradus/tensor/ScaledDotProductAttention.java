package dev.gradus.tensor;

import java.util.ArrayList;
import java.util.List;

/// Attention of heads that lie side by side in their sequences' vectors: `softmax(Q·Kᵀ/√D)·V` for each head by
/// itself (Vaswani et al. 2017, arXiv 1706.03762). A machine may compute it without ever holding the (T, S)
/// weights of a head, forward and backward (Dao et al. 2022, arXiv 2205.14135).
///
/// Takes queries (N, T, H, D), keys (N, S, K, D) and values (N, S, K, E) and gives (N, T, H, E), where H is a
/// multiple of K and each H/K neighbouring heads of queries share one of keys.
///
/// @param causal whether query t sees only the keys up to t + S − T; else all
public record ScaledDotProductAttention(boolean causal) implements Op.Custom {
    /// What a score is set to where attention is not allowed: e to its power is 0, and it is no infinity, so a
    /// row in which nothing is allowed gives the mean of all values, not NaN.
    private static final double BLOCKED = -1e30;

    /// The attention of queries to keys, which fetches values.
    ///
    /// @throws IllegalArgumentException unless the shapes are as said above
    public static Tensor of(Tensor query, Tensor key, Tensor value, boolean causal) {
        return Tensor.node(new ScaledDotProductAttention(causal), query, key, value);
    }

    @Override
    public TensorType infer(List<TensorType> in) {
        Shape q = in.get(0).shape();
        Shape k = in.get(1).shape();
        Shape v = in.get(2).shape();
        boolean fits = q.rank() == 4
                && k.rank() == 4
                && v.rank() == 4
                && q.size(0) == k.size(0)
                && k.slice(0, 3).equals(v.slice(0, 3))
                && q.size(3) == k.size(3)
                && k.size(2) > 0
                && q.size(2) % k.size(2) == 0;
        boolean same = in.stream()
                .allMatch(t -> t.dtype() == in.get(0).dtype() && t.dtype().isFloat());
        if (!fits || !same) {
            throw new IllegalArgumentException("attention: needs floats of one dtype, queries (N, T, H, D), keys "
                    + "(N, S, K, D) and values (N, S, K, E) with H a multiple of K, not " + in);
        }
        return new TensorType(q.with(3, v.size(3)), in.get(0).dtype());
    }

    @Override
    public Tensor decompose(List<Tensor> in) {
        int groups = in.get(0).size(2) / in.get(1).size(2);
        Tensor q = in.get(0).swapAxes(1, 2);
        Tensor k = in.get(1).swapAxes(1, 2).repeat(1, groups);
        Tensor v = in.get(2).swapAxes(1, 2).repeat(1, groups);
        Tensor scores = q.mul(1 / Math.sqrt(q.size(3))).matmul(k.transpose());
        if (causal) {
            int t = q.size(2);
            int s = k.size(2);
            scores = Tensor.lowerTriangle(t, s, s - t).where(scores, BLOCKED);
        }
        return scores.softmax(-1).matmul(v).swapAxes(1, 2);
    }

    @Override
    public List<Tensor> backward(List<Tensor> in, Tensor out, Tensor cotangent) {
        Tensor all = Tensor.node(new Gradient(causal), in.get(0), in.get(1), in.get(2), cotangent);
        List<Tensor> parts = new ArrayList<>();
        int start = 0;
        for (Tensor x : in) {
            int n = x.shape().intSize();
            parts.add(all.slice(0, start, start + n).reshape(x.shape()));
            start += n;
        }
        return parts;
    }

    /// The gradients of queries, keys and values, given these and the output's: flat, one after the other.
    ///
    /// @param causal as for the attention
    public record Gradient(boolean causal) implements Op.Custom {
        @Override
        public TensorType infer(List<TensorType> in) {
            long n = 0;
            for (int i = 0; i < 3; i++) {
                n += in.get(i).shape().size();
            }
            return new TensorType(Shape.of(Math.toIntExact(n)), in.get(0).dtype());
        }

        @Override
        public Tensor decompose(List<Tensor> in) {
            List<Tensor> inputs = in.subList(0, 3);
            return Tensor.concat(
                    0,
                    Autodiff.pullback(new ScaledDotProductAttention(causal), inputs, in.get(3)).stream()
                            .map(g -> g.reshape(-1))
                            .toArray(Tensor[]::new));
        }

        @Override
        public String label() {
            return "ScaledDotProductAttentionGradient";
        }
    }
}
