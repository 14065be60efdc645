package dev.gradus.nn.optim;

import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// Adam (Kingma & Ba, arXiv 1412.6980): `m ← β₁m + (1 - β₁)g`, `v ← β₂v + (1 - β₂)g²`, `w ← w - η·m̂/(√v̂ + ε)`
/// with `m̂ = m/(1 - β₁ᵗ)`, `v̂ = v/(1 - β₂ᵗ)`. Decoupled decay makes it AdamW (Loshchilov & Hutter, arXiv
/// 1711.05101): `w ← w - ηλw` besides.
///
/// @param beta1 β₁
/// @param beta2 β₂
/// @param epsilon ε
/// @param weightDecay λ
/// @param decoupled whether the decay acts on the weights themselves (AdamW) or is added to the gradient
public record Adam(double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled)
        implements Optimizer {
    /// β = (0.9, 0.999), ε = 1e-8, no decay.
    public static final Adam DEFAULT = new Adam(0.9, 0.999, 1e-8, 0, false);

    /// AdamW: decoupled decay of 0.01.
    public static final Adam W = new Adam(0.9, 0.999, 1e-8, 0.01, true);

    /// Checks the ranges.
    public Adam {
        Ranges.share("adam: beta1", beta1);
        Ranges.share("adam: beta2", beta2);
        Ranges.positive("adam: epsilon", epsilon);
        Ranges.notNegative("adam: the weight decay", weightDecay);
    }

    @Override
    public List<String> stateNames(Shape shape) {
        return List.of("m", "v");
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        Tensor g = decoupled ? gradient : Formulas.withDecay(gradient, value, weightDecay);
        Tensor m = Formulas.average(state.get(0), beta1, g);
        Tensor v = Formulas.average(state.get(1), beta2, g.square());
        // scalars first, so that a parameter costs one multiplication each
        Tensor rate = learningRate.div(Formulas.debias(beta1, step));
        Tensor scale = Formulas.debias(beta2, step).reciprocal().sqrt();
        Tensor next = value.sub(m.mul(rate).div(v.sqrt().mul(scale).add(epsilon)));
        if (decoupled && weightDecay != 0) {
            next = next.sub(value.mul(learningRate.mul(weightDecay)));
        }
        return new Update(next, List.of(m, v));
    }

    /// With other memories of gradients and squares.
    public Adam betas(double first, double second) {
        return new Adam(first, second, epsilon, weightDecay, decoupled);
    }

    /// With another ε.
    public Adam epsilon(double value) {
        return new Adam(beta1, beta2, value, weightDecay, decoupled);
    }

    @Override
    public Adam weightDecay(double value) {
        return new Adam(beta1, beta2, epsilon, value, decoupled);
    }
}
