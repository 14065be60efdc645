package dev.gradus.lessons;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// L27: a step of gradient descent.
///
/// @param rule how a step makes new weights
public record GradientStep(Descent.Rule rule) implements Lesson {
    /// Against the gradient.
    public GradientStep() {
        this(Descent.AGAINST_GRADIENT);
    }

    @Override
    public Item item() {
        return new Item(
                "L27",
                new Words("Шаг градиентного спуска", "A step of gradient descent"),
                new Words(
                        "Новая точка — предыдущая минус размер шага η, умноженный на градиент в предыдущей точке.",
                        "The new point is the previous one minus the step size η times the gradient at the previous point."),
                "w^t = w^{t−1} − η∇Q(w^{t−1})");
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("eta", 0.05, 0.001, 0.2, new Words("размер шага η", "learning rate η")));
    }

    @Override
    public Outcome compute(Choices choices) {
        double[] g = Descent.gradient(Tensor.of(new double[] {0, 0}, 2)).toDoubleArray();
        List<double[]> trace = Descent.trace(rule, new double[] {0, 0}, choices.number("eta"), 0, 40);
        double[] w = trace.get(1);
        double q = Descent.quality(w[0], w[1]);
        return new Outcome()
                .value("∂Q/∂w₀", g[0])
                .value("∂Q/∂w₁", g[1])
                .value("w₀", w[0])
                .value("w₁", w[1])
                .value("Q", q)
                .figure(Descent.surface(new Words("√Q и путь спуска", "√Q and the path of the descent"), trace))
                .near(Words.same("∂Q/∂w₀(0) = −10.04"), g[0], -10.04, 1e-9)
                .near(Words.same("∂Q/∂w₁(0) = −28.04"), g[1], -28.04, 1e-9)
                .near(Words.same("w₀¹ = 0.502"), w[0], 0.502, 1e-9)
                .near(Words.same("w₁¹ = 1.402"), w[1], 1.402, 1e-9)
                .near(Words.same("Q(w¹) = 3.6507"), q, 3.6507, 1e-4);
    }
}
