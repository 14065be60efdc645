package dev.gradus.lessons;

import dev.gradus.data.Dataset;
import dev.gradus.data.Points;
import dev.gradus.data.Source;
import dev.gradus.data.Subset;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// L44 to L46 and L55: what a line, a neuron, and lines of neurons can part.
///
/// @param part which item
/// @param activation what stands between the layers
public record NeuronRegions(Part part, UnaryOperator<Tensor> activation) implements Lesson {
    private static final int SEEDS = 20;
    private static final int QUICK = 4;
    private static final PlaneNet.Sets CIRCLE = seed -> Points.circles(PlaneNet.POINTS, PlaneNet.POINTS, 0.05, seed);
    private static final PlaneNet.Sets XOR = NeuronRegions::quarters;

    /// The hyperbolic tangent.
    public NeuronRegions(Part part) {
        this(part, Tensor::tanh);
    }

    /// The items.
    public enum Part {
        /// No line parts a circle or four quarters; two hidden layers do.
        PATTERNS,
        /// One neuron is one line.
        NEURON,
        /// Several neurons are several lines, and the next layer combines them.
        COMBINED,
        /// The activation bends the boundary.
        BENT
    }

    @Override
    public Item item() {
        return switch (part) {
            case PATTERNS ->
                new Item(
                        "L44",
                        new Words("Нелинейные закономерности", "Non-linear patterns"),
                        new Words(
                                "Круг и четыре четверти одной прямой не разделить. Сеть с двумя скрытыми слоями по 8 "
                                        + "нейронов разделяет оба рисунка.",
                                "No single line parts a circle or four quarters. A network of two hidden layers of 8 "
                                        + "neurons parts both."),
                        "a(x) = w₀ + w₁x₁ + w₂x₂");
            case NEURON ->
                new Item(
                        "L45",
                        new Words("Нейрон", "A neuron"),
                        new Words(
                                "Один нейрон проводит одну прямую: по одну сторону он активен, по другую нет. Этого мало и для "
                                        + "круга, и для четырёх четвертей.",
                                "One neuron draws one line: active on one side, silent on the other. That is too little "
                                        + "for a circle and for four quarters."),
                        "a = f(Σ wⱼxⱼ)");
            case COMBINED ->
                new Item(
                        "L46",
                        new Words("Прямые нейронов складываются", "The neurons' lines combine"),
                        new Words(
                                "Каждый нейрон скрытого слоя — своя прямая, следующий слой складывает их в область. Чем больше "
                                        + "нейронов и слоёв, тем надёжнее.",
                                "Each neuron of a hidden layer has its own line, and the next layer combines them into a "
                                        + "region. The more neurons and layers, the surer."),
                        "a(x) = Σ vₖ f(Σ wₖⱼxⱼ + bₖ)");
            case BENT ->
                new Item(
                        "L55",
                        new Words("Функция активации гнёт границу", "The activation bends the boundary"),
                        new Words(
                                "Те же два слоя без функции активации — прямая, с ней — кривая граница.",
                                "The same two layers are a line without an activation, and a bent boundary with one."),
                        "zⱼ = f(Σ wⱼᵢxᵢ + bⱼ)");
        };
    }

    /// Four quarters with a gap between them, so that they can be parted at all.
    private static Source quarters(long seed) {
        Source close = Points.xor(2 * PlaneNet.POINTS, 2 * PlaneNet.POINTS, 0, seed);
        return new Source(
                "xor", parted(close.train()), Optional.of(parted(close.test().orElseThrow())));
    }

    private static Dataset parted(Dataset data) {
        float[] x = new float[2];
        int[] kept = IntStream.range(0, data.size())
                .filter(i -> {
                    data.read(i, x, 0, new float[1], 0);
                    return Math.min(Math.abs(x[0]), Math.abs(x[1])) > 0.06;
                })
                .limit(PlaneNet.POINTS)
                .toArray();
        return new Subset(data, kept);
    }

