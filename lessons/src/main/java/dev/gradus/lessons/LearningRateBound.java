package dev.gradus.lessons;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// L25: the error surface, its curvature, and the learning rate that it allows.
///
/// @param bound the largest learning rate for a largest curvature
public record LearningRateBound(DoubleUnaryOperator bound) implements Lesson {
    /// η < 2/L.
    public LearningRateBound() {
        this(largest -> 2 / largest);
    }

    @Override
    public Item item() {
        return new Item(
                "L25",
                new Words("Поверхность ошибки", "The error surface"),
                new Words(
                        "Кривизна поверхности — собственные значения гессиана. Спуск сходится, пока η < 2/L, где L — "
                                + "наибольшее из них; при η = 0.15 он уже расходится.",
                        "The surface's curvatures are the Hessian's eigenvalues. The descent converges while "
                                + "η < 2/L, L being the largest of them; at η = 0.15 it diverges."),
                "H = [[2, 4], [4, 12]],  η_max = 2 / λ_max");
    }

    @Override
    public Outcome compute(Choices choices) {
        double[] left = column(1, 0);
        double[] right = column(0, 1);
        double half = (left[0] + right[1]) / 2;
        double root = Math.sqrt(half * half - (left[0] * right[1] - left[1] * right[0]));
        double largest = half + root;
        double rate = bound.applyAsDouble(largest);
        List<double[]> under = trace(0.99 * rate);
        double[] last = under.getLast();
        List<double[]> over = trace(1.01 * rate);
        return new Outcome()
                .value("λ_min", half - root)
                .value("λ_max", largest)
                .value("η_max", rate)
                .figure(Descent.surface(new Words("Чуть ниже границы 2/L", "Just under the bound 2/L"), under))
                .near(Words.same("λ_min = 0.5969"), half - root, 0.5969, 5e-5)
                .near(Words.same("λ_max = 13.4031"), largest, 13.4031, 5e-5)
                .near(Words.same("η_max = 0.14922"), rate, 0.14922, 5e-6)
                .between(
                        new Words("0.99·η_max сходится: Q", "0.99·η_max converges: Q"),
                        Descent.quality(last[0], last[1]),
                        0,
                        0.0215)
                .between(
                        new Words("1.01·η_max расходится: |w₁|", "1.01·η_max diverges: |w₁|"),
                        Math.abs(over.getLast()[1]),
                        1e6,
                        Double.MAX_VALUE);
    }

    private static List<double[]> trace(double rate) {
        return Descent.trace(Descent.AGAINST_GRADIENT, new double[] {0, 0}, rate, 1e-9, 2000);
    }

    private static double[] column(double a, double b) {
        return Autodiff.hessianVector(
                        Descent.QUALITY, Tensor.of(new double[] {0, 0}, 2), Tensor.of(new double[] {a, b}, 2))
                .toDoubleArray();
    }
}
