package dev.gradus.lessons;

import dev.gradus.nn.Activations;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// L60: gated linear units: ReGLU, GEGLU, SwiGLU.
///
/// @param gate what makes an output of a gate's values u, another layer's values v and an activation
public record GatedUnits(Gate gate) implements Lesson {
    private static final String[] NAMES = {"ReGLU", "GEGLU", "SwiGLU₁"};
    private static final double[][] EXPECTED = {{6, -3}, {5.991901, -2.524034}, {5.715445, -2.193176}};

    /// A gated unit.
    @FunctionalInterface
    public interface Gate {
        /// The outputs of the gate's values and the others.
        Tensor of(Tensor u, Tensor v, UnaryOperator<Tensor> activation);
    }

    /// `f(u)·v`.
    public GatedUnits() {
        this((u, v, f) -> f.apply(u).mul(v));
    }

    @Override
    public Item item() {
        return new Item(
                "L60",
                new Words("Вентильные слои GLU", "Gated linear units"),
                new Words(
                        "Два линейных слоя над одним входом; активация первого решает, сколько пропустить из второго.",
                        "Two linear layers of one input; the activation of the first decides how much of the second "
                                + "passes."),
                "GLU_f(x) = f(xW + b) ⊙ (xV + c)");
    }

    @Override
    public Outcome compute(Choices choices) {
        Tensor x = Tensor.of(new double[] {1, -2}, 2);
        Tensor u = FullyConnected.LINEAR.of(
                x, Grid.tensor(new double[][] {{1, 0.5}, {-1, 0.25}}).transpose(), Tensor.of(new double[] {0, 1}, 2));
        Tensor v = FullyConnected.LINEAR.of(
                x, Grid.tensor(new double[][] {{2, -1}, {0.5, 1}}).transpose(), Tensor.of(new double[] {1, 0}, 2));
        List<UnaryOperator<Tensor>> activations = List.of(Tensor::relu, Activations::gelu, Activations::silu);
        double[] a = u.toDoubleArray();
        double[] b = v.toDoubleArray();
        Outcome outcome = new Outcome()
                .value("u₁", a[0])
                .value("u₂", a[1])
                .value("v₁", b[0])
                .value("v₂", b[1]);
        double[][] rows = new double[NAMES.length][];
        for (int i = 0; i < NAMES.length; i++) {
            rows[i] = gate.of(u, v, activations.get(i)).toDoubleArray();
            for (int j = 0; j < 2; j++) {
                outcome.near(
                        Words.same(NAMES[i] + (j == 0 ? "₁ = " : "₂ = ") + EXPECTED[i][j]),
                        rows[i][j],
                        EXPECTED[i][j],
                        1e-6);
            }
        }
        List<List<String>> cells = IntStream.range(0, rows.length)
                .mapToObj(i -> List.of(NAMES[i], Ticks.number(rows[i][0], 4), Ticks.number(rows[i][1], 4)))
                .toList();
        return outcome.figure(Figure.Table.of(new Words("Выходы", "Outputs"), List.of("", "1", "2"), cells));
    }
}
