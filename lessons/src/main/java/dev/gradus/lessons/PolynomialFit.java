package dev.gradus.lessons;

import dev.gradus.classic.LeastSquares;
import dev.gradus.classic.Polynomial;
import java.util.Arrays;
import java.util.List;

/// L15 to L17: a polynomial of low, fitting and high degree through thirty points.
///
/// @param kind which degree
/// @param fit the weights from rows of powers and answers
public record PolynomialFit(Kind kind, Fit fit) implements Lesson {
    private static final int FOLDS = 10;

    /// Least squares.
    public PolynomialFit(Kind kind) {
        this(kind, LeastSquares::fit);
    }

    /// How weights are found.
    @FunctionalInterface
    public interface Fit {
        /// The weights of rows of features and their answers.
        double[] weights(double[][] x, double[] y);
    }

    /// The lecture's three degrees.
    public enum Kind {
        /// A line: too simple.
        LINE(1),
        /// About right.
        FOUR(4),
        /// Too flexible.
        FIFTEEN(15);

        private final int degree;

        Kind(int degree) {
            this.degree = degree;
        }
    }

    @Override
    public Item item() {
        String formula = "a(x) = w₀ + w₁x + … + w_" + kind.degree + " x^" + kind.degree;
        return switch (kind) {
            case LINE ->
                new Item(
                        "L15",
                        new Words("Степень 1: недообучение", "Degree 1: underfitting"),
                        new Words(
                                "Прямая не может повторить косинус: ошибка велика и на обучающих, и на новых точках.",
                                "A line cannot follow a cosine: the error is large on training and on fresh points."),
                        "a(x) = w₀ + w₁x");
            case FOUR ->
                new Item(
                        "L16",
                        new Words("Степень 4: в самый раз", "Degree 4: about right"),
                        new Words(
                                "Многочлен четвёртой степени идёт рядом с косинусом: ошибка мала на обучающих точках, на "
                                        + "новых и на кросс-валидации.",
                                "A polynomial of degree four follows the cosine: the error is small on training points, "
                                        + "on fresh ones and in cross-validation."),
                        formula);
            case FIFTEEN ->
                new Item(
                        "L17",
                        new Words("Степень 15: переобучение", "Degree 15: overfitting"),
                        new Words(
                                "Шестнадцать весов проходят почти через все тридцать точек, а между ними кривая уходит за "
                                        + "край рисунка: на обучении ошибка меньше всех, на новых точках — в сотни раз "
                                        + "больше.",
                                "Sixteen weights run close to all thirty points, and between them the curve leaves the "
                                        + "plot: the least error in training, hundreds of times more on fresh points."),
                        formula);
        };
    }

    @Override
    public Outcome compute(Choices choices) {
        CosineSample train = CosineSample.train();
        double[] w = fit.weights(Polynomial.features(train.x(), kind.degree), train.y());
        double trainError = error(w, train);
        double freshError = error(w, CosineSample.fresh());
        double[] folds = crossValidation(train);
        double mean = Arrays.stream(folds).average().orElse(Double.NaN);
        double spread =
                Math.sqrt(Arrays.stream(folds).map(e -> (e - mean) * (e - mean)).sum() / FOLDS);
        double largest = Arrays.stream(w).map(Math::abs).max().orElse(Double.NaN);
        Outcome outcome = new Outcome()
                .value(new Words("Q на обучении", "Q, training"), trainError)
                .value(new Words("Q на новых точках", "Q, fresh points"), freshError)
                .value("CV", mean)
                .value("CV ±", spread)
                .value("max|w|", largest)
                .figure(picture(train, w));
        switch (kind) {
            case LINE ->
                outcome.near(train(0.22589), trainError, 0.22589, 5e-6)
                        .near(fresh(0.190), freshError, 0.190, 5e-4)
                        .near(Words.same("CV = 0.4077"), mean, 0.4077, 5e-5)
                        .near(Words.same("± 0.425"), spread, 0.425, 5e-4);
            case FOUR ->
                outcome.near(train(0.011565), trainError, 0.011565, 5e-7)
                        .near(fresh(0.01017), freshError, 0.01017, 5e-6)
                        .near(Words.same("CV = 0.04321"), mean, 0.04321, 5e-6)
                        .near(Words.same("± 0.0708"), spread, 0.0708, 5e-5)
                        .near(Words.same("max|w| = 23.6"), largest, 23.6, 0.05);
            case FIFTEEN ->
                outcome.near(train(0.0049856), trainError, 0.0049856, 5e-8)
                        .near(fresh(4.505), freshError, 4.505, 5e-4)
                        .between(Words.same("CV > 10⁶"), mean, 1e6, Double.MAX_VALUE)
                        .near(Words.same("max|w| = 1.569·10¹⁰"), largest, 1.569e10, 5e6);
        }
        return outcome;
    }

    private static Words train(double q) {
        return new Words("на обучении Q = " + q, "training Q = " + q);
    }

    private static Words fresh(double q) {
        return new Words("на новых точках Q = " + q, "fresh points Q = " + q);
    }

    private static double error(double[] w, CosineSample sample) {
        return LeastSquares.meanSquaredError(w, Polynomial.features(sample.x(), w.length - 1), sample.y());
    }

    /// The error of each tenth of the points, in the order of x, for the weights of the other nine.
    private double[] crossValidation(CosineSample sample) {
        int count = sample.x().length / FOLDS;
        double[] errors = new double[FOLDS];
        for (int f = 0; f < FOLDS; f++) {
            CosineSample rest = sample.part(f * count, (f + 1) * count, false);
            double[] w = fit.weights(Polynomial.features(rest.x(), kind.degree), rest.y());
            errors[f] = error(w, sample.part(f * count, (f + 1) * count, true));
        }
        return errors;
    }

    private static Figure picture(CosineSample train, double[] w) {
        int points = 401;
        double[] x = new double[points];
        double[] truth = new double[points];
        double[] model = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = i / (points - 1.0);
            truth[i] = StrictMath.cos(1.5 * Math.PI * x[i]);
            double at = Polynomial.at(w, x[i]);
            model[i] = Math.abs(at) <= 2 ? at : Double.NaN;
        }
        return new Figure.Chart(
                new Words("Точки, косинус, многочлен", "Points, cosine, polynomial"),
                Words.same("x"),
                Words.same("y"),
                List.of(
                        Curve.line(Words.same("cos(1.5πx)"), x, truth),
                        Curve.line(new Words("многочлен", "polynomial"), x, model),
                        Curve.dots(new Words("выборка", "sample"), train.x(), train.y())));
    }
}
