package dev.gradus.lessons;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;

/// L63: the loss of a small network and its gradient to each parameter.
///
/// @param loss the loss of a target and a prediction
public record LossGradient(BinaryOperator<Tensor> loss) implements Lesson {
    private static final List<String> NAMES = List.of("∂w", "∂b", "∂v", "∂c");
    private static final double[] EXPECTED = {12, 6, 2, 2};

    /// The squared error.
    public LossGradient() {
        this((y, a) -> a.sub(y).square());
    }

    @Override
    public Item item() {
        return new Item(
                "L63",
                new Words("Ошибка сети и её градиент", "A network's loss and its gradient"),
                new Words(
                        "Сеть дифференцируема, значит, её обучают как линейную модель: градиентом средней ошибки по всем "
                                + "параметрам. Один пример x = 2, y = 1 и сеть v·ReLU(wx + b) + c.",
                        "The network is differentiable, so it is trained like a linear model: by the gradient of the mean "
                                + "loss to all parameters. One example x = 2, y = 1 and the network v·ReLU(wx + b) + c."),
                "1/ℓ·Σ L(yᵢ, a(xᵢ)) → min");
    }

    @Override
    public Outcome compute(Choices choices) {
        Tensor w = Tensor.full(DType.F64, 0.5);
        Tensor b = Tensor.full(DType.F64, 0.0);
        Tensor v = Tensor.full(DType.F64, 3.0);
        Tensor c = Tensor.full(DType.F64, -1.0);
        Tensor a = w.mul(2).add(b).relu().mul(v).add(c);
        Tensor q = loss.apply(Tensor.full(DType.F64, 1.0), a);
        double[] g = Autodiff.grad(q, List.of(w, b, v, c)).stream()
                .mapToDouble(Tensor::itemDouble)
                .toArray();
        Outcome outcome = new Outcome()
                .value("a", a.itemDouble())
                .value("L", q.itemDouble())
                .figure(Figure.Bars.of(new Words("градиент", "gradient"), NAMES, List.of(g[0], g[1], g[2], g[3])))
                .near(Words.same("a = 2"), a.itemDouble(), 2, 1e-12)
                .near(Words.same("L = 1"), q.itemDouble(), 1, 1e-12);
        for (int i = 0; i < g.length; i++) {
            outcome.near(Words.same(NAMES.get(i) + " = " + (int) EXPECTED[i]), g[i], EXPECTED[i], 1e-12);
        }
        return outcome;
    }
}
