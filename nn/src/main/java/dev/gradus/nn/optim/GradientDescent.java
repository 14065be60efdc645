package dev.gradus.nn.optim;

import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// Plain gradient descent: `w ← w - η·(∇Q(w) + λw)`.
///
/// @param weightDecay λ, the strength of L2 regularization
public record GradientDescent(double weightDecay) implements Optimizer {
    /// Checks the range.
    public GradientDescent {
        Ranges.notNegative("gradient descent: the weight decay", weightDecay);
    }

    /// Without regularization.
    public GradientDescent() {
        this(0);
    }

    @Override
    public List<String> stateNames(Shape shape) {
        return List.of();
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        Tensor g = Formulas.withDecay(gradient, value, weightDecay);
        return new Update(value.sub(g.mul(learningRate)), state);
    }

    @Override
    public GradientDescent weightDecay(double value) {
        return new GradientDescent(value);
    }
}
