package dev.gradus.lessons;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// L19: the gradient is the vector of partial derivatives.
///
/// @param hill the function
public record GradientOfFunction(Gradient hill) implements Lesson {
    /// A gradient of f = x² + 3y² at a point.
    @FunctionalInterface
    public interface Gradient {
        /// The two partial derivatives at (x, y).
        double[] at(double x, double y);
    }

    /// The engine's gradient.
    public GradientOfFunction() {
        this(Hill.BOWL::gradient);
    }

    @Override
    public Item item() {
        return new Item(
                "L19",
                new Words("Градиент", "The gradient"),
                new Words(
                        "Градиент — вектор частных производных. Автоматическое дифференцирование даёт те же числа, "
                                + "что и центральная разность.",
                        "The gradient is the vector of partial derivatives. Automatic differentiation yields the "
                                + "numbers that a central difference yields."),
                "∇f = (∂f/∂x₁, …, ∂f/∂x_d);  f = x² + 3y²");
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("x", 1, -2, 2, Words.same("x")), new Setting("y", 1, -2, 2, Words.same("y")));
    }

    @Override
    public Outcome compute(Choices choices) {
        double x = choices.number("x");
        double y = choices.number("y");
        double[] g = hill.at(x, y);
        double h = 1e-5;
        double dx = (Hill.BOWL.at(x + h, y) - Hill.BOWL.at(x - h, y)) / (2 * h);
        double dy = (Hill.BOWL.at(x, y + h) - Hill.BOWL.at(x, y - h)) / (2 * h);
        double gap =
                Tensor.of(new double[] {g[0] - dx, g[1] - dy}, 2).abs().max().itemDouble();
        return new Outcome()
                .value("∂f/∂x", g[0])
                .value("∂f/∂y", g[1])
                .figure(Figure.Table.of(
                        new Words("Производные двумя путями", "The derivatives in two ways"),
                        List.of("", "∂f/∂x", "∂f/∂y"),
                        List.of(
                                List.of("autodiff", Ticks.number(g[0]), Ticks.number(g[1])),
                                List.of("[f(+h) − f(−h)] / 2h", Ticks.number(dx), Ticks.number(dy)))))
                .near(new Words("∂f/∂x в (1, 1) равна 2", "∂f/∂x at (1, 1) is 2"), g[0], 2, 1e-12)
                .near(new Words("∂f/∂y в (1, 1) равна 6", "∂f/∂y at (1, 1) is 6"), g[1], 6, 1e-12)
                .between(
                        new Words("расхождение с центральной разностью", "distance from the central difference"),
                        gap,
                        0,
                        1e-6);
    }
}
