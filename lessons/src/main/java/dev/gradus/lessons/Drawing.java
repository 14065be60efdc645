package dev.gradus.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How figures look, whatever they are drawn on.
///
/// @param language of the words
record Drawing(Surface surface, Language language) {
    static final int WIDTH = 640;

    /// Height of the title.
    static final int TITLE = 26;

    private static final int HEIGHT = 360;
    private static final int LEFT = 76;
    private static final int RIGHT = 16;
    private static final int TOP = 16;
    private static final int BOTTOM = 44;

    /// Height of a plane with one scale for x and y.
    private static final int PLANE = 400;

    /// Height of one line of the key, of a table's row, and of an estimate.
    private static final int KEY = 20;

    private static final int ROW = 24;
    private static final int ESTIMATE = 40;

    /// About the width of a letter.
    private static final double LETTER = 7.4;

    private static final String GRAY = "#888888";
    private static final String WHITE = "#ffffff";
    private static final String BLACK = "#222222";

    /// Colors that can be told apart on light and on dark ground.
    static final List<String> COLORS =
            List.of("#2a78d6", "#d6502a", "#2a9d4a", "#9a5fd0", "#b8860b", "#00a0a0", "#c03080", "#777777");

    /// Width and height of a figure.
    static int[] size(Figure figure, Language language) {
        return switch (figure) {
            case Figure.Chart c ->
                new int[] {WIDTH, HEIGHT + KEY * named(c.curves()).size()};
            case Figure.Heat h ->
                new int[] {WIDTH, TOP + PLANE + BOTTOM + KEY * named(h.curves()).size()};
            case Figure.Bars _, Figure.Network _ -> new int[] {WIDTH, HEIGHT};
            case Figure.Estimates e ->
                new int[] {WIDTH, TOP + BOTTOM + ESTIMATE * e.rows().size()};
            case Figure.Photo p -> PhotoDrawing.size(p);
            case Figure.Table t -> {
                List<List<String>> lines = t.lines(language);
                yield new int[] {IntStream.of(widths(lines)).sum() + 2, ROW * lines.size() + 2};
            }
        };
    }

    /// Width and height of a figure with its title above, as in a file of its own.
    static int[] sizeOfFile(Figure figure, Language language) {
        int[] size = size(figure, language);
        int title = (int) (LETTER * figure.title().in(language).length()) + 16;
        return new int[] {Math.max(size[0], title), size[1] + TITLE};
    }

    /// Writes the title over a figure that is drawn [#TITLE] lower.
    void title(Figure figure) {
        label(
                sizeOfFile(figure, language)[0] / 2.0,
                17,
                Surface.Anchor.MIDDLE,
                figure.title().in(language));
    }

    void draw(Figure figure) {
        switch (figure) {
            case Figure.Chart c -> chart(c);
            case Figure.Bars b -> bars(b);
            case Figure.Heat h -> heat(h);
            case Figure.Table t -> table(t);
            case Figure.Network n -> network(n);
            case Figure.Estimates e -> estimates(e);
            case Figure.Photo p -> new PhotoDrawing(surface, language).draw(p);
        }
    }

    private void chart(Figure.Chart chart) {
        Frame frame = wide(around(chart.curves()));
        axes(frame, chart.x().in(language), chart.y().in(language));
        curves(frame, chart.curves());
        key(frame, chart.curves());
    }

    private void heat(Figure.Heat heat) {
        Figure.Area area = heat.area();
        double width =
                Math.min(WIDTH - LEFT - RIGHT, PLANE * (area.right() - area.left()) / (area.top() - area.bottom()));
        Frame frame = new Frame(area, LEFT, TOP, width, PLANE);
        double[] ends = ends(heat.rows().stream().flatMap(List::stream));
        double cellHeight = PLANE / (double) heat.rows().size();
        for (int i = 0; i < heat.rows().size(); i++) {
            List<Double> row = heat.rows().get(i);
            double cellWidth = width / row.size();
            for (int j = 0; j < row.size(); j++) {
                double share = (row.get(j) - ends[0]) / Math.max(ends[1] - ends[0], Double.MIN_NORMAL);
                surface.box(
                        LEFT + j * cellWidth,
                        frame.bottom() - (i + 1) * cellHeight,
                        cellWidth + 0.3,
                        cellHeight + 0.3,
                        shade(share));
            }
        }
        axes(frame, "", "");
        for (Figure.Arrow a : heat.arrows()) {
            double x = frame.across(a.x() + a.dx());
            double y = frame.up(a.y() + a.dy());
            // dark around light, for dark and light ground
            surface.line(frame.across(a.x()), frame.up(a.y()), x, y, BLACK, 4);
            surface.dot(x, y, 4, BLACK);
            surface.line(frame.across(a.x()), frame.up(a.y()), x, y, WHITE, 2);
            surface.dot(x, y, 3, WHITE);
        }
        curves(frame, heat.curves());
        key(frame, heat.curves());
    }

