package dev.gradus.lessons;

import dev.gradus.nn.Linear;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// L49 and L50: a fully connected layer, output by output and as a matrix.
///
/// @param view which of the two items
/// @param layer what makes outputs (m) of inputs (n), weights (m, n) and biases (m)
public record FullyConnected(View view, Layer layer) implements Lesson {
    static final Layer LINEAR = (x, w, b) -> new Linear(Parameter.of(w), Optional.of(Parameter.of(b))).forward(x);

    private static final double[][] W = {{1, 2, 0}, {0, -1, 3}};

    /// How to look at it.
    public enum View {
        /// L49: each output by itself.
        OUTPUTS,
        /// L50: n inputs, m outputs, one matrix.
        MATRIX
    }

    /// A layer of a network.
    @FunctionalInterface
    public interface Layer {
        /// The outputs (m) of inputs (n), weights (m, n) and biases (m).
        Tensor of(Tensor x, Tensor w, Tensor b);
    }

    /// The framework's linear layer.
    public FullyConnected(View view) {
        this(view, LINEAR);
    }

    @Override
    public Item item() {
        return switch (view) {
            case OUTPUTS ->
                new Item(
                        "L49",
                        new Words("Полносвязный слой: один выход", "A fully connected layer: one output"),
                        new Words(
                                "Каждый выход — линейная модель над всеми входами: взвешенная сумма и сдвиг.",
                                "Each output is a linear model of all inputs: a weighted sum and a bias."),
                        "zⱼ = Σᵢ wⱼᵢxᵢ + bⱼ");
            case MATRIX ->
                new Item(
                        "L50",
                        new Words(
                                "Полносвязный слой: n входов, m выходов",
                                "A fully connected layer: n inputs, m outputs"),
                        new Words(
                                "Веса всех выходов — строки матрицы m×n, слой — умножение на неё и сдвиг.",
                                "The weights of all outputs are the rows of an m×n matrix; the layer multiplies by it and "
                                        + "adds the biases."),
                        "z = Wx + b");
        };
    }

    @Override
    public Outcome compute(Choices choices) {
        double[] x = {1, 2, -1};
        double[] b = {0.5, 1};
        double[] z = layer.of(Tensor.of(x, 3), Grid.tensor(W), Tensor.of(b, 2)).toDoubleArray();
        Outcome outcome = new Outcome()
                .value("z₁", z[0])
                .value("z₂", z[1])
                .figure(
                        view == View.MATRIX
                                ? Grid.table(Words.same("W"), W)
                                : new Figure.Network(
                                        new Words("входы и выходы", "inputs and outputs"),
                                        List.of(List.of("x₁", "x₂", "x₃"), List.of("z₁", "z₂")),
                                        List.of(
                                                new Figure.Edge("x₁", "z₁"),
                                                new Figure.Edge("x₂", "z₁"),
                                                new Figure.Edge("x₃", "z₁"),
                                                new Figure.Edge("x₁", "z₂"),
                                                new Figure.Edge("x₂", "z₂"),
                                                new Figure.Edge("x₃", "z₂"))))
                .near(Words.same("z₁ = 1·1 + 2·2 + 0·(−1) + 0.5 = 5.5"), z[0], 5.5, 1e-12)
                .near(Words.same("z₂ = 0·1 − 1·2 + 3·(−1) + 1 = −4"), z[1], -4, 1e-12);
        if (view == View.MATRIX) {
            Tensor two = layer.of(Tensor.of(new double[] {1, 2, -1, 0, 0, 0}, 2, 3), Grid.tensor(W), Tensor.of(b, 2));
            double[] rows = two.toDoubleArray();
            outcome.near(new Words("второй пример: z₁ = b₁", "a second example: z₁ = b₁"), rows[2], 0.5, 1e-12)
                    .near(new Words("второй пример: z₂ = b₂", "a second example: z₂ = b₂"), rows[3], 1, 1e-12);
        }
        return outcome;
    }
}
