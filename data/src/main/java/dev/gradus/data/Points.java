package dev.gradus.data;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Small sets of points whose classes no straight line parts, and one curve to fit: the first tasks of every
/// course. All are made from a seed: so many samples to learn from and to test, with noise of a given
/// deviation.
public final class Points {
    static final int TRAIN = 1_000;
    static final int TEST = 500;
    static final double MOONS_NOISE = 0.12;
    static final double CIRCLES_NOISE = 0.09;
    static final double XOR_NOISE = 0.04;
    static final double SPIRAL_NOISE = 0.025;
    static final double REGRESSION_NOISE = 1;

    private Points() {}

    /// Two half circles that hold each other: 1,000 samples to learn from and 500 to test.
    public static Source moons(long seed) {
        return moons(TRAIN, TEST, MOONS_NOISE, seed);
    }

    /// Two half circles that hold each other.
    public static Source moons(int train, int test, double noise, long seed) {
        return source("moons", train, test, seed, 2, (label, dice) -> moon(label, noise, dice));
    }

    /// A circle inside another: 1,000 samples to learn from and 500 to test.
    public static Source circles(long seed) {
        return circles(TRAIN, TEST, CIRCLES_NOISE, seed);
    }

    /// A circle inside another.
    public static Source circles(int train, int test, double noise, long seed) {
        return source("circles", train, test, seed, 2, (label, dice) -> circle(label, noise, dice));
    }

    /// The four quarters of a square, coloured as a chess board: 1,000 samples to learn from and 500 to test.
    public static Source xor(long seed) {
        return xor(TRAIN, TEST, XOR_NOISE, seed);
    }

    /// The four quarters of a square, coloured as a chess board.
    public static Source xor(int train, int test, double noise, long seed) {
        return source("xor", train, test, seed, 2, (label, dice) -> quarter(label, noise, dice));
    }

    /// Three arms of a spiral that wind around each other: 1,000 samples to learn from and 500 to test.
    public static Source spiral(long seed) {
        return spiral(TRAIN, TEST, SPIRAL_NOISE, seed);
    }

    /// Three arms of a spiral that wind around each other.
    public static Source spiral(int train, int test, double noise, long seed) {
        return source("spiral", train, test, seed, 3, (label, dice) -> arm(label, noise, dice));
    }

    /// Friedman's first regression problem: 1,000 samples to learn from and 500 to test, noise of deviation 1.
    public static Source regression(long seed) {
        return regression(TRAIN, TEST, REGRESSION_NOISE, seed);
    }

    /// Friedman's first regression problem (Friedman, "Multivariate adaptive regression splines", 1991): ten
    /// numbers from [0, 1), of which five matter, and y = 10 sin(π x0 x1) + 20 (x2 - ½)² + 10 x3 + 5 x4 + noise
    /// (of deviation 1 there).
    public static Source regression(int train, int test, double noise, long seed) {
        return new Source(
                "regression",
                friedman(train, noise, Key.mix(seed)),
                Optional.of(friedman(test, noise, Key.mix(~seed))));
    }

    private interface Sketch {
        double[] point(int label, Dice dice);
    }

    private static Source source(String kind, int train, int test, long seed, int classes, Sketch sketch) {
        return new Source(
                kind,
                points(train, classes, Key.mix(seed), sketch),
                Optional.of(points(test, classes, Key.mix(~seed), sketch)));
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

    private static double[] moon(int label, double noise, Dice dice) {
        double angle = dice.between(0, StrictMath.PI);
        double x = StrictMath.cos(angle);
        double y = StrictMath.sin(angle);
        return label == 0 ? noisy(x, y, noise, dice) : noisy(1 - x, 0.5 - y, noise, dice);
    }

    private static double[] circle(int label, double noise, Dice dice) {
        double angle = dice.between(0, 2 * StrictMath.PI);
        double radius = label == 0 ? 1 : 0.5;
        return noisy(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), noise, dice);
    }

    private static double[] quarter(int label, double noise, Dice dice) {
        double x = dice.between(-1, 1);
        double y = dice.between(0, 1) * ((label == 0) == (x >= 0) ? 1 : -1);
        return noisy(x, y, noise, dice);
    }

    private static double[] arm(int label, double noise, Dice dice) {
        double along = dice.between(0.1, 1);
        double angle = 2 * StrictMath.PI * (label / 3.0 + 0.75 * along);
        return noisy(along * StrictMath.cos(angle), along * StrictMath.sin(angle), noise, dice);
    }

    private static double[] noisy(double x, double y, double deviation, Dice dice) {
        return new double[] {x + deviation * dice.bell(), y + deviation * dice.bell()};
    }

    private static Dataset friedman(int count, double noise, long seed) {
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
                    + noise * dice.bell());
        }
        return new FloatDataset(Shape.of(10), new Target.Values(List.of("y")), x, y);
    }
}
