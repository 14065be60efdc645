package dev.gradus.lessons;

import dev.gradus.nn.Linear;
import java.util.List;
import java.util.function.LongBinaryOperator;

/// L51 and L52: how many parameters a fully connected layer has.
///
/// @param size which of the two items
/// @param count the parameters of a layer with n inputs and t outputs
public record ParameterCount(Size size, LongBinaryOperator count) implements Lesson {
    /// Which layer.
    public enum Size {
        /// L51: any.
        ANY,
        /// L52: a million inputs, a thousand outputs.
        MILLION
    }

    /// The framework's own count, from a blueprint that allocates nothing.
    public ParameterCount(Size size) {
        this(size, (n, t) -> Linear.of((int) n, (int) t).parameterCount());
    }

    @Override
    public Item item() {
        return switch (size) {
            case ANY ->
                new Item(
                        "L51",
                        new Words("Сколько параметров в слое", "How many parameters a layer has"),
                        new Words(
                                "t линейных моделей по n + 1 параметру: t(n + 1), примерно tn.",
                                "t linear models of n + 1 parameters: t(n + 1), about tn."),
                        "t(n + 1) ≈ tn");
            case MILLION ->
                new Item(
                        "L52",
                        new Words("Миллион входов, тысяча выходов", "A million inputs, a thousand outputs"),
                        new Words(
                                "Больше миллиарда параметров, четыре гигабайта чисел одинарной точности. Слой описан, но "
                                        + "не создан: память спрашивают, прежде чем занять.",
                                "More than a billion parameters, four gigabytes of single-precision numbers. The layer is "
                                        + "described, not made: memory is asked for before it is taken."),
                        "1 000·(1 000 000 + 1) = 1 000 001 000");
        };
    }

    @Override
    public Outcome compute(Choices choices) {
        if (size == Size.MILLION) {
            double n = count.applyAsLong(1_000_000, 1_000);
            return new Outcome()
                    .value(new Words("параметров", "parameters"), n)
                    .value(new Words("байтов", "bytes"), 4 * n)
                    .figure(Figure.Bars.of(
                            new Words("Миллионов параметров", "Millions of parameters"),
                            List.of("W", "b"),
                            List.of((n - 1000) / 1e6, 1000 / 1e6)))
                    .near(new Words("1 000 001 000 параметров", "1,000,001,000 parameters"), n, 1_000_001_000, 0)
                    .near(new Words("4 000 004 000 байтов", "4,000,004,000 bytes"), 4 * n, 4_000_004_000.0, 0);
        }
        double small = count.applyAsLong(3, 2);
        double large = count.applyAsLong(784, 512);
        return new Outcome()
                .figure(Figure.Bars.of(
                        new Words("Параметров в слое", "Parameters of a layer"),
                        List.of("3 → 2", "16 → 16", "784 → 10"),
                        List.of(small, (double) count.applyAsLong(16, 16), (double) count.applyAsLong(784, 10))))
                .near(Words.same("3 → 2: 2·(3+1) = 8"), small, 8, 0)
                .near(new Words("784 → 512: 401 920", "784 → 512: 401,920"), large, 401_920, 0)
                .between(new Words("tn / t(n+1) при n = 784", "tn / t(n+1) at n = 784"), 784 * 512 / large, 0.998, 1);
    }
}
