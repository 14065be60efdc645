package dev.gradus.nn.optim;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// Lion (Chen et al., arXiv 2302.06675): `w ← w - η·(sign(β₁m + (1 - β₁)g) + λw)`, then `m ← β₂m + (1 - β₂)g`.
///
/// @param beta1 β₁
/// @param beta2 β₂
/// @param decay λ, decoupled
public record Lion(double beta1, double beta2, double decay) implements Optimizer {
    /// β = (0.9, 0.99), no decay.
    public static final Lion DEFAULT = new Lion(0.9, 0.99, 0);

    @Override
    public List<String> stateNames() {
        return List.of("m");
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        Tensor m = state.get(0);
        Tensor direction =
                Formulas.withDecay(m.mul(beta1).add(gradient.mul(1 - beta1)).sign(), value, decay);
        return new Update(
                value.sub(direction.mul(learningRate)), List.of(m.mul(beta2).add(gradient.mul(1 - beta2))));
    }

    @Override
    public Lion weightDecay(double value) {
        return new Lion(beta1, beta2, value);
    }
}
