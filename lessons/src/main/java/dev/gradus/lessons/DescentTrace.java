package dev.gradus.lessons;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// L23 and L26: start at random, go against the gradient, repeat.
///
/// @param part which item
/// @param rule how a step is made
public record DescentTrace(Part part, Descent.Rule rule) implements Lesson {
    /// Against the gradient.
    public DescentTrace(Part part) {
        this(part, Descent.AGAINST_GRADIENT);
    }

    /// The two items.
    public enum Part {
        /// The whole way.
        WAY,
        /// Where it begins.
        START
    }

    @Override
    public Item item() {
        return switch (part) {
            case WAY ->
                new Item(
                        "L23",
                        new Words("Градиентный спуск", "Gradient descent"),
                        new Words(
                                "Начинаем в случайной точке, шагаем против градиента, повторяем до минимума. Пока "
                                        + "η < 2/L, каждый шаг уменьшает ошибку.",
                                "Start at a random point, step against the gradient, repeat until the minimum. While "
                                        + "η < 2/L each step takes the error down."),
                        "w⁰, w¹, …, wᵀ");
            case START ->
                new Item(
                        "L26",
                        new Words("Начальное приближение", "The initial guess"),
                        new Words(
                                "Начальные веса берут, например, из нормального распределения N(0, 1). То же зерно даёт "
                                        + "тот же путь до последнего бита.",
                                "The first weights are drawn, for example, from the normal distribution N(0, 1). The "
                                        + "same seed gives the same path, to the last bit."),
                        "w⁰ ~ N(0, 1)");
        };
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting("eta", 0.05, 0.001, 0.149, new Words("размер шага η", "the learning rate η")),
                new Setting("seed", 1, 0, 1e6, new Words("зерно", "seed")));
    }

    private List<double[]> way(Choices choices) {
        double[] start = Key.of((long) choices.number("seed")).normal(2).toDoubleArray();
        return Descent.trace(rule, start, choices.number("eta"), 1e-6, 2000);
    }

    @Override
    public Outcome compute(Choices choices) {
        List<double[]> trace = way(choices);
        double[] q =
                trace.stream().mapToDouble(w -> Descent.quality(w[0], w[1])).toArray();
        Outcome outcome = new Outcome()
                .value("w₀⁰", trace.getFirst()[0])
                .value("w₁⁰", trace.getFirst()[1])
                .value("T", trace.size() - 1)
                .value("Q(wᵀ)", q[q.length - 1])
                .figure(Descent.surface(
                        new Words("Путь по поверхности ошибки", "The path over the error surface"), trace));
        switch (part) {
            case WAY -> {
                int fell = (int) IntStream.range(1, q.length)
                        .filter(t -> q[t] <= q[t - 1] + 1e-15)
                        .count();
                outcome.near(new Words("каждый шаг уменьшает Q", "each step takes Q down"), fell, trace.size() - 1, 0)
                        .near(Words.same("Q → 0.0214"), q[q.length - 1], 0.0214, 1e-6);
            }
            case START -> {
                Tensor draws = Key.of(2).normal(100_000).cast(DType.F64);
                double mean = draws.mean().itemDouble();
                double deviation = Math.sqrt(draws.sub(mean).square().mean().itemDouble());
                List<double[]> again = way(choices);
                int same = (int) IntStream.range(0, Math.min(trace.size(), again.size()))
                        .filter(t -> Arrays.equals(trace.get(t), again.get(t)))
                        .count();
                outcome.near(new Words("среднее 100 000 чисел", "mean of 100,000 draws"), mean, 0, 0.01)
                        .near(new Words("их отклонение", "their deviation"), deviation, 1, 0.01)
                        .near(
                                new Words("то же зерно — тот же путь", "the same seed, the same path"),
                                same,
                                trace.size(),
                                0)
                        .near(Words.same("Q → 0.0214"), q[q.length - 1], 0.0214, 1e-6);
            }
        }
        return outcome;
    }
}
