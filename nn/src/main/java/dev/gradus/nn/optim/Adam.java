package dev.gradus.nn.optim;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// Adam (Kingma & Ba, arXiv 1412.6980): `m ← β₁m + (1 - β₁)g`, `v ← β₂v + (1 - β₂)g²`, `w ← w - η·m̂/(√v̂ + ε)`
/// with `m̂ = m/(1 - β₁ᵗ)`, `v̂ = v/(1 - β₂ᵗ)`. Decoupled decay makes it AdamW (Loshchilov & Hutter, arXiv
/// 1711.05101): `w ← w - ηλw` besides.
///
/// @param beta1 β₁
/// @param beta2 β₂
/// @param epsilon ε
/// @param decay λ
/// @param decoupled whether the decay acts on the weights themselves (AdamW) or is added to the gradient
public record Adam(double beta1, double beta2, double epsilon, double decay, boolean decoupled) implements Optimizer {
    /// β = (0.9, 0.999), ε = 1e-8, no decay.
    public static final Adam DEFAULT = new Adam(0.9, 0.999, 1e-8, 0, false);

    /// AdamW: decoupled decay of 0.01.
    public static final Adam W = new Adam(0.9, 0.999, 1e-8, 0.01, true);

    @Override
    public List<String> stateNames() {
        return List.of("m", "v");
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        Tensor g = decoupled ? gradient : Formulas.withDecay(gradient, value, decay);
        Tensor m = state.get(0).mul(beta1).add(g.mul(1 - beta1));
        Tensor v = state.get(1).mul(beta2).add(g.square().mul(1 - beta2));
        // scalars first, so that a parameter costs one multiplication each
        Tensor rate = learningRate.div(Formulas.debias(beta1, step));
        Tensor scale = Formulas.debias(beta2, step).reciprocal().sqrt();
        Tensor next = value.sub(m.mul(rate).div(v.sqrt().mul(scale).add(epsilon)));
        if (decoupled && decay != 0) {
            next = next.sub(value.mul(learningRate.mul(decay)));
        }
        return new Update(next, List.of(m, v));
    }

    @Override
    public Adam weightDecay(double value) {
        return new Adam(beta1, beta2, epsilon, value, decoupled);
    }
}
