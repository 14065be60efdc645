package dev.gradus.lessons;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// L53: ways to join linear layers, and which of them is more than a line.
///
/// @param between what stands between two layers of the last way
public record LayersJoined(UnaryOperator<Tensor> between) implements Lesson {
    /// ReLU.
    public LayersJoined() {
        this(Tensor::relu);
    }

    @Override
    public Item item() {
        return new Item(
                "L53",
                new Words("Как соединить слои в сильную модель?", "How to join layers into a strong model?"),
                new Words(
                        "Слои можно складывать и ставить друг за другом; пока все они линейны, кривизна модели ровно 0. "
                                + "Только нелинейность между слоями делает модель сильнее прямой.",
                        "Layers can be added up and put one after the other; while all are linear, the model's curvature "
                                + "is exactly 0. Only a non-linearity between them makes it stronger than a line."),
                "a(x + d) − 2a(x) + a(x − d)");
    }

    private static Tensor linear(int seed, Tensor x, int to) {
        return x.matmul(Key.of(seed).normal(x.size(-1), to).cast(DType.F64))
                .add(Key.of(seed + 100).normal(to).cast(DType.F64));
    }

    @Override
    public Outcome compute(Choices choices) {
        int points = 81;
        double[] x = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = -2 + i * 0.05;
        }
        Tensor column = Tensor.of(x, points, 1);
        double[] sum = linear(1, column, 1).add(linear(2, column, 1)).toDoubleArray();
        double[] chain = linear(4, linear(3, column, 8), 1).toDoubleArray();
        double[] bent = linear(4, between.apply(linear(3, column, 8)), 1).toDoubleArray();
        return new Outcome()
                .figure(new Figure.Chart(
                        new Words("Три способа соединить слои", "Three ways to join layers"),
                        Words.same("x"),
                        Words.same("a(x)"),
                        List.of(
                                Curve.line(new Words("сумма слоёв", "a sum of layers"), x, sum),
                                Curve.line(new Words("слой за слоем", "layer after layer"), x, chain),
                                Curve.line(new Words("с ReLU между ними", "with ReLU between"), x, bent))))
                .near(new Words("кривизна суммы", "curvature of the sum"), curvature(sum), 0, 1e-10)
                .near(new Words("кривизна цепочки", "curvature of the chain"), curvature(chain), 0, 1e-10)
                .between(
                        new Words("кривизна с нелинейностью", "curvature with the non-linearity"),
                        curvature(bent),
                        0.01,
                        10);
    }

    private static double curvature(double[] y) {
        double most = 0;
        for (int i = 1; i < y.length - 1; i++) {
            most = Math.max(most, Math.abs(y[i + 1] - 2 * y[i] + y[i - 1]));
        }
        return most;
    }
}
