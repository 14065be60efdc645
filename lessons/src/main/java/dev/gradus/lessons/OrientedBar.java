package dev.gradus.lessons;

import java.util.List;

/// L66: a cell of the visual cortex answers to a bar of one direction (Hubel and Wiesel, 1959); an oriented
/// filter does the same.
///
/// @param slide how the filter runs over the picture
/// @param preferred the filter's direction in degrees
public record OrientedBar(Grid.Slide slide, double preferred) implements Lesson {
    private static final int SIDE = 21;
    private static final double EXPECTED = 60;

    /// A filter for bars at 60°.
    public OrientedBar() {
        this(Grid.CORRELATION, EXPECTED);
    }

    @Override
    public Item item() {
        return new Item(
                "L66",
                new Words("Зрительная кора", "The visual cortex"),
                new Words(
                        "Клетка зрительной коры отвечает на полоску одного направления и молчит на перпендикулярную. "
                                + "Фильтр с вытянутым центром и тормозящими краями ведёт себя так же.",
                        "A cell of the visual cortex answers to a bar of one direction and is silent at the one across. "
                                + "A filter with a stretched middle and inhibiting sides behaves alike."),
                "r(θ) = max(0, Σ wᵢⱼ xᵢⱼ(θ))");
    }

    private interface Profile {
        double at(double along, double across);
    }

    private static double[][] turned(double degrees, Profile profile) {
        double angle = degrees * Math.PI / 180;
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double[][] picture = new double[SIDE][SIDE];
        for (int r = 0; r < SIDE; r++) {
            for (int c = 0; c < SIDE; c++) {
                double x = c - (SIDE - 1) * 0.5;
                double y = (SIDE - 1) * 0.5 - r;
                picture[r][c] = profile.at(x * cos + y * sin, -x * sin + y * cos);
            }
        }
        return picture;
    }

    private static double bell(double v, double width) {
        return StrictMath.exp(-v * v / (2 * width * width));
    }

    @Override
    public Outcome compute(Choices choices) {
        double[][] filter =
                turned(preferred, (along, across) -> bell(along, 5) * (bell(across, 1.2) - 0.5 * bell(across, 2.4)));
        double[] angles = new double[180];
        double[] answers = new double[180];
        int best = 0;
        for (int a = 0; a < 180; a++) {
            angles[a] = a;
            double[][] bar = turned(a, (along, across) -> bell(across, 1) * (Math.abs(along) <= 9 ? 1 : 0));
            answers[a] = Math.max(0, Grid.map(slide, bar, filter)[0][0]);
            best = answers[a] > answers[best] ? a : best;
        }
        return new Outcome()
                .value("θ", best)
                .figure(new Figure.Chart(
                        new Words("Ответ фильтра на полоску", "The filter's answer to a bar"),
                        new Words("угол полоски, °", "the bar's angle, °"),
                        new Words("ответ", "answer"),
                        List.of(Curve.line(Words.same("r(θ)"), angles, answers))))
                .near(new Words("наибольший ответ при 60°", "the largest answer at 60°"), best, EXPECTED, 2)
                .between(
                        new Words("поперёк: доля наибольшего ответа", "across: share of the largest answer"),
                        answers[(int) EXPECTED + 90] / answers[best],
                        0,
                        0.2);
    }
}
