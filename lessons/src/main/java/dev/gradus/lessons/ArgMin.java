package dev.gradus.lessons;

import dev.gradus.classic.LeastSquares;
import dev.gradus.classic.Polynomial;
import java.util.List;

/// L10: training is the search for the model of the least error in a family; two ways find the same one.
///
/// @param rule how a step of the second way is made
public record ArgMin(Descent.Rule rule) implements Lesson {
    /// Against the gradient.
    public ArgMin() {
        this(Descent.AGAINST_GRADIENT);
    }

    @Override
    public Item item() {
        return new Item(
                "L10",
                new Words("Обучение: лучшая модель семейства", "Training: the best model of a family"),
                new Words(
                        "Семейство линейных моделей задано весами; обучение ищет веса с наименьшей ошибкой. Формула "
                                + "(QR-разложение) и градиентный спуск приходят к одним и тем же весам.",
                        "A family of linear models is given by weights; training seeks those of the least error. The "
                                + "closed form (by QR) and gradient descent come to the same weights."),
                "a = argmin Q(a, X),  a ∈ 𝒜 = {w₀ + w₁x₁ + …}");
    }

    @Override
    public Outcome compute(Choices choices) {
        double[] exact = LeastSquares.fit(Polynomial.features(Descent.X, 1), Descent.Y);
        List<double[]> trace = Descent.trace(rule, new double[] {0, 0}, 0.1, 1e-9, 5000);
        double[] w = trace.getLast();
        return new Outcome()
                .value("w₀ QR", exact[0])
                .value("w₁ QR", exact[1])
                .value("w₀ GD", w[0])
                .value("w₁ GD", w[1])
                .figure(Descent.surface(new Words("Спуск к решению формулы", "The descent to the closed form"), trace))
                .near(new Words("|w₀ − w₀′| < 10⁻⁶", "|w₀ − w₀′| < 10⁻⁶"), w[0] - exact[0], 0, 1e-6)
                .near(new Words("|w₁ − w₁′| < 10⁻⁶", "|w₁ − w₁′| < 10⁻⁶"), w[1] - exact[1], 0, 1e-6);
    }
}
