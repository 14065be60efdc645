package dev.gradus.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Draws any figure as an SVG picture that stands inside a page; its lines take the page's text color.
public final class Svg {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 76;
    private static final int RIGHT = 16;
    private static final int TOP = 16;
    private static final int BOTTOM = 44;

    /// Colors that can be told apart on light and on dark ground.
    static final List<String> COLORS =
            List.of("#2a78d6", "#d6502a", "#2a9d4a", "#9a5fd0", "#b8860b", "#00a0a0", "#c03080", "#777777");

    private final Language language;
    private final StringBuilder out = new StringBuilder();

    private Svg(Language language) {
        this.language = language;
    }

    /// Draws a figure.
    public static String of(Figure figure, Language language) {
        Svg svg = new Svg(language);
        switch (figure) {
            case Figure.Chart c -> svg.chart(c);
            case Figure.Bars b -> svg.bars(b);
            case Figure.Heat h -> svg.heat(h);
            case Figure.Table t -> svg.table(t);
            case Figure.Network n -> svg.network(n);
            case Figure.Photo p -> svg.out.append(PhotoSvg.of(p, language));
        }
        return svg.out.toString();
    }

    /// Draws a figure as a file of its own, dark on white.
    public static String file(Figure figure, Language language) {
        return of(figure, language)
                .replaceFirst(
                        "<svg ",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"sans-serif\" style=\"background:#fff\" ");
    }

