package dev.gradus.data;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Drawn digits: 28 × 28 gray pictures of ten classes from strokes with random slant, size, place, thickness,
/// wobble, noise and bits of other strokes. Made anew from a seed wherever it is needed, the same on every
/// machine.
public final class Digits {
    private static final int SIDE = 28;
    private static final int CURVE = 14;

    static final int TRAIN = 12_000;
    static final int TEST = 2_000;

    private Digits() {}

    /// 12,000 digits to learn from and 2,000 to test.
    public static Source source(long seed) {
        return source(TRAIN, TEST, seed);
    }

    /// So many digits to learn from and to test.
    public static Source source(int train, int test, long seed) {
        return new Source(
                "digits", dataset(train, Key.mix(seed)), java.util.Optional.of(dataset(test, Key.mix(~seed))));
    }

    /// So many digits, classes in equal shares.
    public static Dataset dataset(int count, long seed) {
        byte[] x = new byte[count * SIDE * SIDE];
        float[] y = new float[count];
        // every picture has numbers of its own, so the order of work does not matter
        IntStream.range(0, count).parallel().forEach(i -> {
            y[i] = i % 10;
            draw(i % 10, Dice.of(seed, i), x, i * SIDE * SIDE);
        });
        List<String> names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        return new ByteDataset(Shape.of(1, SIDE, SIDE), new Target.Classes(names), x, y);
    }

    private static void draw(int digit, Dice dice, byte[] out, int at) {
        List<double[]> lines = new ArrayList<>(strokes(digit, dice));
        double angle = dice.between(-0.32, 0.32);
        double slant = dice.between(-0.35, 0.35);
        double wide = dice.between(0.62, 1.08) * 9.2;
        double high = dice.between(0.72, 1.08) * 9.2;
        double left = 13.5 + dice.between(-2.4, 2.4);
        double top = 13.5 + dice.between(-2.2, 2.2);
        double wave = dice.between(0, 1.1);
        double phase = dice.between(0, 6.28);
        double pitch = dice.between(0.18, 0.4);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        for (double[] line : lines) {
            for (int i = 0; i < line.length; i += 2) {
                double px = line[i] * wide + slant * line[i + 1] * high;
                double py = line[i + 1] * high;
                double qx = left + cos * px - sin * py;
                double qy = top + sin * px + cos * py;
                line[i] = qx + wave * StrictMath.sin(pitch * qy + phase);
                line[i + 1] = qy + wave * StrictMath.sin(pitch * qx + 2 * phase);
            }
        }
        addClutter(lines, dice);
        double thick = dice.between(0.75, 1.75);
        double ink = dice.between(150, 255);
        double paper = dice.between(0, 40);
        double noise = dice.between(4, 26);
        double soft = dice.between(0.6, 1.2);
        for (int r = 0; r < SIDE; r++) {
            for (int c = 0; c < SIDE; c++) {
                double near = Double.MAX_VALUE;
                for (double[] line : lines) {
                    for (int i = 0; i + 3 < line.length; i += 2) {
                        near = Math.min(near, distance(c, r, line[i], line[i + 1], line[i + 2], line[i + 3]));
                    }
                }
                double cover = Math.clamp((thick + soft - Math.sqrt(near)) / (2 * soft), 0, 1);
                double value = paper + (ink - paper) * cover + noise * dice.bell();
                out[at + r * SIDE + c] = (byte) Math.clamp(Math.round(value), 0, 255);
            }
        }
    }

    /// Short ends of other strokes near the border, as on a crowded form.
    private static void addClutter(List<double[]> lines, Dice dice) {
        int n = (int) dice.between(0, 2.7);
        for (int i = 0; i < n; i++) {
            boolean vertical = dice.between(0, 1) < 0.5;
            double side = dice.between(0, 1) < 0.5 ? dice.between(-1, 2.2) : dice.between(24.8, 28);
            double along = dice.between(2, 25);
            double dx = dice.between(-1.5, 1.5);
            double length = dice.between(2, 7);
            lines.add(
                    vertical
                            ? new double[] {side, along, side + dx, along + length}
                            : new double[] {along, side, along + length, side + dx});
        }
    }

    /// Squared distance of a point to a piece of line.
    private static double distance(double x, double y, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double t = Math.clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy + 1e-9), 0, 1);
        double ex = ax + t * dx - x;
        double ey = ay + t * dy - y;
        return ex * ex + ey * ey;
    }

    /// The strokes of a digit in a box from -1 to 1, y downwards; some digits have two styles.
    private static List<double[]> strokes(int digit, Dice dice) {
        boolean other = dice.between(0, 1) < 0.5;
        double j = dice.between(-0.12, 0.12);
        return switch (digit) {
            case 0 -> List.of(arc(0, 0, 0.72 + j, 1, 0, 360));
            case 1 -> other ? List.of(line(0, -1, j, 1)) : List.of(line(-0.4, -0.6 + j, 0.05, -1, 0.05, 1));
            case 2 -> List.of(join(arc(0, -0.45, 0.62, 0.55, 190, 395), line(-0.68, 1, 0.72, other ? 1 : 0.92 + j)));
            case 3 -> List.of(arc(-0.05, -0.5, 0.6, 0.5, 200, 450), arc(-0.05, 0.5 + j / 2, 0.68, 0.5, 270, 520));
            case 4 ->
                other
                        ? List.of(line(0.1, -1, -0.7, 0.3 + j, 0.75, 0.3 + j), line(0.35, -0.4, 0.35, 1))
                        : List.of(line(-0.5, -1, -0.6, 0.05 + j, 0.5, 0.05 + j), line(0.5, -1, 0.45, 1));
            case 5 ->
                List.of(join(line(0.6, -1, -0.45, -1, -0.55, -0.1), arc(-0.05, 0.35 + j / 2, 0.65, 0.6, 235, 500)));
            case 6 -> List.of(join(line(0.5, -1, -0.2, -0.55, -0.62, 0.3), arc(0, 0.42, 0.6, 0.55 + j / 2, 190, 545)));
            case 7 ->
                other
                        ? List.of(line(-0.65, -0.95, 0.65, -0.95 + j, -0.15, 1))
                        : List.of(line(-0.65, -0.95, 0.65, -0.95, 0, 1), line(-0.3, 0.1 + j, 0.5, 0.1));
            case 8 -> List.of(arc(0, -0.5, 0.52 + j, 0.48, 0, 360), arc(0, 0.5, 0.65 + j, 0.52, 0, 360));
            default -> List.of(arc(0, -0.4, 0.58, 0.55 + j / 2, 0, 360), line(0.58, -0.45, other ? 0.55 : 0.15, 1));
        };
    }

    private static double[] line(double... points) {
        return points;
    }

    private static double[] arc(double x, double y, double rx, double ry, double from, double to) {
        double[] points = new double[2 * (CURVE + 1)];
        for (int i = 0; i <= CURVE; i++) {
            double a = Math.toRadians(from + (to - from) * i / CURVE);
            points[2 * i] = x + rx * StrictMath.cos(a);
            points[2 * i + 1] = y + ry * StrictMath.sin(a);
        }
        return points;
    }

    private static double[] join(double[] a, double[] b) {
        double[] all = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
