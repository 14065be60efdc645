package dev.gradus.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// Curves or dots over two axes as an SVG picture.
///
/// @param across what the horizontal axis shows
/// @param up what the vertical axis shows
record Chart(String across, Axis x, String up, Axis y) {
    private static final int WIDTH = 680;
    private static final int HEIGHT = 260;
    private static final int LEFT = 66;
    private static final int RIGHT = 16;
    private static final int TOP = 28;
    private static final int BOTTOM = 44;

    /// Colors that can be told apart on light and on dark ground.
    static final String BLUE = "#2a78d6";

    static final String RED = "#d6502a";
    static final String GREEN = "#2a9d4a";
    static final String GRAY = "#888888";

    /// How one curve is drawn.
    enum Mark {
        LINE,
        DOTS
    }

    /// A named curve.
    ///
    /// @param points pairs (x, y)
    record Curve(String name, String color, Mark mark, List<double[]> points) {
        /// Leaves out what cannot be drawn.
        Curve {
            points = points.stream()
                    .filter(p -> Double.isFinite(p[0]) && Double.isFinite(p[1]))
                    .toList();
        }

        static Curve line(String name, String color, List<double[]> points) {
            return new Curve(name, color, Mark.LINE, points);
        }
    }

    /// Curves over steps. The vertical axis has powers of ten where the values span several.
    static String overSteps(String up, List<Curve> curves) {
        double[] values = values(curves, 1);
        double[] steps = values(curves, 0);
        if (values.length == 0) {
            return "<p>No points.</p>";
        }
        double last = steps[steps.length - 1];
        Axis y = axis(values[0], values[values.length - 1]);
        String title = y.logarithmic() ? up + " (powers of ten)" : up;
        return new Chart("step", Axis.spanning(0, Math.max(1, last)), title, y).svg(curves);
    }

    private static Axis axis(double least, double most) {
        return least > 0 && most / least > 30 ? Axis.powersAround(least, most) : Axis.around(least, most);
    }

    /// All values of the curves, sorted.
    ///
    /// @param part 0 for x, 1 for y
    static double[] values(List<Curve> curves, int part) {
        return curves.stream()
                .flatMap(c -> c.points.stream())
                .mapToDouble(p -> p[part])
                .sorted()
                .toArray();
    }

    String svg(List<Curve> curves) {
        StringBuilder s = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH,
                HEIGHT,
                Report.escape(up + " over " + across)));
        for (double tick : y.ticks()) {
            double at = yAt(tick);
            s.append(line("grid", LEFT, at, WIDTH - RIGHT, at)).append(text(LEFT - 8, at + 4, "end", y.label(tick)));
        }
        for (double tick : x.ticks()) {
            double at = xAt(tick);
            s.append(line("axis", at, HEIGHT - BOTTOM, at, HEIGHT - BOTTOM + 4))
                    .append(text(at, HEIGHT - BOTTOM + 17, "middle", x.label(tick)));
        }
        s.append(line("axis", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM));
        s.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", across));
        s.append(String.format(
                Locale.ROOT,
                "<text transform=\"translate(13 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                (TOP + HEIGHT - BOTTOM) / 2.0,
                Report.escape(up)));
        int legend = LEFT;
        for (Curve c : curves) {
            draw(s, c);
            s.append(String.format(
                    Locale.ROOT, "<rect x=\"%d\" y=\"8\" width=\"14\" height=\"4\" fill=\"%s\"/>", legend, c.color));
            s.append(text(legend + 19, 14, "start", c.name));
            legend += 42 + 7 * c.name.length();
        }
        return s.append("</svg>").toString();
    }

    private void draw(StringBuilder s, Curve c) {
        Function<double[], String> at = c.mark == Mark.LINE
                ? p -> String.format(Locale.ROOT, "%.1f,%.1f ", xAt(p[0]), yAt(p[1]))
                : p -> String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.2\" fill=\"%s\" fill-opacity=\"0.45\"/>",
                        xAt(p[0]),
                        yAt(p[1]),
                        c.color);
        Stream<String> marks = c.points.stream().map(at);
        if (c.mark == Mark.LINE) {
            s.append("<polyline fill=\"none\" stroke-width=\"1.8\" stroke-linejoin=\"round\" stroke=\"")
                    .append(c.color)
                    .append("\" points=\"");
            marks.forEach(s::append);
            s.append("\"/>");
            if (c.points.size() == 1) {
                // a line of one point cannot be seen
                draw(s, new Curve(c.name, c.color, Mark.DOTS, c.points));
            }
        } else {
            marks.forEach(s::append);
        }
    }

    private double xAt(double v) {
        return LEFT + (WIDTH - LEFT - RIGHT) * x.place(v);
    }

    private double yAt(double v) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * y.place(v);
    }

    private static String line(String kind, double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                kind,
                x1,
                y1,
                x2,
                y2);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                x,
                y,
                anchor,
                Report.escape(text));
    }

    /// As many points as a chart can show: neighbours are replaced by their mean.
    static List<double[]> thinned(List<double[]> points, int most) {
        int each = Math.ceilDiv(Math.max(1, points.size()), most);
        return Stream.iterate(0, i -> i < points.size(), i -> i + each)
                .map(i -> mean(points.subList(i, Math.min(points.size(), i + each))))
                .toList();
    }

    private static double[] mean(List<double[]> points) {
        double[] sum = new double[2];
        for (double[] p : points) {
            sum[0] += p[0];
            sum[1] += p[1];
        }
        return Arrays.stream(sum).map(v -> v / points.size()).toArray();
    }
}