    private void open(int height, Words title) {
        out.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" font-size=\"13\" fill=\"currentColor\">",
                WIDTH,
                height,
                escape(title.in(language))));
    }

    private void close() {
        out.append("</svg>");
    }

    private void chart(Figure.Chart chart) {
        Figure.Area area = around(chart.curves());
        int height = HEIGHT + 20 * chart.curves().size();
        open(height, chart.title());
        axes(area, chart.x().in(language), chart.y().in(language));
        curves(area, chart.curves());
        key(chart.curves());
        close();
    }

    private void heat(Figure.Heat heat) {
        open(HEIGHT + 20 * heat.curves().size(), heat.title());
        double[] ends = ends(heat.rows().stream().flatMap(List::stream));
        double cellHeight = (HEIGHT - TOP - BOTTOM) / (double) heat.rows().size();
        for (int i = 0; i < heat.rows().size(); i++) {
            List<Double> row = heat.rows().get(i);
            double cellWidth = (WIDTH - LEFT - RIGHT) / (double) row.size();
            for (int j = 0; j < row.size(); j++) {
                double share = (row.get(j) - ends[0]) / Math.max(ends[1] - ends[0], Double.MIN_NORMAL);
                out.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"hsl(%.0f 60%% %.0f%%)\"/>",
                        LEFT + j * cellWidth,
                        HEIGHT - BOTTOM - (i + 1) * cellHeight,
                        cellWidth + 0.3,
                        cellHeight + 0.3,
                        230 - 180 * share,
                        25 + 55 * share));
            }
        }
        axes(heat.area(), "", "");
        for (Figure.Arrow a : heat.arrows()) {
            arrow(heat.area(), a);
        }
        curves(heat.area(), heat.curves());
        key(heat.curves());
        close();
    }

    private void arrow(Figure.Area area, Figure.Arrow a) {
        double x = across(area, a.x() + a.dx());
        double y = up(area, a.y() + a.dy());
        out.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#fff\" stroke-width=\"2\"/>"
                        + "<circle cx=\"%3$.1f\" cy=\"%4$.1f\" r=\"3\" fill=\"#fff\"/>",
                across(area, a.x()),
                up(area, a.y()),
                x,
                y));
    }

    private void bars(Figure.Bars bars) {
        double[] ends = ends(Stream.concat(Stream.of(0.0), bars.heights().stream()));
        Figure.Area area = new Figure.Area(0, bars.heights().size(), ends[0], widened(ends));
        open(HEIGHT, bars.title());
        double zero = up(area, 0);
        for (int i = 0; i < bars.heights().size(); i++) {
            double tip = up(area, bars.heights().get(i));
            double middle = across(area, i + 0.5);
            double width = across(area, 0.8) - LEFT;
            out.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                    middle - width / 2,
                    Math.min(tip, zero),
                    width,
                    Math.abs(tip - zero),
                    COLORS.getFirst()));
            label(middle, HEIGHT - BOTTOM + 18, "middle", bars.labels().get(i));
            label(
                    middle,
                    Math.min(tip, zero) - 3,
                    "middle",
                    Ticks.number(bars.heights().get(i)));
        }
        out.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\" stroke=\"currentColor\"/>",
                LEFT,
                WIDTH - RIGHT,
                zero));
        close();
    }

    private void table(Figure.Table table) {
        out.append("<table>");
        if (!table.header().isEmpty()) {
            row("th", table.header());
        }
        table.rows().forEach(r -> row("td", r));
        out.append("</table>");
    }

    private void row(String tag, List<String> cells) {
        out.append("<tr>");
        cells.forEach(c -> out.append("<" + tag + ">" + escape(c) + "</" + tag + ">"));
        out.append("</tr>");
    }

    private void network(Figure.Network network) {
        open(HEIGHT, network.title());
        for (Figure.Edge e : network.edges()) {
            double[] from = place(network, e.from());
            double[] to = place(network, e.to());
            out.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#888\"/>",
                    from[0],
                    from[1],
                    to[0],
                    to[1]));
        }
        for (String node : network.columns().stream().flatMap(List::stream).toList()) {
            double[] at = place(network, node);
            out.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"8\" fill=\"%s\"/>",
                    at[0],
                    at[1],
                    COLORS.getFirst()));
            label(at[0], at[1] - 12, "middle", node);
        }
        close();
    }

    private static double[] place(Figure.Network network, String node) {
        for (int i = 0; i < network.columns().size(); i++) {
            List<String> column = network.columns().get(i);
            int j = column.indexOf(node);
            if (j >= 0) {
                return new double[] {
                    WIDTH * (i + 0.5) / network.columns().size(), 20 + (HEIGHT - 20) * (j + 0.5) / column.size()
                };
            }
        }
        throw new IllegalArgumentException("an edge names '" + node + "', which is no node");
    }

    private void axes(Figure.Area area, String x, String y) {
        out.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#888\"/>",
                LEFT,
                TOP,
                WIDTH - LEFT - RIGHT,
                HEIGHT - TOP - BOTTOM));
        for (double u : Ticks.between(area.left(), area.right())) {
            label(across(area, u), HEIGHT - BOTTOM + 17, "middle", Ticks.number(u));
        }
        for (double v : Ticks.between(area.bottom(), area.top())) {
            label(LEFT - 6, up(area, v) + 4, "end", Ticks.number(v));
        }
        label(LEFT + (WIDTH - LEFT - RIGHT) / 2.0, HEIGHT - 8, "middle", x);
        label(LEFT + 6, TOP + 14, "start", y);
    }

    private void curves(Figure.Area area, List<Curve> curves) {
        for (int k = 0; k < curves.size(); k++) {
            Curve curve = curves.get(k);
            String color = COLORS.get(k % COLORS.size());
            List<String> points = new ArrayList<>();
            for (int i = 0; i < curve.x().size(); i++) {
                double x = curve.x().get(i);
                double y = curve.y().get(i);
                if (Double.isFinite(x) && Double.isFinite(y)) {
                    points.add(String.format(Locale.ROOT, "%.1f,%.1f", across(area, x), up(area, y)));
                }
            }
            if (curve.joined()) {
                out.append(String.format(
                        Locale.ROOT,
                        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                        String.join(" ", points),
                        color));
            } else {
                for (String p : points) {
                    String[] at = p.split(",", 2);
                    out.append(String.format(
                            Locale.ROOT,
                            "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\" stroke=\"#fff\"/>",
                            at[0],
                            at[1],
                            color));
                }
            }
        }
    }

    private void key(List<Curve> curves) {
        for (int k = 0; k < curves.size(); k++) {
            int y = HEIGHT + 20 * k + 10;
            out.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>",
                    LEFT,
                    y - 6,
                    COLORS.get(k % COLORS.size())));
            label(LEFT + 22, y, "start", curves.get(k).name().in(language));
        }
    }

    private void label(double x, double y, String anchor, String words) {
        out.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escape(words)));
    }

    private static double across(Figure.Area a, double x) {
        return LEFT + (x - a.left()) / (a.right() - a.left()) * (WIDTH - LEFT - RIGHT);
    }

    private static double up(Figure.Area a, double y) {
        return HEIGHT - BOTTOM - (y - a.bottom()) / (a.top() - a.bottom()) * (HEIGHT - TOP - BOTTOM);
    }

    private static Figure.Area around(List<Curve> curves) {
        double[] x = ends(curves.stream().flatMap(c -> c.x().stream()));
        double[] y = ends(curves.stream().flatMap(c -> c.y().stream()));
        return new Figure.Area(x[0], x[1] > x[0] ? x[1] : x[0] + 1, y[0], widened(y));
    }

    private static double widened(double[] ends) {
        return ends[1] > ends[0] ? ends[1] + 0.08 * (ends[1] - ends[0]) : ends[0] + 1;
    }

    private static double[] ends(Stream<Double> values) {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        values.filter(Double::isFinite).forEach(v -> {
            ends[0] = Math.min(ends[0], v);
            ends[1] = Math.max(ends[1], v);
        });
        return ends[0] <= ends[1] ? ends : new double[] {0, 1};
    }

    /// A text as it stands in XML.
    public static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
