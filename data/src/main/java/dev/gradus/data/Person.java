package dev.gradus.data;

import dev.gradus.data.Canvas.Bar;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Drawn scenes for finding a person: 96 × 96 colour pictures with one human figure of random pose, build,
/// size, clothes and place among discs, bars and boxes in the same colours on a cloudy ground. Colour alone
/// does not give the figure away; its shape does. The target is the figure's box.
public final class Person {
    private static final int SIDE = 96;

    static final int TRAIN = 4_000;
    static final int TEST = 400;

    private Person() {}

    /// 4,000 scenes to learn from and 400 to test.
    public static Source source(long seed) {
        return source(TRAIN, TEST, seed);
    }

    /// So many scenes to learn from and to test.
    public static Source source(int train, int test, long seed) {
        return new Source("person", dataset(train, Key.mix(seed)), Optional.of(dataset(test, Key.mix(~seed))));
    }

    /// So many scenes.
    public static Dataset dataset(int count, long seed) {
        int pixels = 3 * SIDE * SIDE;
        byte[] x = new byte[count * pixels];
        float[] y = new float[4 * count];
        // every scene has numbers of its own, so the order of work does not matter
        IntStream.range(0, count).parallel().forEach(i -> draw(Dice.of(seed, i), x, i * pixels, y, 4 * i));
        return new ByteDataset(Shape.of(3, SIDE, SIDE), new Target.Box(), x, y);
    }

    private static void draw(Dice dice, byte[] x, int xo, float[] y, int yo) {
        Canvas canvas = new Canvas(SIDE);
        canvas.paintClouds(colour(dice), colour(dice), dice.between(5, 30), dice);
        double[] skin = skin(dice);
        double[] hair = colour(dice);
        double[] shirt = colour(dice);
        double[] trousers = colour(dice);
        addClutter(canvas, List.of(skin, hair, shirt, trousers), dice);
        List<Part> figure = placed(figure(skin, hair, shirt, trousers, dice), dice);
        for (Part part : figure) {
            canvas.paint(part.bar, part.colour);
        }
        Box box = Box.around(figure);
        y[yo] = (float) (box.left / SIDE);
        y[yo + 1] = (float) (box.top / SIDE);
        y[yo + 2] = (float) ((box.right - box.left) / SIDE);
        y[yo + 3] = (float) ((box.bottom - box.top) / SIDE);
        canvas.copyTo(x, xo, dice.between(2, 12), dice);
    }

    private record Part(Bar bar, double[] colour) {}

    private record Box(double left, double top, double right, double bottom) {
        static Box around(List<Part> parts) {
            return new Box(
                    parts.stream().mapToDouble(p -> p.bar.left()).min().orElseThrow(),
                    parts.stream().mapToDouble(p -> p.bar.top()).min().orElseThrow(),
                    parts.stream().mapToDouble(p -> p.bar.right()).max().orElseThrow(),
                    parts.stream().mapToDouble(p -> p.bar.bottom()).max().orElseThrow());
        }
    }

