package dev.gradus.lessons;

import java.util.List;
import java.util.Locale;

/// Draws a small picture pixel by pixel, equal neighbors as one, with its boxes and their names.
record PhotoDrawing(Surface surface, Language language) {
    private static final int MOST_HEIGHT = 360;
    private static final int LINE = 20;

    private static int rows(Figure.Photo photo) {
        return photo.colors().size() / photo.width();
    }

    private static double scale(Figure.Photo photo) {
        return Math.min((double) Drawing.WIDTH / photo.width(), (double) MOST_HEIGHT / rows(photo));
    }

    static int[] size(Figure.Photo photo) {
        double height = rows(photo) * scale(photo) + LINE * photo.boxes().size() + 6;
        return new int[] {Drawing.WIDTH, (int) Math.ceil(height)};
    }

    void draw(Figure.Photo photo) {
        double scale = scale(photo);
        for (int r = 0; r < rows(photo); r++) {
            row(photo.colors().subList(r * photo.width(), (r + 1) * photo.width()), r, scale);
        }
        for (int i = 0; i < photo.boxes().size(); i++) {
            box(photo.boxes().get(i), i, scale, rows(photo) * scale + LINE * (i + 1));
        }
    }

    private void row(List<Integer> colors, int row, double scale) {
        int from = 0;
        for (int c = 1; c <= colors.size(); c++) {
            if (c == colors.size() || !colors.get(c).equals(colors.get(from))) {
                surface.box(
                        from * scale,
                        row * scale,
                        (c - from) * scale + 0.3,
                        scale + 0.3,
                        String.format(Locale.ROOT, "#%06x", colors.get(from)));
                from = c;
            }
        }
    }

    private void box(Figure.Marked box, int number, double scale, double line) {
        String color = Drawing.COLORS.get((number + 1) % Drawing.COLORS.size());
        double left = box.left() * scale;
        double top = box.top() * scale;
        double right = left + box.width() * scale;
        double bottom = top + box.height() * scale;
        surface.line(left, top, right, top, color, 3);
        surface.line(left, bottom, right, bottom, color, 3);
        surface.line(left, top, left, bottom, color, 3);
        surface.line(right, top, right, bottom, color, 3);
        surface.box(0, line - 6, 14, 4, color);
        surface.words(22, line, Surface.Anchor.START, box.name().in(language));
    }
}
