package dev.gradus.bench;

import java.util.List;
import java.util.Locale;

/// Times of both sides over one size, both axes logarithmic, as SVG.
///
/// @param across what the horizontal axis counts
/// @param points size, seconds of Gradus, seconds of libtorch
record LogPlot(String across, List<double[]> points) {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 320;
    private static final int LEFT = 64;
    private static final int RIGHT = 100;
    private static final int EDGE = 40;
    private static final String[] COLORS = {"#2a78d6", "#d6502a"};
    private static final String[] SIDES = {"Gradus", "libtorch"};

    String svg() {
        StringBuilder s = new StringBuilder(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
                        + "font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
                WIDTH, HEIGHT));
        for (int e = exponent(least()); e <= exponent(most()) + 1; e++) {
            double y = y(StrictMath.pow(10, e));
            s.append(line(LEFT, y, WIDTH - RIGHT, y, "#dddddd", 1)).append(text(LEFT - 8, y + 4, "end", time(e)));
        }
        for (double[] p : points) {
            s.append(text(x(p[0]), HEIGHT - EDGE + 18, "middle", String.valueOf((int) p[0])));
        }
        s.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", across));
        s.append(text(LEFT, 16, "start", "time of a training step"));
        for (int side = 1; side <= 2; side++) {
            String color = COLORS[side - 1];
            for (int i = 0; i < points.size(); i++) {
                double[] p = points.get(i);
                s.append(String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
                        x(p[0]),
                        y(p[side]),
                        color));
                if (i > 0) {
                    double[] q = points.get(i - 1);
                    s.append(line(x(q[0]), y(q[side]), x(p[0]), y(p[side]), color, 2));
                }
            }
            // the two names stand apart even where the lines meet
            boolean above = points.getLast()[side] > points.getLast()[3 - side];
            double y = y(points.getLast()[side]) + (above ? -4 : 12);
            String name = text(WIDTH - RIGHT + 8, y, "start", SIDES[side - 1]);
            s.append(name.replace("<text ", "<text fill=\"" + color + "\" "));
        }
        return s.append("</svg>\n").toString();
    }

    private double least() {
        return points.stream().mapToDouble(p -> Math.min(p[1], p[2])).min().orElseThrow();
    }

    private double most() {
        return points.stream().mapToDouble(p -> Math.max(p[1], p[2])).max().orElseThrow();
    }

    private static int exponent(double seconds) {
        return (int) Math.floor(StrictMath.log10(seconds));
    }

    private double x(double size) {
        double first = StrictMath.log(points.getFirst()[0]);
        double last = StrictMath.log(points.getLast()[0]);
        double share = last > first ? (StrictMath.log(size) - first) / (last - first) : 0.5;
        return LEFT + 12 + share * (WIDTH - LEFT - RIGHT - 24);
    }

    private double y(double seconds) {
        double low = exponent(least());
        double high = exponent(most()) + 1;
        return HEIGHT - EDGE - (StrictMath.log10(seconds) - low) / (high - low) * (HEIGHT - 2 * EDGE);
    }

    private static String time(int exponent) {
        return switch (exponent) {
            case -7 -> "0.1 µs";
            case -6 -> "1 µs";
            case -5 -> "10 µs";
            case -4 -> "0.1 ms";
            case -3 -> "1 ms";
            case -2 -> "10 ms";
            case -1 -> "0.1 s";
            default -> StrictMath.pow(10, exponent) + " s";
        };
    }

    private static String line(double x1, double y1, double x2, double y2, String color, int width) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>%n",
                x1,
                y1,
                x2,
                y2,
                color,
                width);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
    }
}
