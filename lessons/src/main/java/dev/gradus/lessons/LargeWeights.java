package dev.gradus.lessons;

import dev.gradus.classic.LeastSquares;
import dev.gradus.classic.Polynomial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// L18: large weights are a symptom of an unregularized fit of almost dependent features; ridge takes them down.
///
/// @param ridge the weights for a penalty λ
public record LargeWeights(Ridge ridge) implements Lesson {
    private static final int DEGREE = 15;

    /// Ridge regression, no penalty on w₀.
    public LargeWeights() {
        this((x, y, lambda) -> LeastSquares.ridge(x, y, lambda, 0));
    }

    /// How weights with a penalty are found.
    @FunctionalInterface
    public interface Ridge {
        /// The weights of rows of features, their answers and λ.
        double[] weights(double[][] x, double[] y, double lambda);
    }

    @Override
    public Item item() {
        return new Item(
                "L18",
                new Words("Большие коэффициенты — симптом", "Large coefficients are a symptom"),
                new Words(
                        "У многочлена степени 15 коэффициенты порядка 10¹⁰: признаки почти зависимы, и ничто не "
                                + "удерживает веса. Штраф λ‖w‖² возвращает их к единицам, и ошибка на новых точках падает; "
                                + "при слишком большом λ модель недообучена.",
                        "The polynomial of degree 15 has coefficients of about 10¹⁰: the features almost depend on each "
                                + "other, and nothing holds the weights. A penalty λ‖w‖² brings them back to ones, and "
                                + "the error on fresh points falls; with too large a λ the model underfits."),
                "‖Xw − y‖² + λ‖w‖² → min");
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("lambda", 1e-4, 1e-12, 1e3, new Words("штраф λ", "the penalty λ")));
    }

    @Override
    public Outcome compute(Choices choices) {
        CosineSample train = CosineSample.train();
        CosineSample fresh = CosineSample.fresh();
        double[][] x = Polynomial.features(train.x(), DEGREE);
        double[][] test = Polynomial.features(fresh.x(), DEGREE);
        double[] free = LeastSquares.fit(x, train.y());
        double[] small = ridge.weights(x, train.y(), choices.number("lambda"));
        double[] under = ridge.weights(x, train.y(), 1);
        return new Outcome()
                .value("max|w|, λ = 0", largest(free))
                .value("max|w|", largest(small))
                .figure(bars(new Words("lg |wⱼ| без штрафа", "lg |wⱼ| without a penalty"), free))
                .figure(bars(new Words("lg |wⱼ| со штрафом", "lg |wⱼ| with the penalty"), small))
                .between(Words.same("10⁹ < max|w| < 10¹¹"), largest(free), 1e9, 1e11)
                .near(Words.same("λ = 10⁻⁴: max|w| = 4.84"), largest(small), 4.84, 5e-3)
                .near(
                        new Words("λ = 10⁻⁴: на новых точках Q = 0.01074", "λ = 10⁻⁴: fresh points Q = 0.01074"),
                        LeastSquares.meanSquaredError(small, test, fresh.y()),
                        0.01074,
                        5e-6)
                .near(
                        new Words("λ = 1: на новых точках Q = 0.1115", "λ = 1: fresh points Q = 0.1115"),
                        LeastSquares.meanSquaredError(under, test, fresh.y()),
                        0.1115,
                        5e-5);
    }

    private static double largest(double[] w) {
        return Arrays.stream(w).map(Math::abs).max().orElse(Double.NaN);
    }

    private static Figure bars(Words title, double[] w) {
        List<String> labels = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        for (int j = 0; j < w.length; j++) {
            labels.add("w" + j);
            heights.add(StrictMath.log10(Math.abs(w[j])));
        }
        return Figure.Bars.of(title, labels, heights);
    }
}
