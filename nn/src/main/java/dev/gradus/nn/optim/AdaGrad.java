package dev.gradus.nn.optim;

import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// AdaGrad (Duchi, Hazan & Singer 2011): `s ← s + g²`, `w ← w - η·g/(√s + ε)`.
///
/// @param epsilon ε
/// @param weightDecay λ: `g = ∇Q(w) + λw`
public record AdaGrad(double epsilon, double weightDecay) implements Optimizer {
    /// ε = 1e-10.
    public static final AdaGrad DEFAULT = new AdaGrad(1e-10, 0);

    /// Checks the ranges.
    public AdaGrad {
        Ranges.positive("adagrad: epsilon", epsilon);
        Ranges.notNegative("adagrad: the weight decay", weightDecay);
    }

    @Override
    public List<String> stateNames(Shape shape) {
        return List.of("sum");
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        Tensor g = Formulas.withDecay(gradient, value, weightDecay);
        Tensor s = state.get(0).add(g.square());
        return new Update(value.sub(g.mul(learningRate).div(s.sqrt().add(epsilon))), List.of(s));
    }

    /// With another ε.
    public AdaGrad epsilon(double value) {
        return new AdaGrad(value, weightDecay);
    }

    @Override
    public AdaGrad weightDecay(double value) {
        return new AdaGrad(epsilon, value);
    }
}
