package dev.gradus.nn.optim;

import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// Lion (Chen et al., arXiv 2302.06675): `w ← w - η·(sign(β₁m + (1 - β₁)g) + λw)`, then `m ← β₂m + (1 - β₂)g`.
///
/// @param beta1 β₁
/// @param beta2 β₂
/// @param weightDecay λ, decoupled
public record Lion(double beta1, double beta2, double weightDecay) implements Optimizer {
    /// β = (0.9, 0.99), no decay.
    public static final Lion DEFAULT = new Lion(0.9, 0.99, 0);

    /// Checks the ranges.
    public Lion {
        Ranges.share("lion: beta1", beta1);
        Ranges.share("lion: beta2", beta2);
        Ranges.notNegative("lion: the weight decay", weightDecay);
    }

    @Override
    public List<String> stateNames(Shape shape) {
        return List.of("m");
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        Tensor m = state.get(0);
        Tensor sign = m.mul(beta1).add(gradient.mul(1 - beta1)).sign();
        Tensor direction = Formulas.withDecay(sign, value, weightDecay);
        return new Update(value.sub(direction.mul(learningRate)), List.of(Formulas.average(m, beta2, gradient)));
    }

    /// With other memories for the step and for the mean.
    public Lion betas(double first, double second) {
        return new Lion(first, second, weightDecay);
    }

    @Override
    public Lion weightDecay(double value) {
        return new Lion(beta1, beta2, value);
    }
}
