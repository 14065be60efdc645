package dev.gradus.nn.optim;

import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// Gradient descent with momentum (Polyak 1964): `v ← μv + (1 - τ)g`, `w ← w - ηv`, where the first step takes
/// `v = g`; Nesterov's form steps by `g + μv` (Sutskever et al. 2013). The parametrization is PyTorch's
/// `torch.optim.SGD`.
///
/// @param momentum μ
/// @param dampening τ
/// @param nesterov whether to look ahead, which needs momentum and no dampening
/// @param weightDecay λ: `g = ∇Q(w) + λw`
public record Sgd(double momentum, double dampening, boolean nesterov, double weightDecay) implements Optimizer {
    /// Momentum 0.9.
    public static final Sgd DEFAULT = new Sgd(0.9, 0, false, 0);

    /// Checks the ranges.
    public Sgd {
        Ranges.share("sgd: the momentum", momentum);
        Ranges.share("sgd: the dampening", dampening);
        Ranges.notNegative("sgd: the weight decay", weightDecay);
        if (nesterov && (momentum == 0 || dampening != 0)) {
            throw new IllegalArgumentException("sgd: Nesterov's form needs momentum and no dampening");
        }
    }

    @Override
    public List<String> stateNames(Shape shape) {
        return momentum == 0 ? List.of() : List.of("velocity");
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        Tensor g = Formulas.withDecay(gradient, value, weightDecay);
        if (momentum == 0) {
            return new Update(value.sub(g.mul(learningRate)), state);
        }
        Tensor news = dampening == 0
                ? g
                : g.mul(step.le(1).where(Tensor.full(g.dtype(), 1), Tensor.full(g.dtype(), 1 - dampening)));
        Tensor v = Formulas.remember(state.get(0), momentum, news);
        Tensor direction = nesterov ? g.add(v.mul(momentum)) : v;
        return new Update(value.sub(direction.mul(learningRate)), List.of(v));
    }

    /// With another momentum.
    public Sgd momentum(double value) {
        return new Sgd(value, dampening, nesterov, weightDecay);
    }

    /// With another dampening.
    public Sgd dampening(double value) {
        return new Sgd(momentum, value, nesterov, weightDecay);
    }

    /// With or without looking ahead.
    public Sgd nesterov(boolean value) {
        return new Sgd(momentum, dampening, value, weightDecay);
    }

    @Override
    public Sgd weightDecay(double value) {
        return new Sgd(momentum, dampening, nesterov, value);
    }
}
