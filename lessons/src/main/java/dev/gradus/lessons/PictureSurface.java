package dev.gradus.lessons;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// Draws on a picture's pixels, dark on white.
record PictureSurface(Graphics2D pen) implements Surface {
    private static final int FONT_SIZE = 13;

    static PictureSurface of(Graphics2D pen) {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE));
        return new PictureSurface(pen);
    }

    private static Color color(String name) {
        return name.equals(INK) ? Color.BLACK : Color.decode(name);
    }

    private Graphics2D with(String color, double width) {
        pen.setColor(color(color));
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return pen;
    }

    @Override
    public void box(double x, double y, double width, double height, String color) {
        with(color, 1).fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void frame(double x, double y, double width, double height, String color) {
        with(color, 1).draw(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, String color, double width) {
        with(color, width).draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void path(List<double[]> points, String color) {
        Path2D path = new Path2D.Double();
        for (double[] p : points) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(p[0], p[1]);
            } else {
                path.lineTo(p[0], p[1]);
            }
        }
        with(color, 2).draw(path);
    }

    @Override
    public void dot(double x, double y, double radius, String color) {
        with(color, 1).fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void words(double x, double y, Anchor anchor, String words) {
        double width = pen.getFontMetrics().stringWidth(words);
        double from = switch (anchor) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
        with(INK, 1).drawString(words, (float) from, (float) y);
    }
}
