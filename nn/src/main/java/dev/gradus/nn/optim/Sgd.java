package dev.gradus.nn.optim;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// Gradient descent with momentum: `v ← μv + g`, `w ← w - ηv`; Nesterov's form steps by `g + μv` (Sutskever et
/// al. 2013, in PyTorch's parametrization).
///
/// @param momentum μ
/// @param nesterov whether to look ahead
/// @param decay λ: `g = ∇Q(w) + λw`
public record Sgd(double momentum, boolean nesterov, double decay) implements Optimizer {
    /// Momentum 0.9.
    public static final Sgd DEFAULT = new Sgd(0.9, false, 0);

    @Override
    public List<String> stateNames() {
        return List.of("velocity");
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        Tensor g = Formulas.withDecay(gradient, value, decay);
        Tensor v = state.get(0).mul(momentum).add(g);
        Tensor direction = nesterov ? g.add(v.mul(momentum)) : v;
        return new Update(value.sub(direction.mul(learningRate)), List.of(v));
    }

    @Override
    public Sgd weightDecay(double value) {
        return new Sgd(momentum, nesterov, value);
    }
}
