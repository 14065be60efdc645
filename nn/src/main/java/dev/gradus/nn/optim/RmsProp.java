package dev.gradus.nn.optim;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// RMSprop (Tieleman & Hinton 2012): `s ← ρs + (1 - ρ)g²`, `v ← μv + g/(√s + ε)`, `w ← w - ηv`.
///
/// @param rho ρ, how long squares are remembered
/// @param momentum μ
/// @param epsilon ε
/// @param decay λ: `g = ∇Q(w) + λw`
public record RmsProp(double rho, double momentum, double epsilon, double decay) implements Optimizer {
    /// ρ = 0.99, no momentum, ε = 1e-8.
    public static final RmsProp DEFAULT = new RmsProp(0.99, 0, 1e-8, 0);

    @Override
    public List<String> stateNames() {
        return List.of("square", "velocity");
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        Tensor g = Formulas.withDecay(gradient, value, decay);
        Tensor s = state.get(0).mul(rho).add(g.square().mul(1 - rho));
        Tensor v = state.get(1).mul(momentum).add(g.div(s.sqrt().add(epsilon)));
        return new Update(value.sub(v.mul(learningRate)), List.of(s, v));
    }

    @Override
    public RmsProp weightDecay(double value) {
        return new RmsProp(rho, momentum, epsilon, value);
    }
}
