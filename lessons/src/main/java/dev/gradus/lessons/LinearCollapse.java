package dev.gradus.lessons;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// L54: two linear layers are one.
///
/// @param bias the bias of the one layer from (V, b, c)
public record LinearCollapse(Bias bias) implements Lesson {
    private static final double[][] W = {{1, 2}, {0, -1}, {3, 1}};
    private static final double[][] V = {{2, 1, 0}, {-1, 0, 1}};

    /// The bias of the one layer.
    @FunctionalInterface
    public interface Bias {
        /// From the second layer's weights and both biases.
        Tensor of(Tensor v, Tensor b, Tensor c);
    }

    /// `Vb + c`.
    public LinearCollapse() {
        this((v, b, c) -> v.matmul(b.reshape(-1, 1)).reshape(-1).add(c));
    }

    @Override
    public Item item() {
        return new Item(
                "L54",
                new Words("Два линейных слоя не лучше одного", "Two linear layers are no better than one"),
                new Words(
                        "Линейная функция от линейной — линейная: слои с W, b и V, c равны одному слою с VW и Vb + c. "
                                + "17 параметров умеют не больше шести.",
                        "A linear function of a linear one is linear: layers W, b and V, c equal one layer VW, Vb + c. 17 "
                                + "parameters can do no more than 6."),
                "V(Wx + b) + c = (VW)x + (Vb + c)");
    }

    @Override
    public Outcome compute(Choices choices) {
        Tensor w = Grid.tensor(W);
        Tensor v = Grid.tensor(V);
        Tensor b = Tensor.of(new double[] {1, 0, -1}, 3);
        Tensor c = Tensor.of(new double[] {0.5, -0.5}, 2);
        Tensor vw = v.matmul(w);
        Tensor one = bias.of(v, b, c);
        Tensor x = Key.of(7).normal(100, 2).cast(dev.gradus.tensor.DType.F64);
        Tensor twice = FullyConnected.LINEAR.of(FullyConnected.LINEAR.of(x, w, b), v, c);
        double apart =
                twice.sub(FullyConnected.LINEAR.of(x, vw, one)).abs().max().itemDouble();
        double[] p = vw.toDoubleArray();
        double[] q = one.toDoubleArray();
        return new Outcome()
                .value(new Words("наибольшее расхождение", "largest difference"), apart)
                .figure(Grid.table(Words.same("VW"), new double[][] {{p[0], p[1]}, {p[2], p[3]}}))
                .figure(Figure.Bars.of(
                        new Words("параметров", "parameters"),
                        List.of("W, b, V, c", "VW, Vb + c"),
                        List.of(
                                (double) (w.shape().size()
                                        + b.shape().size()
                                        + v.shape().size()
                                        + c.shape().size()),
                                (double) (vw.shape().size() + one.shape().size()))))
                .near(Words.same("(VW)₁₁ = 2"), p[0], 2, 0)
                .near(Words.same("(VW)₁₂ = 3"), p[1], 3, 0)
                .near(Words.same("(VW)₂₁ = 2"), p[2], 2, 0)
                .near(Words.same("(VW)₂₂ = −1"), p[3], -1, 0)
                .near(Words.same("(Vb + c)₁ = 2.5"), q[0], 2.5, 0)
                .near(Words.same("(Vb + c)₂ = −2.5"), q[1], -2.5, 0)
                .near(new Words("на 100 точках слои совпадают", "the layers agree on 100 points"), apart, 0, 1e-9);
    }
}
