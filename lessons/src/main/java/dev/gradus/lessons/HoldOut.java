package dev.gradus.lessons;

import dev.gradus.data.Dataset;
import dev.gradus.data.Points;
import dev.gradus.data.Splits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// L14: a part of the sample is put aside to measure on.
///
/// @param split how samples are put aside
public record HoldOut(Split split) implements Lesson {
    private static final double TRUE_ACCURACY = 0.9;

    /// The same share of each class, at random.
    public HoldOut() {
        this(Splits::stratified);
    }

    /// How samples are put aside.
    @FunctionalInterface
    public interface Split {
        /// Two parts of a sample, the second of a share.
        Splits.Parts of(Dataset data, double share, long seed);
    }

    @Override
    public Item item() {
        return new Item(
                "L14",
                new Words("Отложенная выборка", "Hold-out"),
                new Words(
                        "Отложенные примеры модель не видит. Мало отложено — оценка качества шумит как √(p(1 − p)/n); "
                                + "много отложено — не на чем учиться. Обычно 70/30 или 80/20.",
                        "The model does not see what is held out. With little held out the measured quality is noisy, "
                                + "by √(p(1 − p)/n); with much aside nothing is left to learn from. 70/30 or 80/20 are "
                                + "usual."),
                "σ = √(p(1 − p) / n)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("share", 0.3, 0.05, 0.95, new Words("доля отложенных", "share held out")));
    }

    @Override
    public Outcome compute(Choices choices) {
        Dataset data = Points.moons(1000, 0, 0.1, 5).train();
        Splits.Parts parts = split.of(data, choices.number("share"), 1);
        Splits.Parts again = split.of(data, choices.number("share"), 1);
        Set<List<Float>> train = rows(parts.train());
        Set<List<Float>> aside = rows(parts.holdOut());
        int common = (int) aside.stream().filter(train::contains).count();
        double[] n = {30, 300, 3000};
        double[] spread = new double[3];
        double[] theory = new double[3];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 3; i++) {
            spread[i] = spread((int) n[i], random);
            theory[i] = Math.sqrt(TRUE_ACCURACY * (1 - TRUE_ACCURACY) / n[i]);
        }
        return new Outcome()
                .value(new Words("обучение", "training"), parts.train().size())
                .value(new Words("отложено", "held out"), parts.holdOut().size())
                .figure(Figure.Bars.of(
                        new Words("Разброс измеренного качества, n = 30, 300, 3000", "Spread of the measured quality"),
                        List.of("30", "300", "3000"),
                        List.of(spread[0], spread[1], spread[2])))
                .near(new Words("из 1000: учатся 700", "of 1000: 700 to learn from"), train.size(), 700, 0)
                .near(new Words("отложены 300", "300 held out"), aside.size(), 300, 0)
                .near(new Words("общих примеров нет", "none in both"), common, 0, 0)
                .near(new Words("доля класса 1 среди отложенных", "share of class 1 held out"), ones(parts), 0.5, 0.002)
                .near(
                        new Words("то же зерно — те же примеры", "the same seed, the same samples"),
                        rows(again.holdOut()).equals(aside) ? 1 : 0,
                        1,
                        0)
                .near(Words.same("n = 30: σ = 0.055"), spread[0], theory[0], 0.003)
                .near(Words.same("n = 300: σ = 0.017"), spread[1], theory[1], 0.001)
                .near(Words.same("n = 3000: σ = 0.0055"), spread[2], theory[2], 0.0003);
    }

    private static Set<List<Float>> rows(Dataset data) {
        Set<List<Float>> rows = new HashSet<>();
        float[] x = new float[2];
        float[] y = new float[1];
        for (int i = 0; i < data.size(); i++) {
            data.read(i, x, 0, y, 0);
            rows.add(List.of(x[0], x[1]));
        }
        return rows;
    }

    private static double ones(Splits.Parts parts) {
        double sum = 0;
        float[] y = new float[1];
        for (int i = 0; i < parts.holdOut().size(); i++) {
            parts.holdOut().read(i, new float[2], 0, y, 0);
            sum += y[0];
        }
        return sum / parts.holdOut().size();
    }

    /// The standard deviation of 5,000 measured accuracies, each on n samples.
    private static double spread(int n, SplittableRandom random) {
        double sum = 0;
        int times = 5000;
        for (int t = 0; t < times; t++) {
            int right = 0;
            for (int i = 0; i < n; i++) {
                right += random.nextDouble() < TRUE_ACCURACY ? 1 : 0;
            }
            double error = (double) right / n - TRUE_ACCURACY;
            sum += error * error;
        }
        return Math.sqrt(sum / times);
    }
}
