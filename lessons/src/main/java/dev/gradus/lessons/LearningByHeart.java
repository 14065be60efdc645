package dev.gradus.lessons;

import dev.gradus.classic.NearestNeighbors;
import java.util.List;
import java.util.SplittableRandom;

/// L13: who learns by heart knows the old tasks and fails on new ones.
///
/// @param byHeart how many neighbors the model that learns by heart asks
public record LearningByHeart(int byHeart) implements Lesson {
    private static final int SEEDS = 20;
    private static final int COUNT = 240;
    private static final double FLIPPED = 0.2;

    /// One neighbor.
    public LearningByHeart() {
        this(1);
    }

    @Override
    public Item item() {
        return new Item(
                "L13",
                new Words("Выучить или понять", "Learn by heart or understand"),
                new Words(
                        "Пятая часть ответов неверна. Один ближайший сосед помнит всё: на обучении 100 %, на новых "
                                + "примерах 0.8² + 0.2² = 0.68. Пятнадцать соседей понимают закономерность и одинаково "
                                + "хороши на старых и новых.",
                        "A fifth of the answers is wrong. One nearest neighbor remembers all: 100 % in training, "
                                + "0.8² + 0.2² = 0.68 on new samples. Fifteen neighbors understand the pattern and are "
                                + "equally good on old and new ones."),
                "0.8² + 0.2² = 0.68");
    }

    private record Sample(double[][] x, int[] y) {
        static Sample of(SplittableRandom random) {
            double[][] x = new double[COUNT][2];
            int[] y = new int[COUNT];
            for (int i = 0; i < COUNT; i++) {
                int group = i % 2;
                x[i][0] = 6 * group + random.nextGaussian();
                x[i][1] = random.nextGaussian();
                y[i] = random.nextDouble() < FLIPPED ? 1 - group : group;
            }
            return new Sample(x, y);
        }
    }

    @Override
    public Outcome compute(Choices choices) {
        double[] mean = new double[4];
        double[] trained = new double[SEEDS];
        double[] tested = new double[SEEDS];
        double[] seeds = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Sample train = Sample.of(random);
            Sample test = Sample.of(random);
            NearestNeighbors one = new NearestNeighbors(train.x, train.y, byHeart);
            NearestNeighbors many = new NearestNeighbors(train.x, train.y, 15);
            seeds[seed] = seed;
            trained[seed] = one.accuracy(train.x, train.y);
            tested[seed] = one.accuracy(test.x, test.y);
            mean[0] += trained[seed] / SEEDS;
            mean[1] += tested[seed] / SEEDS;
            mean[2] += many.accuracy(train.x, train.y) / SEEDS;
            mean[3] += many.accuracy(test.x, test.y) / SEEDS;
        }
        return new Outcome()
                .figure(new Figure.Bars(
                        new Words("Средняя доля верных ответов", "Mean accuracy"),
                        List.of(
                                new Words("1 сосед, обучение", "1-NN, training"),
                                new Words("1 сосед, новые", "1-NN, fresh"),
                                new Words("15 соседей, обучение", "15-NN, training"),
                                new Words("15 соседей, новые", "15-NN, fresh")),
                        List.of(mean[0], mean[1], mean[2], mean[3])))
                .figure(new Figure.Chart(
                        new Words("Один сосед, двадцать выборок", "One neighbor, twenty samples"),
                        new Words("выборка", "sample"),
                        new Words("доля верных", "accuracy"),
                        List.of(
                                Curve.dots(new Words("на обучении", "training"), seeds, trained),
                                Curve.dots(new Words("на новых", "fresh"), seeds, tested))))
                .near(new Words("1 сосед, обучение: 1", "1 neighbor, training: 1"), mean[0], 1, 1e-12)
                .near(new Words("1 сосед, новые: 0.68", "1 neighbor, fresh: 0.68"), mean[1], 0.68, 0.02)
                .near(new Words("15 соседей, обучение: 0.8", "15 neighbors, training: 0.8"), mean[2], 0.8, 0.02)
                .near(new Words("15 соседей, новые: 0.8", "15 neighbors, fresh: 0.8"), mean[3], 0.8, 0.02);
    }
}