    private static Frame wide(Figure.Area area) {
        return new Frame(area, LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
    }

    /// From dark blue (0) to light yellow (1): hue 230° to 50°, lightness 25 to 80 of 100, saturation 60.
    private static String shade(double share) {
        double s = Double.isFinite(share) ? Math.clamp(share, 0, 1) : 0;
        double light = 0.25 + 0.55 * s;
        double hue = (230 - 180 * s) / 30;
        double reach = 0.6 * Math.min(light, 1 - light);
        int[] rgb = new int[3];
        int[] turns = {0, 8, 4};
        for (int c = 0; c < 3; c++) {
            double k = (turns[c] + hue) % 12;
            rgb[c] = (int) Math.rint(255 * (light - reach * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1))));
        }
        return String.format(Locale.ROOT, "#%02x%02x%02x", rgb[0], rgb[1], rgb[2]);
    }

    private void bars(Figure.Bars bars) {
        double[] ends = ends(Stream.concat(Stream.of(0.0), bars.heights().stream()));
        double least = ends[0] < 0 ? ends[0] - 0.08 * (ends[1] - ends[0]) : 0;
        Frame frame = wide(new Figure.Area(0, bars.heights().size(), least, widened(ends)));
        List<String> labels = bars.labels().stream().map(l -> l.in(language)).toList();
        double zero = frame.up(0);
        double width = 0.8 * frame.width() / labels.size();
        // neighbors' names take turns on two lines where they are long
        boolean crowded = labels.stream().anyMatch(l -> LETTER * l.length() > 1.2 * width);
        for (int i = 0; i < labels.size(); i++) {
            double height = bars.heights().get(i);
            double tip = frame.up(height);
            double middle = frame.across(i + 0.5);
            surface.box(middle - width / 2, Math.min(tip, zero), width, Math.abs(tip - zero), COLORS.getFirst());
            label(middle, frame.bottom() + (crowded && i % 2 == 1 ? 34 : 18), Surface.Anchor.MIDDLE, labels.get(i));
            label(
                    middle,
                    height < 0 ? tip + 13 : tip - 3,
                    Surface.Anchor.MIDDLE,
                    Ticks.number(height, Math.clamp((int) (width / LETTER) - 2, 2, 5)));
        }
        surface.line(LEFT, zero, frame.right(), zero, Surface.INK, 1);
    }

    private void estimates(Figure.Estimates figure) {
        double[] ends = ends(figure.rows().stream().flatMap(r -> Stream.of(r.value(), r.low(), r.high())));
        int bottom = TOP + ESTIMATE * figure.rows().size();
        Figure.Area area = new Figure.Area(ends[0] - (widened(ends) - ends[1]), widened(ends), 0, 1);
        Frame frame = new Frame(area, LEFT, TOP, WIDTH - LEFT - RIGHT, bottom - TOP);
        for (double tick : Ticks.between(area.left(), area.right())) {
            surface.line(frame.across(tick), TOP, frame.across(tick), bottom, "#cccccc", 1);
            label(frame.across(tick), bottom + 17, Surface.Anchor.MIDDLE, Ticks.number(tick));
        }
        for (int i = 0; i < figure.rows().size(); i++) {
            Figure.Estimate row = figure.rows().get(i);
            String color = COLORS.get(i % COLORS.size());
            double y = TOP + ESTIMATE * (i + 0.65);
            surface.line(frame.across(row.low()), y, frame.across(row.high()), y, color, 3);
            surface.line(frame.across(row.low()), y - 6, frame.across(row.low()), y + 6, color, 2);
            surface.line(frame.across(row.high()), y - 6, frame.across(row.high()), y + 6, color, 2);
            surface.dot(frame.across(row.value()), y, 5, color);
            label(LEFT + 6, y - 11, Surface.Anchor.START, row.label() + "  " + Ticks.number(row.value(), 4));
        }
        surface.frame(LEFT, TOP, frame.width(), frame.height(), GRAY);
        label(
                LEFT + frame.width() / 2,
                bottom + 36,
                Surface.Anchor.MIDDLE,
                figure.axis().in(language));
    }

    private static int[] widths(List<List<String>> lines) {
        int columns = lines.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, columns)
                .map(c -> lines.stream()
                        .mapToInt(l ->
                                c < l.size() ? (int) (16 + LETTER * l.get(c).length()) : 0)
                        .max()
                        .orElse(0))
                .toArray();
    }

    private void table(Figure.Table table) {
        List<List<String>> lines = table.lines(language);
        int[] widths = widths(lines);
        for (int r = 0; r < lines.size(); r++) {
            double x = 1;
            for (int c = 0; c < lines.get(r).size(); c++) {
                surface.frame(x, 1 + ROW * r, widths[c], ROW, GRAY);
                label(
                        x + widths[c] / 2.0,
                        1 + ROW * r + 16,
                        Surface.Anchor.MIDDLE,
                        lines.get(r).get(c));
                x += widths[c];
            }
        }
    }

    private void network(Figure.Network network) {
        for (Figure.Edge e : network.edges()) {
            double[] from = place(network, e.from());
            double[] to = place(network, e.to());
            surface.line(from[0], from[1], to[0], to[1], GRAY, 1);
        }
        for (String node : network.columns().stream().flatMap(List::stream).toList()) {
            double[] at = place(network, node);
            surface.dot(at[0], at[1], 8, COLORS.getFirst());
            label(at[0], at[1] - 12, Surface.Anchor.MIDDLE, node);
        }
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

    private void axes(Frame frame, String x, String y) {
        surface.frame(frame.left(), frame.top(), frame.width(), frame.height(), GRAY);
        for (double u : Ticks.between(frame.area().left(), frame.area().right())) {
            label(frame.across(u), frame.bottom() + 17, Surface.Anchor.MIDDLE, Ticks.number(u));
        }
        for (double v : Ticks.between(frame.area().bottom(), frame.area().top())) {
            label(frame.left() - 6, frame.up(v) + 4, Surface.Anchor.END, Ticks.number(v));
        }
        label(frame.left() + frame.width() / 2, frame.bottom() + 36, Surface.Anchor.MIDDLE, x);
        label(frame.left() + 6, frame.top() + 14, Surface.Anchor.START, y);
    }

    private void curves(Frame frame, List<Curve> curves) {
        for (int k = 0; k < curves.size(); k++) {
            Curve curve = curves.get(k);
            String color = COLORS.get(k % COLORS.size());
            List<double[]> points = IntStream.range(0, curve.x().size())
                    .mapToObj(i -> new double[] {
                        frame.across(curve.x().get(i)), frame.up(curve.y().get(i))
                    })
                    .filter(p -> Double.isFinite(p[0]) && Double.isFinite(p[1]))
                    .toList();
            if (curve.joined()) {
                surface.path(points, color);
            } else {
                points.forEach(p -> {
                    surface.dot(p[0], p[1], 4.5, WHITE);
                    surface.dot(p[0], p[1], 3.5, color);
                });
            }
        }
    }

    /// Curves that the key names: a line and its dots are named once.
    private static List<Curve> named(List<Curve> curves) {
        List<Curve> named = new ArrayList<>();
        for (Curve curve : curves) {
            if (named.stream().noneMatch(c -> c.name().equals(curve.name()))) {
                named.add(curve);
            }
        }
        return named;
    }

    private void key(Frame frame, List<Curve> curves) {
        List<Curve> named = named(curves);
        for (int k = 0; k < named.size(); k++) {
            double y = frame.bottom() + BOTTOM + KEY * k + 10;
            surface.box(LEFT, y - 6, 14, 4, COLORS.get(curves.indexOf(named.get(k)) % COLORS.size()));
            label(LEFT + 22, y, Surface.Anchor.START, named.get(k).name().in(language));
        }
    }

    private void label(double x, double y, Surface.Anchor anchor, String words) {
        if (!words.isEmpty()) {
            surface.words(x, y, anchor, words);
        }
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
}
