package dev.gradus.examples;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Gradients;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// Paired linear regression `a(x) = w₁x + w₀` by gradient descent, with nothing but tensors.
public final class Regression {
    private Regression() {}

    /// The fitted line.
    record Line(float w0, float w1, float loss) {}

    /// Fits and prints the line.
    public static void main(String[] args) {
        System.out.println(fit());
    }

    /// The line through five points, whose best fit is w₀ = 1.04, w₁ = 1.99.
    static Line fit() {
        Tensor x = Tensor.of(new float[] {0, 1, 2, 3, 4});
        Tensor y = Tensor.of(new float[] {1.1f, 2.9f, 5.2f, 6.8f, 9.1f});
        Parameter w0 = Parameter.of(Tensor.scalar(0f));
        Parameter w1 = Parameter.of(Tensor.scalar(0f));
        Step step = Step.capture(in -> {
            Tensor loss = w1.value().mul(x).add(w0.value()).sub(y).square().mean();
            Gradients g = Autodiff.grad(loss, List.of(w0, w1));
            w0.assign(w0.value().sub(g.of(w0).mul(in.get(0))));
            w1.assign(w1.value().sub(g.of(w1).mul(in.get(0))));
            return List.of(loss);
        });
        float loss = 0;
        for (int i = 0; i < 500; i++) {
            loss = step.run(Tensor.scalar(0.05f)).get(0).item();
        }
        return new Line(w0.value().item(), w1.value().item(), loss);
    }
}
