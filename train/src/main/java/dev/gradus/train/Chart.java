package dev.gradus.train;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/// Curves over a common axis as an SVG picture.
final class Chart {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 260;
    private static final int LEFT = 52;
    private static final int BOTTOM = 24;

    private Chart() {}

    /// A named curve.
    ///
    /// @param points pairs (x, y) with rising x
    record Curve(String name, String color, List<double[]> points) {}

    /// Curves over steps.
    static String svg(List<Curve> curves) {
        return svg(curves, step -> String.format(Locale.ROOT, "%.0f", step));
    }

    /// @param label writes a place on the common axis
    static String svg(List<Curve> curves, DoubleFunction<String> label) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (Curve c : curves) {
            for (double[] p : c.points) {
                left = Math.min(left, p[0]);
                right = Math.max(right, p[0]);
                top = Math.max(top, p[1]);
                low = Math.min(low, p[1]);
            }
        }
        if (!Double.isFinite(top)) {
            return "<p>No points yet.</p>";
        }
        if (top - low < 1e-9) {
            top += 0.5e-3 + Math.abs(top) * 0.01;
            low -= 0.5e-3 + Math.abs(low) * 0.01;
        }
        right = Math.max(right, left + 1e-9);
        StringBuilder s = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">",
                WIDTH,
                HEIGHT));
        for (int i = 0; i <= 4; i++) {
            double v = low + (top - low) * i / 4;
            double y = y(v, low, top);
            s.append(String.format(
                    Locale.ROOT,
                    "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"4\" y=\"%.1f\">%.4g</text>",
                    LEFT,
                    WIDTH,
                    y,
                    y,
                    y + 4,
                    v));
            double x = LEFT + (WIDTH - LEFT - 30) * i / 4.0;
            s.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\">%s</text>",
                    x,
                    HEIGHT - 6,
                    label.apply(left + (right - left) * i / 4)));
        }
        int legend = LEFT + 10;
        for (Curve c : curves) {
            s.append("<polyline fill=\"none\" stroke-width=\"1.8\" stroke=\"")
                    .append(c.color)
                    .append("\" points=\"");
            for (double[] p : c.points) {
                double x = LEFT + (WIDTH - LEFT - 30) * (p[0] - left) / (right - left);
                s.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(p[1], low, top)));
            }
            s.append("\"/>");
            s.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"4\" width=\"12\" height=\"4\" fill=\"%s\"/><text x=\"%d\" y=\"11\">%s</text>",
                    legend,
                    c.color,
                    legend + 16,
                    Report.escape(c.name)));
            legend += 40 + 7 * c.name.length();
        }
        return s.append("</svg>").toString();
    }

    private static double y(double v, double low, double top) {
        return 16 + (HEIGHT - BOTTOM - 20) * (top - v) / (top - low);
    }
}
