package dev.gradus.lessons;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// L64: backpropagation visits each node once, though paths through the network are without number.
///
/// @param between what stands between two layers
public record OncePerNode(UnaryOperator<Tensor> between) implements Lesson {
    private static final int LAYERS = 5;
    private static final int UNITS = 4;

    /// Nothing stands between them.
    public OncePerNode() {
        this(UnaryOperator.identity());
    }

    /// An identity that counts how often its gradient is asked for.
    private record Counted(AtomicInteger visits) implements Op.Custom {
        @Override
        public Tensor decompose(List<Tensor> in) {
            return in.get(0).mul(1);
        }

        @Override
        public List<Tensor> backward(List<Tensor> in, Tensor out, Tensor cotangent) {
            visits.incrementAndGet();
            return List.of(cotangent);
        }
    }

    @Override
    public Item item() {
        return new Item(
                "L64",
                new Words("Обратное распространение ошибки", "Backpropagation"),
                new Words(
                        "Производная — сумма по всем путям от веса к ошибке; путей 10¹⁰ уже в сети 10 слоёв по 10 нейронов. "
                                + "Обратное распространение идёт от последнего слоя к первому и считает каждую производную "
                                + "один раз: тысяча умножений вместо 10¹⁰ путей.",
                        "A derivative is a sum over all paths from the weight to the loss; a network of 10 layers of 10 "
                                + "neurons already has 10¹⁰ of them. Backpropagation goes from the last layer to the first "
                                + "and computes each derivative once: a thousand products instead of 10¹⁰ paths."),
                "∂L/∂xᴺ = Wᵀ · ∂L/∂xᴺ⁺¹");
    }

    @Override
    public Outcome compute(Choices choices) {
        List<AtomicInteger> visits = new ArrayList<>();
        List<double[]> weights = new ArrayList<>();
        Tensor x = Tensor.full(DType.F64, 1, UNITS);
        Tensor at = x;
        for (int layer = 0; layer < LAYERS; layer++) {
            Tensor w = Key.of(5 + layer).normal(UNITS, UNITS).cast(DType.F64);
            weights.add(w.toDoubleArray());
            AtomicInteger counter = new AtomicInteger();
            visits.add(counter);
            at = between.apply(Tensor.node(
                    new Counted(counter), w.matmul(at.reshape(UNITS, 1)).reshape(UNITS)));
        }
        double[] backward = Autodiff.grad(at.sum(), x).toDoubleArray();
        double[] paths = new double[UNITS];
        int products = 0;
        for (int i = 0; i < UNITS; i++) {
            paths[i] = pathSum(weights, 0, i);
        }
        for (double[] w : weights) {
            products += w.length;
        }
        double difference = 0;
        for (int i = 0; i < UNITS; i++) {
            difference = Math.max(difference, Math.abs(paths[i] - backward[i]));
        }
        // diamonds, one after the other: twice as many paths with each
        AtomicInteger shared = new AtomicInteger();
        Tensor top = Tensor.of(new double[] {1}, 1);
        Tensor node = top;
        for (int i = 0; i < 30; i++) {
            node = Tensor.node(new Counted(shared), node);
            node = node.mul(0.5).add(node.mul(0.5));
        }
        double diamond = Autodiff.grad(node.sum(), top).toDoubleArray()[0];
        Outcome outcome = new Outcome()
                .value(new Words("путей", "paths"), UNITS * power(UNITS, LAYERS))
                .value(new Words("умножений", "products"), products)
                .figure(network())
                .figure(growth())
                .near(
                        new Words("сумма по путям = обратное распространение", "sum over paths = backpropagation"),
                        difference,
                        0,
                        1e-10)
                .near(new Words("10 слоёв по 10: путей 10¹⁰", "10 layers of 10: 10¹⁰ paths"), power(10, 10), 1e10, 0)
                .near(
                        new Words("узлов у 30 ромбов 30, посещений", "30 diamonds have 30 nodes; visits"),
                        shared.get(),
                        30,
                        0)
                .near(new Words("производная через 2³⁰ путей", "the derivative over 2³⁰ paths"), diamond, 1, 1e-12);
        for (int layer = 0; layer < LAYERS; layer++) {
            outcome.near(
                    new Words("посещений слоя " + (layer + 1), "visits of layer " + (layer + 1)),
                    visits.get(layer).get(),
                    1,
                    0);
        }
        return outcome;
    }

    private static double power(double base, int exponent) {
        double product = 1;
        for (int i = 0; i < exponent; i++) {
            product *= base;
        }
        return product;
    }

    /// The sum over all paths from a unit to the outputs, path by path.
    private static double pathSum(List<double[]> weights, int layer, int unit) {
        if (layer == weights.size()) {
            return 1;
        }
        double sum = 0;
        for (int next = 0; next < UNITS; next++) {
            sum += weights.get(layer)[next * UNITS + unit] * pathSum(weights, layer + 1, next);
        }
        return sum;
    }

    private static Figure network() {
        List<List<String>> columns = new ArrayList<>();
        List<Figure.Edge> edges = new ArrayList<>();
        for (int layer = 0; layer <= LAYERS; layer++) {
            List<String> column = new ArrayList<>();
            for (int unit = 0; unit < UNITS; unit++) {
                column.add("x" + layer + "," + unit);
                for (int before = 0; layer > 0 && before < UNITS; before++) {
                    edges.add(new Figure.Edge("x" + (layer - 1) + "," + before, "x" + layer + "," + unit));
                }
            }
            columns.add(column);
        }
        return new Figure.Network(new Words("Сеть", "The network"), columns, edges);
    }

    private static Figure growth() {
        double[] layers = new double[10];
        double[] paths = new double[10];
        double[] edges = new double[10];
        for (int i = 0; i < 10; i++) {
            layers[i] = i + 1.0;
            paths[i] = StrictMath.log10(power(10, i + 1));
            edges[i] = StrictMath.log10(100.0 * (i + 1));
        }
        return new Figure.Chart(
                new Words("Пути и рёбра, по 10 нейронов в слое", "Paths and edges, 10 neurons a layer"),
                new Words("слоёв", "layers"),
                Words.same("lg"),
                List.of(
                        Curve.line(new Words("пути", "paths"), layers, paths),
                        Curve.line(new Words("рёбра", "edges"), layers, edges)));
    }
}
