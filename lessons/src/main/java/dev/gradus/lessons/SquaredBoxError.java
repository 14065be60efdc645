package dev.gradus.lessons;

import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;

/// L08: the loss of a predicted box is the sum of four squares.
///
/// @param terms the loss's four terms of the answer and the prediction
public record SquaredBoxError(BinaryOperator<Tensor> terms) implements Lesson {
    /// The squares of the differences.
    public SquaredBoxError() {
        this((y, z) -> y.sub(z).square());
    }

    @Override
    public Item item() {
        return new Item(
                "L08",
                new Words("Функция потерь для рамки", "The loss of a box"),
                new Words(
                        "Потери ответа z при верном y: сумма квадратов ошибок четырёх координат.",
                        "The loss of answering z where y is right: the sum of the four squared errors."),
                "L(y, z) = (a_y − a_z)² + (b_y − b_z)² + (c_y − c_z)² + (d_y − d_z)²");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting("a", 12, 0, 200, new Words("левый край z", "left edge of z")),
                new Setting("b", 19, 0, 200, new Words("верхний край z", "upper edge of z")),
                new Setting("c", 47, 0, 200, new Words("ширина z", "width of z")),
                new Setting("d", 104, 0, 200, new Words("высота z", "height of z")));
    }

    @Override
    public Outcome compute(Choices choices) {
        Tensor y = Tensor.of(new double[] {10, 20, 50, 100}, 4);
        Tensor z = Tensor.of(
                new double[] {choices.number("a"), choices.number("b"), choices.number("c"), choices.number("d")}, 4);
        Tensor four = terms.apply(y, z);
        double loss = four.sum().itemDouble();
        double[] t = four.toDoubleArray();
        return new Outcome()
                .value("L(y, z)", loss)
                .figure(Figure.Bars.of(
                        new Words("Четыре слагаемых потерь", "The loss's four terms"),
                        List.of("a", "b", "c", "d"),
                        List.of(t[0], t[1], t[2], t[3])))
                .near(new Words("4 + 1 + 9 + 16 = 30", "4 + 1 + 9 + 16 = 30"), loss, 30, 0);
    }
}
