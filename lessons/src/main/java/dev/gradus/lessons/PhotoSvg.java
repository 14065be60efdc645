package dev.gradus.lessons;

import java.util.List;
import java.util.Locale;

/// Draws a small picture pixel by pixel, equal neighbours as one, with its boxes and their names.
final class PhotoSvg {
    private static final int WIDTH = 640;
    private static final int MOST_HEIGHT = 360;

    private PhotoSvg() {}

    static String of(Figure.Photo photo, Language language) {
        int rows = photo.colors().size() / photo.width();
        double scale = Math.min((double) WIDTH / photo.width(), (double) MOST_HEIGHT / rows);
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %.0f\" role=\"img\" aria-label=\"%s\" font-size=\"13\" fill=\"currentColor\" "
                        + "shape-rendering=\"crispEdges\">",
                WIDTH,
                rows * scale + 20 * photo.boxes().size() + 6,
                Svg.escape(photo.title().in(language))));
        for (int r = 0; r < rows; r++) {
            row(out, photo.colors().subList(r * photo.width(), (r + 1) * photo.width()), r, scale);
        }
        for (int i = 0; i < photo.boxes().size(); i++) {
            box(out, photo.boxes().get(i), i, scale, rows * scale + 20 * (i + 1), language);
        }
        return out.append("</svg>").toString();
    }

    private static void row(StringBuilder out, List<Integer> colors, int row, double scale) {
        int from = 0;
        for (int c = 1; c <= colors.size(); c++) {
            if (c == colors.size() || !colors.get(c).equals(colors.get(from))) {
                out.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#%06x\"/>",
                        from * scale,
                        row * scale,
                        (c - from) * scale + 0.1,
                        scale + 0.1,
                        colors.get(from)));
                from = c;
            }
        }
    }

    private static void box(
            StringBuilder out, Figure.Marked box, int number, double scale, double line, Language language) {
        String color = Svg.COLORS.get((number + 1) % Svg.COLORS.size());
        out.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"none\" stroke=\"%s\" stroke-width=\"3\"/>"
                        + "<rect x=\"0\" y=\"%.1f\" width=\"14\" height=\"4\" fill=\"%5$s\"/><text x=\"22\" y=\"%.1f\">%s</text>",
                box.left() * scale,
                box.top() * scale,
                box.width() * scale,
                box.height() * scale,
                color,
                line - 6,
                line,
                Svg.escape(box.name().in(language))));
    }
}
