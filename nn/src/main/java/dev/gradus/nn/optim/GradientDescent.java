package dev.gradus.nn.optim;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// Plain gradient descent: `w ← w - η·(∇Q(w) + λw)`.
///
/// @param decay λ, the strength of L2 regularization
public record GradientDescent(double decay) implements Optimizer {
    /// Without regularization.
    public GradientDescent() {
        this(0);
    }

    @Override
    public List<String> stateNames() {
        return List.of();
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        return new Update(value.sub(Formulas.withDecay(gradient, value, decay).mul(learningRate)), state);
    }

    @Override
    public GradientDescent weightDecay(double value) {
        return new GradientDescent(value);
    }
}
