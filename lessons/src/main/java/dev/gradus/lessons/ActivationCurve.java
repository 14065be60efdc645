package dev.gradus.lessons;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// L56 and L57: the sigmoid and ReLU with their derivatives.
///
/// @param kind which of the two items
/// @param function the activation
public record ActivationCurve(Kind kind, UnaryOperator<Tensor> function) implements Lesson {
    /// Which activation.
    public enum Kind {
        /// L56.
        SIGMOID,
        /// L57.
        RELU
    }

    /// The framework's function.
    public ActivationCurve(Kind kind) {
        this(kind, kind == Kind.SIGMOID ? Tensor::sigmoid : Tensor::relu);
    }

    @Override
    public Item item() {
        return switch (kind) {
            case SIGMOID ->
                new Item(
                        "L56",
                        new Words("Сигмоида", "The sigmoid"),
                        new Words(
                                "Любое число становится числом от 0 до 1. Производная не больше 1/4, а вдали от нуля почти 0.",
                                "Any number becomes one between 0 and 1. The derivative is at most 1/4, and almost 0 far from "
                                        + "zero."),
                        "f(x) = 1 / (1 + e⁻ˣ)");
            case RELU ->
                new Item(
                        "L57",
                        new Words("ReLU", "ReLU"),
                        new Words(
                                "Отрицательное становится нулём, положительное остаётся. В нуле производная по таблице 0.",
                                "Negative numbers become 0, positive ones stay. At 0 the derivative is 0, as in the table."),
                        "f(x) = max(0, x)");
        };
    }

    private double at(double x) {
        return function.apply(Tensor.full(DType.F64, x)).itemDouble();
    }

    private double slope(double x) {
        Tensor at = Tensor.of(new double[] {x}, 1);
        return Autodiff.grad(function.apply(at).sum(), at).toDoubleArray()[0];
    }

    @Override
    public Outcome compute(Choices choices) {
        double[] x =
                IntStream.rangeClosed(-600, 600).mapToDouble(i -> i / 100.0).toArray();
        Tensor points = Tensor.of(x, x.length);
        Tensor y = function.apply(points);
        Outcome outcome = new Outcome()
                .figure(new Figure.Chart(
                        new Words("функция и производная", "function and derivative"),
                        Words.same("x"),
                        Words.same("f"),
                        List.of(
                                Curve.line(Words.same("f"), x, y.toDoubleArray()),
                                Curve.line(
                                        Words.same("f′"),
                                        x,
                                        Autodiff.grad(y.sum(), points).toDoubleArray()))));
        return switch (kind) {
            case SIGMOID ->
                outcome.near(Words.same("f(1) = 0.731059"), at(1), 0.731059, 1e-6)
                        .near(Words.same("f′(0) = 0.25"), slope(0), 0.25, 1e-12)
                        .near(Words.same("f(1000) = 1"), at(1000), 1, 0)
                        .near(Words.same("f(−1000) = 0"), at(-1000), 0, 1e-300);
            case RELU ->
                outcome.near(Words.same("f(−1) = 0"), at(-1), 0, 0)
                        .near(Words.same("f(2) = 2"), at(2), 2, 0)
                        .near(Words.same("f′(0) = 0"), slope(0), 0, 0)
                        .near(Words.same("f′(3) = 1"), slope(3), 1, 0);
        };
    }
}
