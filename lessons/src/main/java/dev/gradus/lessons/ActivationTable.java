package dev.gradus.lessons;

import dev.gradus.nn.Activations;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// L58: the table of activations.
///
/// @param gelu GELU, the formula under study
public record ActivationTable(UnaryOperator<Tensor> gelu) implements Lesson {
    /// The framework's GELU.
    public ActivationTable() {
        this(Activations::gelu);
    }

    private record Entry(String name, UnaryOperator<Tensor> function, double atMinusOne) {}

    private List<Entry> table() {
        return List.of(
                new Entry("ReLU", Tensor::relu, 0),
                new Entry("GELU", gelu, -0.158655),
                new Entry("Softplus", Activations::softplus, 0.313262),
                new Entry("ELU", x -> Activations.elu(x, 1), -0.632121),
                new Entry("SELU", Activations::selu, -1.111331),
                new Entry("Leaky ReLU", x -> Activations.leakyRelu(x, 0.01), -0.01),
                new Entry("SiLU", Activations::silu, -0.268941));
    }

    @Override
    public Item item() {
        return new Item(
                "L58",
                new Words("Таблица функций активации", "The table of activations"),
                new Words(
                        "ReLU и её сглаженные родственники. GELU и SiLU немонотонны: слева от нуля у них есть минимум.",
                        "ReLU and its smoothed relatives. GELU and SiLU are not monotone: left of zero they have a minimum."),
                "GELU(x) = ½x(1 + erf(x/√2)), SiLU(x) = x/(1 + e⁻ˣ)");
    }

    @Override
    public Outcome compute(Choices choices) {
        double[] x = IntStream.rangeClosed(-40, 40).mapToDouble(i -> i / 10.0).toArray();
        Tensor points = Tensor.of(x, x.length);
        Outcome outcome = new Outcome();
        List<Curve> curves = new ArrayList<>();
        for (Entry e : table()) {
            double[] y = e.function.apply(points).toDoubleArray();
            curves.add(Curve.line(Words.same(e.name), x, y));
            outcome.near(Words.same(e.name + "(−1) = " + e.atMinusOne), y[30], e.atMinusOne, 1e-6);
        }
        double[] fine =
                IntStream.rangeClosed(-30_000, 0).mapToDouble(i -> i / 10_000.0).toArray();
        Tensor left = Tensor.of(fine, fine.length);
        minimum(outcome, "GELU", fine, gelu.apply(left).toDoubleArray(), -0.7518, -0.16997);
        minimum(outcome, "SiLU", fine, Activations.silu(left).toDoubleArray(), -1.2785, -0.27846);
        double[] difference =
                gelu.apply(points).sub(Activations.geluTanh(points)).abs().toDoubleArray();
        double apart = Arrays.stream(difference).max().orElseThrow();
        return outcome.value("max|GELU − tanh-GELU|", apart)
                .figure(new Figure.Chart(
                        new Words("функции активации", "activations"), Words.same("x"), Words.same("f(x)"), curves))
                .between(
                        new Words(
                                "tanh-GELU отличается не больше чем на 4.8·10⁻⁴",
                                "tanh-GELU differs by at most 4.8·10⁻⁴"),
                        apart,
                        1e-5,
                        4.8e-4);
    }

    private static void minimum(Outcome outcome, String name, double[] x, double[] y, double where, double least) {
        int at = 0;
        for (int i = 1; i < y.length; i++) {
            at = y[i] < y[at] ? i : at;
        }
        outcome.near(new Words("минимум " + name, "minimum of " + name), y[at], least, 1e-5)
                .near(new Words("минимум " + name + " при x =", "minimum of " + name + " at x ="), x[at], where, 1e-3);
    }
}
