package dev.gradus.lessons;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// L24: the best line through five points, by the closed form of its two weights.
///
/// @param quality the mean squared error of the weights (w₀, w₁)
public record PairedRegression(UnaryOperator<Tensor> quality) implements Lesson {
    /// The mean squared error.
    public PairedRegression() {
        this(Descent.QUALITY);
    }

    @Override
    public Item item() {
        return new Item(
                "L24",
                new Words("Парная регрессия", "Simple linear regression"),
                new Words(
                        "Прямая с двумя параметрами. Ошибка — квадратичная функция параметров, поэтому её минимум — "
                                + "решение двух линейных уравнений ∇Q = 0.",
                        "A line with two parameters. Its error is a quadratic function of them, so the minimum "
                                + "solves two linear equations, ∇Q = 0."),
                "Q(w₀, w₁) = 1/ℓ · Σ (w₁xᵢ + w₀ − yᵢ)²");
    }

    @Override
    public Outcome compute(Choices choices) {
        Tensor zero = Tensor.of(new double[] {0, 0}, 2);
        double[] g = Autodiff.grad(quality.apply(zero), zero).toDoubleArray();
        double[] left = column(1, 0);
        double[] right = column(0, 1);
        // Cramer's rule for H w = −∇Q(0)
        double det = left[0] * right[1] - right[0] * left[1];
        double w0 = (-g[0] * right[1] + g[1] * right[0]) / det;
        double w1 = (-left[0] * g[1] + left[1] * g[0]) / det;
        double q = quality.apply(Tensor.of(new double[] {w0, w1}, 2)).itemDouble();
        return new Outcome()
                .value("w₀", w0)
                .value("w₁", w1)
                .value("Q", q)
                .figure(new Figure.Chart(
                        new Words("Выборка и прямая", "The sample and the line"),
                        Words.same("x"),
                        Words.same("y"),
                        List.of(
                                Curve.dots(new Words("выборка", "sample"), Descent.X, Descent.Y),
                                Curve.line(Words.same("a(x) = w₁x + w₀"), new double[] {0, 4}, new double[] {
                                    w0, w0 + 4 * w1
                                }))))
                .near(Words.same("w₀ = 1.04"), w0, 1.04, 1e-9)
                .near(Words.same("w₁ = 1.99"), w1, 1.99, 1e-9)
                .near(Words.same("Q = 0.0214"), q, 0.0214, 1e-9)
                .near(Words.same("Q(0, 0) = 33.142"), quality.apply(zero).itemDouble(), 33.142, 1e-9);
    }

    private double[] column(double a, double b) {
        return Autodiff.hessianVector(quality, Tensor.of(new double[] {0, 0}, 2), Tensor.of(new double[] {a, b}, 2))
                .toDoubleArray();
    }
}
