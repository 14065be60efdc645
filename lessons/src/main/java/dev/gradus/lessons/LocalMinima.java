package dev.gradus.lessons;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// L35: gradient descent finds a local minimum, which depends on the start.
///
/// @param function the function that it descends
public record LocalMinima(UnaryOperator<Tensor> function) implements Lesson {
    /// x⁴ − 4x² + x.
    public LocalMinima() {
        this(x -> x.square().square().sub(x.square().mul(4)).add(x));
    }

    @Override
    public Item item() {
        return new Item(
                "L35",
                new Words("Локальные минимумы", "Local minima"),
                new Words(
                        "Градиентный спуск находит только локальный минимум: начало −0.1 ведёт в левый, более "
                                + "глубокий, начало 0.2 — в правый. Граница между ними — локальный максимум.",
                        "Gradient descent only finds a local minimum: a start at −0.1 leads to the left, deeper one, "
                                + "a start at 0.2 to the right one. A local maximum parts them."),
                "f(x) = x⁴ − 4x² + x");
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("start", -0.1, -2, 2, new Words("начальная точка", "the start")));
    }

    @Override
    public Outcome compute(Choices choices) {
        double left = descend(choices.number("start"));
        double right = descend(0.2);
        double[] x = new double[101];
        double[] y = new double[101];
        for (int i = 0; i <= 100; i++) {
            x[i] = -2.1 + 4.2 * i / 100;
            y[i] = at(x[i]);
        }
        return new Outcome()
                .value("x₁", left)
                .value("f(x₁)", at(left))
                .value("x₂", right)
                .value("f(x₂)", at(right))
                .figure(new Figure.Chart(
                        new Words("Два минимума", "Two minima"),
                        Words.same("x"),
                        Words.same("f(x)"),
                        List.of(
                                Curve.line(Words.same("f"), x, y),
                                Curve.dots(
                                        new Words("куда пришёл спуск", "where the descent ended"),
                                        new double[] {left, right},
                                        new double[] {at(left), at(right)}))))
                .near(new Words("из −0.1: x = −1.47300", "from −0.1: x = −1.47300"), left, -1.473, 1e-5)
                .near(Words.same("f = −5.44419"), at(left), -5.44419, 1e-5)
                .near(new Words("из 0.2: x = 1.34700", "from 0.2: x = 1.34700"), right, 1.347, 1e-5)
                .near(Words.same("f = −2.61856"), at(right), -2.61856, 1e-5);
    }

    private double at(double x) {
        return function.apply(Tensor.of(new double[] {x}, 1)).sum().itemDouble();
    }

    private double descend(double start) {
        double x = start;
        for (int t = 0; t < 400; t++) {
            Tensor at = Tensor.of(new double[] {x}, 1);
            x -= 0.05 * Autodiff.grad(function.apply(at).sum(), at).toDoubleArray()[0];
        }
        return x;
    }
}
