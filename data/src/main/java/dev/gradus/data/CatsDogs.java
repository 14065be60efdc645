package dev.gradus.data;

import dev.gradus.data.Canvas.Bar;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Drawn heads of two kinds of animals on textures, 40 × 40 colour pixels: a stand-in for photos of cats and dogs
/// that needs no download. A cat's ears stand up from its head, a dog's hang down: they are the same ears upside
/// down. Two heads without a face stand beside the one that counts, each with the ears of either kind. Colours,
/// places, sizes and tilts are drawn from one distribution for both kinds, so that neither colours nor directions
/// of edges, counted over the picture, tell them apart: only how the parts of one head are put together does.
public final class CatsDogs {
    private static final int SIDE = 40;
    private static final int FACELESS = 2;

    static final int TRAIN = 4_000;
    static final int TEST = 1_000;

    /// Bytes of a picture.
    static final int PIXELS = 3 * SIDE * SIDE;

    private CatsDogs() {}

    /// 4,000 pictures to learn from and 1,000 to test.
    public static Source source(long seed) {
        return source(TRAIN, TEST, seed);
    }

    /// So many pictures to learn from and to test.
    public static Source source(int train, int test, long seed) {
        return new Source("catsdogs", dataset(train, Key.mix(seed)), Optional.of(dataset(test, Key.mix(~seed))));
    }

    /// So many pictures, every other one a dog.
    public static Dataset dataset(int count, long seed) {
        byte[] x = new byte[count * PIXELS];
        float[] y = new float[count];
        // every picture has numbers of its own, so the order of work does not matter
        IntStream.range(0, count).parallel().forEach(i -> {
            y[i] = i % 2;
            draw(Dice.of(seed, i), i % 2 == 1, x, i * PIXELS);
        });
        return new ByteDataset(Shape.of(3, SIDE, SIDE), new Target.Classes(List.of("cat", "dog")), x, y);
    }

    private static void draw(Dice dice, boolean dog, byte[] x, int at) {
        Canvas canvas = new Canvas(SIDE);
        canvas.paintClouds(colour(dice), colour(dice), dice.between(4, 16), dice);
        for (int i = 0; i < FACELESS; i++) {
            paint(canvas, Head.drawn(dice), dice.chance(0.5), dice);
        }
        Head head = Head.drawn(dice);
        paint(canvas, head, dog, dice);
        for (double[] place : new double[][] {{-0.42, -0.2, 0.2}, {0.42, -0.2, 0.2}, {0, 0.4, 0.24}}) {
            canvas.paint(head.disc(place[0], place[1], place[2]), new double[] {10, 10, 10});
        }
        canvas.copyTo(x, at, dice.between(2, 10), dice);
    }

    /// Paints a head without a face. A dog's ears are a cat's, upside down.
    private static void paint(Canvas canvas, Head head, boolean dog, Dice dice) {
        double[] ears = colour(dice);
        double lean = dice.between(0, 0.7);
        for (int side = -1; side <= 1; side += 2) {
            double root = side * (dog ? Math.PI - 0.8 : 0.8);
            double tip = side * (dog ? Math.PI - lean : lean);
            canvas.paint(head.bar(root, tip), ears);
        }
        canvas.paint(head.disc(0, 0, 1), colour(dice));
    }

    /// A head's middle, radius and tilt.
    private record Head(double x, double y, double radius, double tilt) {
        private static final double EAR = 1.0;
        private static final double EAR_RADIUS = 0.26;

        static Head drawn(Dice dice) {
            double radius = dice.between(4.5, 6);
            double margin = 1.8 * radius;
            return new Head(
                    dice.between(margin, SIDE - margin),
                    dice.between(margin, SIDE - margin),
                    radius,
                    dice.between(-0.5, 0.5));
        }

        /// A disc at a place seen from the middle, in radii: to the right and down.
        Bar disc(double right, double down, double size) {
            double cos = StrictMath.cos(tilt);
            double sin = StrictMath.sin(tilt);
            double cx = x + radius * (cos * right - sin * down);
            double cy = y + radius * (sin * right + cos * down);
            return new Bar(cx, cy, cx, cy, radius * size);
        }

        /// An ear that grows from the rim at one angle in the direction of another, both clockwise from up.
        Bar bar(double root, double tip) {
            double rx = x + radius * StrictMath.sin(root + tilt);
            double ry = y - radius * StrictMath.cos(root + tilt);
            return new Bar(
                    rx,
                    ry,
                    rx + EAR * radius * StrictMath.sin(tip + tilt),
                    ry - EAR * radius * StrictMath.cos(tip + tilt),
                    EAR_RADIUS * radius);
        }
    }

    private static double[] colour(Dice dice) {
        return new double[] {dice.between(70, 250), dice.between(70, 250), dice.between(70, 250)};
    }
}