    private static double[] accuracies(
            Choices choices, PlaneNet.Sets sets, UnaryOperator<Tensor> activation, int... hidden) {
        return PlaneNet.accuracies(sets, activation, choices.quick() ? QUICK : SEEDS, hidden);
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double share(double[] sorted, double atLeast) {
        double count = 0;
        for (double v : sorted) {
            count += v >= atLeast ? 1 : 0;
        }
        return count / sorted.length;
    }

    @Override
    public Outcome compute(Choices choices) {
        return switch (part) {
            case PATTERNS -> patterns(choices);
            case NEURON -> neuron(choices);
            case COMBINED -> combined(choices);
            case BENT -> bent(choices);
        };
    }

    private Figure picture(String name, PlaneNet.Sets sets, double reach, int... hidden) {
        Source source = sets.of(0);
        return PlaneNet.train(source.train(), activation, 0, hidden)
                .picture(Words.same(name), source.test().orElseThrow(), reach);
    }

    private Outcome patterns(Choices choices) {
        double[] lineCircle = accuracies(choices, CIRCLE, activation);
        double[] lineXor = accuracies(choices, XOR, activation);
        double[] circle = accuracies(choices, CIRCLE, activation, 8, 8);
        double[] xor = accuracies(choices, XOR, activation, 8, 8);
        return new Outcome()
                .figure(picture("2 → 1", CIRCLE, 1.3))
                .figure(picture("2 → 8 → 8 → 1", CIRCLE, 1.3, 8, 8))
                .figure(picture("2 → 8 → 8 → 1", XOR, 1.1, 8, 8))
                .between(
                        new Words("прямая, круг: не больше 0.65", "a line, circle: at most 0.65"),
                        lineCircle[lineCircle.length - 1],
                        0,
                        0.65)
                .between(
                        new Words("прямая, четверти: не больше 0.70", "a line, quarters: at most 0.70"),
                        lineXor[lineXor.length - 1],
                        0,
                        0.70)
                .between(new Words("8-8, круг: не меньше 0.98", "8-8, circle: at least 0.98"), circle[0], 0.98, 1)
                .between(new Words("8-8, четверти: не меньше 0.98", "8-8, quarters: at least 0.98"), xor[0], 0.98, 1);
    }

    private Outcome neuron(Choices choices) {
        double[] circle = accuracies(choices, CIRCLE, activation, 1);
        double[] xor = accuracies(choices, XOR, activation, 1);
        // one neuron must do what one neuron can: half-planes
        PlaneNet.Sets half = seed -> Points.moons(PlaneNet.POINTS, PlaneNet.POINTS, 0.05, seed);
        double[] moons = accuracies(choices, half, activation, 1);
        return new Outcome()
                .value(new Words("круг", "circle"), median(circle))
                .value(new Words("четыре четверти", "quarters"), median(xor))
                .figure(picture("2 → 1 → 1", CIRCLE, 1.3, 1))
                .figure(picture("2 → 1 → 1", XOR, 1.1, 1))
                .between(new Words("круг, медиана", "circle, median"), median(circle), 0.5, 0.70)
                .between(new Words("четверти, медиана", "quarters, median"), median(xor), 0.5, 0.75)
                .between(
                        new Words("две луны: одна прямая разделяет почти всё", "two moons: one line parts most"),
                        median(moons),
                        0.82,
                        0.95);
    }

    private Outcome combined(Choices choices) {
        double[] four = accuracies(choices, XOR, Tensor::relu, 4);
        double[] eight = accuracies(choices, XOR, activation, 8);
        double[] deep = accuracies(choices, XOR, activation, 8, 8);
        return new Outcome()
                .figure(picture("2 → 4 → 1", XOR, 1.1, 4))
                .figure(picture("2 → 8 → 1", XOR, 1.1, 8))
                .figure(new Figure.Bars(
                        new Words("Медиана доли верных, четыре четверти", "Median accuracy, four quarters"),
                        List.of(Words.same("4 ReLU"), Words.same("8 tanh"), Words.same("8-8 tanh")),
                        List.of(median(four), median(eight), median(deep))))
                .between(
                        new Words("4 ReLU: доля удачных зёрен", "4 ReLU: share of lucky seeds"),
                        share(four, 0.95),
                        0.5,
                        1)
                .between(
                        new Words("8 нейронов: доля удачных", "8 neurons: share of lucky ones"),
                        share(eight, 0.95),
                        0.7,
                        1)
                .between(new Words("8-8: доля удачных", "8-8: share of lucky ones"), share(deep, 0.97), 1, 1);
    }

    private Outcome bent(Choices choices) {
        double[] straight = accuracies(choices, CIRCLE, UnaryOperator.identity(), 8, 8);
        double[] bent = accuracies(choices, CIRCLE, activation, 8, 8);
        double[] relu = accuracies(choices, CIRCLE, Tensor::relu, 8, 8);
        return new Outcome()
                .figure(picture("f = tanh", CIRCLE, 1.3, 8, 8))
                .figure(Figure.Bars.of(
                        new Words("Доля верных ответов, круг", "Accuracy, circle"),
                        List.of("f(x) = x", "tanh", "ReLU"),
                        List.of(median(straight), median(bent), median(relu))))
                .between(new Words("без функции активации", "without an activation"), median(straight), 0, 0.65)
                .between(new Words("с ней", "with one"), median(bent), 0.98, 1)
                .between(Words.same("ReLU"), median(relu), 0.95, 1);
    }
}
