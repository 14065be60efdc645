package dev.gradus.lessons;

import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// L09: the quality functional is the mean of the losses over the sample.
///
/// @param mean how the losses of a sample become one number
public record MeanLoss(UnaryOperator<Tensor> mean) implements Lesson {
    /// The mean.
    public MeanLoss() {
        this(losses -> losses.mean());
    }

    @Override
    public Item item() {
        return new Item(
                "L09",
                new Words("Функционал ошибки", "The error functional"),
                new Words(
                        "Среднее потерь по выборке: чем меньше, тем лучше. Выбор метрики меняет, какая модель лучше: "
                                + "средний квадрат сильнее наказывает редкую большую ошибку, чем средний модуль.",
                        "The mean loss over the sample: the smaller the better. The metric decides which model wins: "
                                + "a mean square punishes one large error more than a mean absolute value does."),
                "Q(a, X) = 1/ℓ · Σ L(yᵢ, a(xᵢ))");
    }

    @Override
    public Outcome compute(Choices choices) {
        double q = mean.apply(Tensor.of(new double[] {30, 10}, 2)).itemDouble();
        Tensor rareLarge = Tensor.of(new double[] {0, 0, 0, 6}, 4);
        Tensor manySmall = Tensor.of(new double[] {2, 2, 2, 2}, 4);
        double squares = mean.apply(rareLarge.square())
                .sub(mean.apply(manySmall.square()))
                .itemDouble();
        double moduli =
                mean.apply(rareLarge.abs()).sub(mean.apply(manySmall.abs())).itemDouble();
        return new Outcome()
                .value("Q", q)
                .figure(Figure.Bars.of(
                        new Words(
                                "Ошибка модели 1 минус ошибка модели 2: знак меняется",
                                "Model 1's error minus model 2's: the sign changes"),
                        List.of("MSE", "MAE"),
                        List.of(squares, moduli)))
                .near(new Words("потери 30 и 10 дают Q = 20", "losses of 30 and 10 make Q = 20"), q, 20, 0)
                .near(new Words("по MSE лучше модель 2", "by MSE model 2 is better"), squares, 5, 1e-12)
                .near(new Words("по MAE лучше модель 1", "by MAE model 1 is better"), moduli, -0.5, 1e-12);
    }
}