    /// A figure of about height 1, y downwards.
    private static List<Part> figure(double[] skin, double[] hair, double[] shirt, double[] trousers, Dice dice) {
        double build = dice.between(0.8, 1.3);
        double lean = dice.between(-0.25, 0.25);
        Joint hips = new Joint(0, 0);
        Joint neck = hips.to(Math.PI + lean, 0.3);
        double shoulder = 0.085 * build;
        List<Part> parts = new ArrayList<>();
        for (int side = -1; side <= 1; side += 2) {
            Joint hip = hips.to(side * Math.PI / 2, 0.05 * build);
            double thigh = side * dice.between(-0.1, 0.6);
            Joint knee = hip.to(thigh, 0.24);
            Joint foot = knee.to(thigh + dice.between(-0.6, 0.3), 0.24);
            parts.add(new Part(knee.bar(foot, 0.034 * build), trousers));
            parts.add(new Part(hip.bar(knee, 0.045 * build), trousers));
            parts.add(new Part(foot.bar(foot.to(side * 1.4, 0.05), 0.03), hair));
        }
        parts.add(new Part(hips.bar(neck.to(lean, 0.07), 0.085 * build), shirt));
        boolean sleeves = dice.chance(0.6);
        for (int side = -1; side <= 1; side += 2) {
            Joint arm = neck.to(lean, 0.05).to(side * Math.PI / 2 + lean, shoulder);
            double swing = side * dice.between(0.05, dice.chance(0.3) ? 2.6 : 1.1);
            Joint elbow = arm.to(swing, 0.17);
            Joint hand = elbow.to(swing + side * dice.between(-0.3, 1.3), 0.16);
            parts.add(new Part(arm.bar(elbow, 0.036 * build), shirt));
            parts.add(new Part(elbow.bar(hand, 0.028 * build), sleeves ? shirt : skin));
            parts.add(new Part(hand.bar(hand, 0.032), skin));
        }
        Joint chin = neck.to(Math.PI + lean, 0.03);
        Joint head = chin.to(Math.PI + lean + dice.between(-0.2, 0.2), 0.07);
        double round = dice.between(0.06, 0.075);
        parts.add(new Part(neck.bar(chin, 0.03), skin));
        parts.add(new Part(head.to(Math.PI, 0.022).bar(head.to(Math.PI, 0.03), round * 1.08), hair));
        parts.add(new Part(head.bar(head.to(0, 0.015), round), skin));
        return parts;
    }

    /// A point of the skeleton.
    private record Joint(double x, double y) {
        /// The point at a distance in a direction: 0 is down, π/2 to the right.
        Joint to(double direction, double distance) {
            return new Joint(x + distance * StrictMath.sin(direction), y + distance * StrictMath.cos(direction));
        }

        Bar bar(Joint end, double radius) {
            return new Bar(x, y, end.x, end.y, radius);
        }
    }

    /// The figure at a random size and place, wholly inside the picture.
    private static List<Part> placed(List<Part> figure, Dice dice) {
        Box box = Box.around(figure);
        double wide = box.right - box.left;
        double high = box.bottom - box.top;
        double scale = Math.min(dice.between(30, 72), (SIDE - 2) / Math.max(wide, high));
        double dx = dice.between(1, SIDE - 1 - scale * wide) - scale * box.left;
        double dy = dice.between(1, SIDE - 1 - scale * high) - scale * box.top;
        return figure.stream()
                .map(part -> new Part(part.bar.placed(scale, dx, dy), part.colour))
                .toList();
    }

    private static void addClutter(Canvas canvas, List<double[]> colours, Dice dice) {
        int n = 16 + dice.below(9);
        for (int i = 0; i < n; i++) {
            double[] colour = colours.get(dice.below(colours.size()));
            double x = dice.between(0, SIDE);
            double y = dice.between(0, SIDE);
            double size = dice.between(3, 13);
            double angle = dice.between(0, Math.PI);
            switch (dice.below(3)) {
                case 0 -> canvas.paint(new Bar(x, y, x, y, 0.8 * size), colour);
                case 1 -> {
                    Joint end = new Joint(x, y).to(angle, dice.between(12, 44));
                    canvas.paint(new Bar(x, y, end.x, end.y, 0.35 * size), colour);
                }
                default -> canvas.paintRectangle(x, y, size, size * dice.between(0.4, 1.6), angle, colour);
            }
        }
    }

    private static double[] colour(Dice dice) {
        return new double[] {dice.between(15, 240), dice.between(15, 240), dice.between(15, 240)};
    }

    private static double[] skin(Dice dice) {
        double light = dice.between(0.25, 1);
        return new double[] {
            light * dice.between(225, 250), light * dice.between(165, 205), light * dice.between(125, 175)
        };
    }
}
