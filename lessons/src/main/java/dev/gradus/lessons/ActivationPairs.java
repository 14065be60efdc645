package dev.gradus.lessons;

import dev.gradus.nn.Activations;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// L59: activations beside their derivatives.
///
/// @param gelu GELU
public record ActivationPairs(UnaryOperator<Tensor> gelu) implements Lesson {
    /// The framework's GELU.
    public ActivationPairs() {
        this(Activations::gelu);
    }

    private record Entry(String name, UnaryOperator<Tensor> function, double atOne) {}

    @Override
    public Item item() {
        return new Item(
                "L59",
                new Words("Функции активации и их производные", "Activations and their derivatives"),
                new Words(
                        "Справа от нуля все похожи на x, слева различаются: у ReLU производная 0, у Leaky ReLU мала, у GELU "
                                + "и SiLU меняет знак. Производные считает обратное распространение.",
                        "To the right of zero all resemble x, to the left they differ: the derivative of ReLU is 0, of "
                                + "Leaky ReLU small, of GELU and SiLU it changes its sign. Backpropagation computes them."),
                "f(x), f′(x)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("alpha", 0.01, 0, 1, new Words("наклон Leaky ReLU", "slope of Leaky ReLU")));
    }

    @Override
    public Outcome compute(Choices choices) {
        double alpha = choices.number("alpha");
        // f′(1) computed with 12 digits elsewhere
        List<Entry> entries = List.of(
                new Entry("GELU", gelu, 1.08331547059),
                new Entry("SiLU", x -> x.mul(x.sigmoid()), 0.927670511871),
                new Entry("Softplus", Activations::softplus, 0.731058578630),
                new Entry("ReLU", Tensor::relu, 1),
                new Entry("Leaky ReLU", x -> x.gt(0).where(x, x.mul(alpha)), 1));
        double[] x = new double[161];
        for (int i = 0; i < x.length; i++) {
            x[i] = -4 + i / 20.0;
        }
        Outcome outcome = new Outcome();
        for (Entry entry : entries) {
            Tensor at = Tensor.of(x, x.length);
            double[] slopes = slopes(entry.function, at);
            outcome.figure(new Figure.Chart(
                            Words.same(entry.name),
                            Words.same("x"),
                            Words.same(""),
                            List.of(
                                    Curve.line(
                                            Words.same("f"),
                                            x,
                                            entry.function.apply(at).toDoubleArray()),
                                    Curve.line(Words.same("f′"), x, slopes))))
                    .near(
                            Words.same(entry.name + "′(1)"),
                            slopes(entry.function, Tensor.full(DType.F64, 1.0).reshape(1))[0],
                            entry.atOne,
                            1e-10);
        }
        return outcome;
    }

    private static double[] slopes(UnaryOperator<Tensor> function, Tensor at) {
        return Autodiff.grad(function.apply(at).sum(), at).toDoubleArray();
    }
}
