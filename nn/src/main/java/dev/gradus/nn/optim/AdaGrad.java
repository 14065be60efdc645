package dev.gradus.nn.optim;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// AdaGrad (Duchi, Hazan & Singer 2011): `s ← s + g²`, `w ← w - η·g/(√s + ε)`.
///
/// @param epsilon ε
/// @param decay λ: `g = ∇Q(w) + λw`
public record AdaGrad(double epsilon, double decay) implements Optimizer {
    /// ε = 1e-10.
    public static final AdaGrad DEFAULT = new AdaGrad(1e-10, 0);

    @Override
    public List<String> stateNames() {
        return List.of("sum");
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        Tensor g = Formulas.withDecay(gradient, value, decay);
        Tensor s = state.get(0).add(g.square());
        return new Update(value.sub(g.mul(learningRate).div(s.sqrt().add(epsilon))), List.of(s));
    }

    @Override
    public AdaGrad weightDecay(double value) {
        return new AdaGrad(epsilon, value);
    }
}
