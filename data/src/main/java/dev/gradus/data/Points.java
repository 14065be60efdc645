package dev.gradus.data;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Small sets of points whose classes no straight line parts, and one curve to fit: the first tasks of every
/// course. All are made from a seed, 1,000 samples to learn from and 500 to test.
public final class Points {
    private static final int TRAIN = 1_000;
    private static final int TEST = 500;

    private Points() {}

    /// Two half circles that hold each other.
    public static Source moons(long seed) {
        return source("moons", seed, 2, Points::moon);
    }

    /// A circle inside another.
    public static Source circles(long seed) {
        return source("circles", seed, 2, Points::circle);
    }

    /// The four quarters of a square, coloured as a chess board.
    public static Source xor(long seed) {
        return source("xor", seed, 2, Points::quarter);
    }

    /// Three arms of a spiral that wind around each other.
    public static Source spiral(long seed) {
        return source("spiral", seed, 3, Points::arm);
    }

    /// Friedman's first regression problem (Friedman, "Multivariate adaptive regression splines", 1991): ten
    /// numbers from [0, 1), of which five matter, and y = 10 sin(π x0 x1) + 20 (x2 - ½)² + 10 x3 + 5 x4 + noise
    /// of deviation 1.
    public static Source regression(long seed) {
        return new Source("regression", friedman(TRAIN, Key.mix(seed)), Optional.of(friedman(TEST, Key.mix(~seed))));
    }

    private interface Sketch {
        double[] point(int label, Dice dice);
    }

    private static Source source(String kind, long seed, int classes, Sketch sketch) {
        return new Source(
                kind,
                points(TRAIN, classes, Key.mix(seed), sketch),
                Optional.of(points(TEST, classes, Key.mix(~seed), sketch)));
    }

    private static Dataset points(int count, int classes, long seed, Sketch sketch) {
        float[] x = new float[2 * count];
        float[] y = new float[count];
        for (int i = 0; i < count; i++) {
            double[] point = sketch.point(i % classes, Dice.of(seed, i));
            x[2 * i] = (float) point[0];
            x[2 * i + 1] = (float) point[1];
            y[i] = i % classes;
        }
        List<String> names =
                IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        return new FloatDataset(Shape.of(2), new Target.Classes(names), x, y);
    }

    private static double[] moon(int label, Dice dice) {
        double angle = dice.between(0, StrictMath.PI);
        double x = StrictMath.cos(angle);
        double y = StrictMath.sin(angle);
        return label == 0 ? noisy(x, y, 0.12, dice) : noisy(1 - x, 0.5 - y, 0.12, dice);
    }

    private static double[] circle(int label, Dice dice) {
        double angle = dice.between(0, 2 * StrictMath.PI);
        double radius = label == 0 ? 1 : 0.5;
        return noisy(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), 0.09, dice);
    }

    private static double[] quarter(int label, Dice dice) {
        double x = dice.between(-1, 1);
        double y = dice.between(0, 1) * ((label == 0) == (x >= 0) ? 1 : -1);
        return noisy(x, y, 0.04, dice);
    }

    private static double[] arm(int label, Dice dice) {
        double along = dice.between(0.1, 1);
        double angle = 2 * StrictMath.PI * (label / 3.0 + 0.75 * along);
        return noisy(along * StrictMath.cos(angle), along * StrictMath.sin(angle), 0.025, dice);
    }

    private static double[] noisy(double x, double y, double deviation, Dice dice) {
        return new double[] {x + deviation * dice.bell(), y + deviation * dice.bell()};
    }

    private static Dataset friedman(int count, long seed) {
        float[] x = new float[10 * count];
        float[] y = new float[count];
        for (int i = 0; i < count; i++) {
            Dice dice = Dice.of(seed, i);
            double[] v = new double[10];
            for (int j = 0; j < 10; j++) {
                v[j] = dice.between(0, 1);
                x[10 * i + j] = (float) v[j];
            }
            double middle = v[2] - 0.5;
            y[i] = (float) (10 * StrictMath.sin(StrictMath.PI * v[0] * v[1])
                    + 20 * middle * middle
                    + 10 * v[3]
                    + 5 * v[4]
                    + dice.bell());
        }
        return new FloatDataset(Shape.of(10), new Target.Values(List.of("y")), x, y);
    }
}
