package dev.gradus.lessons;

import dev.gradus.nn.Initializer;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// L65: the gradient of an early layer is a product over all later ones.
///
/// @param saturating the activation whose gradient vanishes
public record VanishingGradient(UnaryOperator<Tensor> saturating) implements Lesson {
    private static final int LAYERS = 20;
    private static final int WIDTH = 64;

    /// The sigmoid.
    public VanishingGradient() {
        this(Tensor::sigmoid);
    }

    @Override
    public Item item() {
        return new Item(
                "L65",
                new Words("Градиент зависит от всех следующих слоёв", "The gradient depends on all later layers"),
                new Words(
                        "Производная по весам первого слоя — произведение по всем следующим. Производная сигмоиды не больше "
                                + "1/4, и за 20 слоёв градиент исчезает; с ReLU и инициализацией Хе он сохраняется.",
                        "The derivative to the first layer's weights is a product over all later ones. The sigmoid's is at "
                                + "most 1/4, and in 20 layers the gradient vanishes; with ReLU and He initialization it "
                                + "stays."),
                "‖∂L/∂W₁‖ / ‖∂L/∂W₂₀‖");
    }

    /// The norms of the gradients to the layers' weights, first layer first.
    private static double[] norms(UnaryOperator<Tensor> activation) {
        List<Tensor> weights = new ArrayList<>();
        Tensor x = Key.of(3).normal(32, WIDTH);
        for (int i = 0; i < LAYERS; i++) {
            Tensor w =
                    Initializer.heNormal().tensor(Key.of(10 + i), WIDTH, WIDTH).copy();
            weights.add(w);
            x = activation.apply(x.matmul(w.transpose()));
        }
        return Autodiff.grad(x.square().mean(), weights).stream()
                .mapToDouble(g -> g.cast(dev.gradus.tensor.DType.F64)
                        .square()
                        .sum()
                        .sqrt()
                        .itemDouble())
                .toArray();
    }

    @Override
    public Outcome compute(Choices choices) {
        double[] sigmoid = norms(saturating);
        double[] relu = norms(Tensor::relu);
        double[] layer = new double[LAYERS];
        double[] first = new double[LAYERS];
        double[] second = new double[LAYERS];
        for (int i = 0; i < LAYERS; i++) {
            layer[i] = i + 1.0;
            first[i] = StrictMath.log10(sigmoid[i]);
            second[i] = StrictMath.log10(relu[i]);
        }
        double vanished = sigmoid[0] / sigmoid[LAYERS - 1];
        double kept = relu[0] / relu[LAYERS - 1];
        return new Outcome()
                .value(new Words("сигмоида", "sigmoid"), vanished)
                .value("ReLU", kept)
                .figure(new Figure.Chart(
                        new Words("десятичный логарифм нормы градиента", "decimal logarithm of the gradient's norm"),
                        new Words("слой", "layer"),
                        Words.same("lg ‖∂L/∂W‖"),
                        List.of(
                                Curve.line(new Words("сигмоида", "sigmoid"), layer, first),
                                Curve.line(Words.same("ReLU"), layer, second))))
                .between(
                        new Words("сигмоида: первый к последнему < 10⁻⁸", "sigmoid: first to last < 10⁻⁸"),
                        vanished,
                        0,
                        1e-8)
                .between(new Words("ReLU: от 0.1 до 10", "ReLU: from 0.1 to 10"), kept, 0.1, 10);
    }
}
