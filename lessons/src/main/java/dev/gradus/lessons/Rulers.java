package dev.gradus.lessons;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/// L38: what was reached on cats and dogs, as rulers for one's own accuracy.
///
/// @param halfWidth half of the interval around a share p of n pictures that holds the true one 95 times of 100
public record Rulers(DoubleBinaryOperator halfWidth) implements Lesson {
    private static final double COIN = 0.5;

    /// The normal approximation, `1.96 √(p(1 − p)/n)`.
    public Rulers() {
        this((p, n) -> 1.96 * Math.sqrt(p * (1 - p) / n));
    }

    /// A published figure.
    private record Ruler(String name, double accuracy) {}

    private static final List<Ruler> PUBLISHED = List.of(
            new Ruler("color SVM", 0.569),
            new Ruler("color + texture SVM", 0.827),
            new Ruler("SIFT", 0.929),
            new Ruler("OverFeat", 0.989));

    @Override
    public Item item() {
        return new Item(
                "L38",
                new Words("Победители", "The winners"),
                new Words(
                        "Опубликованные результаты на кошках и собаках: SVM по цветам 56.9 %, по цветам и текстурам "
                                + "82.7 %, SIFT 92.9 %, предобученная сеть OverFeat 98.9 %. Это линейки для своего "
                                + "результата; на n картинках он известен лишь с точностью до интервала.",
                        "Published results on cats and dogs: an SVM on colors 56.9 %, on colors and textures 82.7 %, "
                                + "SIFT 92.9 %, the pretrained network OverFeat 98.9 %. They are rulers for one's own "
                                + "result, which n pictures tell only up to an interval."),
                "p ± 1.96 √(p(1 − p) / n)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("n", 12_500, 100, 1e6, new Words("проверочных картинок", "test pictures")));
    }

    @Override
    public Outcome compute(Choices choices) {
        double n = choices.number("n");
        double[] p = PUBLISHED.stream().mapToDouble(Ruler::accuracy).toArray();
        double[] low = new double[4];
        double[] high = new double[4];
        for (int i = 0; i < 4; i++) {
            low[i] = p[i] - halfWidth.applyAsDouble(p[i], n);
            high[i] = p[i] + halfWidth.applyAsDouble(p[i], n);
        }
        double[] many = {100, 400, 1600, 6400, 25_600};
        double[] widths = new double[many.length];
        for (int i = 0; i < many.length; i++) {
            widths[i] = halfWidth.applyAsDouble(p[1], many[i]);
        }
        return new Outcome()
                .value(new Words("ошибки, SIFT / OverFeat", "mistakes, SIFT / OverFeat"), (1 - p[2]) / (1 - p[3]))
                .figure(Figure.Bars.of(
                        new Words("Доля верных ответов", "Accuracy"),
                        PUBLISHED.stream().map(Ruler::name).toList(),
                        PUBLISHED.stream().map(Ruler::accuracy).toList()))
                .figure(new Figure.Estimates(
                        new Words("С интервалами", "With intervals"),
                        new Words("доля верных", "accuracy"),
                        IntStream.range(0, p.length)
                                .mapToObj(k ->
                                        new Figure.Estimate(PUBLISHED.get(k).name(), p[k], low[k], high[k]))
                                .toList()))
                .near(
                        new Words("на 12 500 картинках 82.7 ± 0.7 %", "82.7 ± 0.7 % on 12,500 pictures"),
                        100 * halfWidth.applyAsDouble(p[1], 12_500),
                        0.663,
                        0.001)
                .near(
                        new Words("вчетверо больше картинок — вдвое уже", "four times the pictures, half as wide"),
                        widths[0] / widths[1],
                        2,
                        1e-9)
                .between(
                        new Words("SVM по цветам лучше монетки, в полуширинах", "colors beat a coin, in half widths"),
                        (p[0] - COIN) / halfWidth.applyAsDouble(p[0], 12_500),
                        1,
                        1e3)
                .between(
                        new Words("на 100 картинках их не отличить", "on 100 pictures they cannot be told apart"),
                        (p[0] - COIN) / halfWidth.applyAsDouble(p[0], 100),
                        0,
                        1)
                .between(
                        new Words(
                                "OverFeat ошибается во столько раз реже SIFT",
                                "OverFeat makes so many times fewer mistakes than SIFT"),
                        (1 - p[2]) / (1 - p[3]),
                        6,
                        7);
    }
}
