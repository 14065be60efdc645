package dev.gradus.nn;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// Activation functions as formulas. Each is differentiable to any order; each also stands as a layer ([Relu],
/// [Gelu], …).
public final class Activations {
    /// SELU's λ: with [#SELU_ALPHA] it keeps mean 0 and variance 1 through a network (Klambauer et al. 2017,
    /// arXiv 1706.02515).
    public static final double SELU_SCALE = 1.0507009873554805;
    /// SELU's α.
    public static final double SELU_ALPHA = 1.6732632423543772;

    private Activations() {}

    /// `max(0, x)`; its derivative at 0 is 0.
    public static Tensor relu(Tensor x) {
        return x.relu();
    }

    /// `½·x·(1 + erf(x/√2))`: x times the probability that a normal number lies below it (Hendrycks & Gimpel
    /// 2016, arXiv 1606.08415).
    public static Tensor gelu(Tensor x) {
        return Tensor.node(new GeluOp(), x);
    }

    /// GELU with its derivative as one factor, which the forward pass can make from what it has at hand: one
    /// array waits for the backward pass instead of three.
    private record GeluOp() implements Op.Custom {
        @Override
        public Tensor decompose(List<Tensor> in) {
            return in.get(0).mul(below(in.get(0)));
        }

        @Override
        public List<Tensor> backward(List<Tensor> in, Tensor out, Tensor cotangent) {
            Tensor x = in.get(0);
            Tensor density = x.square().mul(-0.5).exp().mul(1 / Math.sqrt(2 * Math.PI));
            return List.of(cotangent.mul(density.mul(x).add(below(x))));
        }

        /// The probability that a normal number lies below x.
        private static Tensor below(Tensor x) {
            return x.mul(Math.sqrt(0.5)).erf().add(1).mul(0.5);
        }
    }

    /// `½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))`: GELU to within 5·10⁻⁴.
    public static Tensor geluTanh(Tensor x) {
        Tensor inner = x.square().mul(0.044715).add(1).mul(x).mul(Math.sqrt(2 / Math.PI));
        return inner.tanh().add(1).mul(x).mul(0.5);
    }

    /// `ln(1 + eˣ)`, without overflow: from where 1 is lost beside eˣ on, x itself.
    public static Tensor softplus(Tensor x) {
        double far = x.dtype() == DType.F16 ? 10 : 40;
        return x.gt(far).where(x, x.minimum(far).exp().log1p());
    }

    /// `x ≥ 0 ? x : α·(eˣ - 1)` (Clevert et al. 2015, arXiv 1511.07289).
    public static Tensor elu(Tensor x, double alpha) {
        Tensor negative = x.lt(0);
        return negative.where(negative.where(x, 0).expm1().mul(alpha), x);
    }

    /// `λ·elu(x, α)` with [#SELU_SCALE] and [#SELU_ALPHA].
    public static Tensor selu(Tensor x) {
        return elu(x, SELU_ALPHA).mul(SELU_SCALE);
    }

    /// `x > 0 ? x : slope·x`.
    public static Tensor leakyRelu(Tensor x, double slope) {
        return x.gt(0).where(x, x.mul(slope));
    }

    /// `x > 0 ? x : slope·x` with a slope tensor that broadcasts against x.
    public static Tensor prelu(Tensor x, Tensor slope) {
        return x.gt(0).where(x, x.mul(slope));
    }

    /// `x·sigmoid(x) = x / (1 + e⁻ˣ)`, also called SiLU.
    public static Tensor silu(Tensor x) {
        return x.mul(x.sigmoid());
    }

    /// `x·sigmoid(β·x)` (Ramachandran et al. 2017, arXiv 1710.05941).
    public static Tensor swish(Tensor x, double beta) {
        return x.mul(x.mul(beta).sigmoid());
    }

    /// `x·sigmoid(β·x)` with a β that is trained: a tensor that broadcasts against x.
    public static Tensor swish(Tensor x, Tensor beta) {
        return x.mul(x.mul(beta).sigmoid());
    }

    /// `clip(0.2·x + 0.5, 0, 1)`: Keras' piecewise linear sigmoid.
    public static Tensor hardSigmoid(Tensor x) {
        return x.mul(0.2).add(0.5).clip(0, 1);
    }

    /// `x / (1 + |x|)`.
    public static Tensor softsign(Tensor x) {
        return x.div(x.abs().add(1));
    }

    /// `relu(u)·v`, elementwise (Shazeer 2020, arXiv 2002.05202).
    public static Tensor reglu(Tensor u, Tensor v) {
        return u.relu().mul(v);
    }

    /// `gelu(u)·v`, elementwise (Shazeer 2020).
    public static Tensor geglu(Tensor u, Tensor v) {
        return gelu(u).mul(v);
    }

    /// `swish(u, β)·v`, elementwise (Shazeer 2020).
    public static Tensor swiglu(Tensor u, Tensor v, double beta) {
        return swish(u, beta).mul(v);
    }
}
