package dev.gradus.lessons;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes what is drawn as elements of SVG.
record SvgSurface(StringBuilder out) implements Surface {
    @Override
    public void box(double x, double y, double width, double height, String color) {
        out.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>",
                x,
                y,
                width,
                height,
                color));
    }

    @Override
    public void frame(double x, double y, double width, double height, String color) {
        out.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"none\" stroke=\"%s\"/>",
                x,
                y,
                width,
                height,
                color));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, String color, double width) {
        out.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>",
                x1,
                y1,
                x2,
                y2,
                color,
                width));
    }

    @Override
    public void path(List<double[]> points, String color) {
        String places = points.stream()
                .map(p -> String.format(Locale.ROOT, "%.1f,%.1f", p[0], p[1]))
                .collect(Collectors.joining(" "));
        out.append(String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                places,
                color));
    }

    @Override
    public void dot(double x, double y, double radius, String color) {
        out.append(String.format(
                Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>", x, y, radius, color));
    }

    @Override
    public void words(double x, double y, Anchor anchor, String words) {
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                x,
                y,
                anchor.name().toLowerCase(Locale.ROOT),
                Svg.escape(words)));
    }
}
