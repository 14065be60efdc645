package dev.gradus.data;

/// A small colour picture that shapes with soft edges are painted on. Lengths are in pixels from the upper left
/// corner; colours are red, green, blue from 0 to 255.
final class Canvas {
    private final int side;
    private final float[] pixels;

    /// A black square.
    Canvas(int side) {
        this.side = side;
        pixels = new float[3 * side * side];
    }

    /// A bar with round ends: all points within `radius` of the line from a to b; a circle if they are equal.
    record Bar(double ax, double ay, double bx, double by, double radius) {
        double left() {
            return Math.min(ax, bx) - radius;
        }

        double top() {
            return Math.min(ay, by) - radius;
        }

        double right() {
            return Math.max(ax, bx) + radius;
        }

        double bottom() {
            return Math.max(ay, by) + radius;
        }

        /// The same, enlarged from the origin and then moved.
        Bar placed(double scale, double dx, double dy) {
            return new Bar(ax * scale + dx, ay * scale + dy, bx * scale + dx, by * scale + dy, radius * scale);
        }

        private double distance(double x, double y) {
            double dx = bx - ax;
            double dy = by - ay;
            double t = Math.clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy + 1e-9), 0, 1);
            double ex = ax + t * dx - x;
            double ey = ay + t * dy - y;
            return Math.sqrt(ex * ex + ey * ey) - radius;
        }
    }

    /// Paints a bar.
    void paint(Bar bar, double[] colour) {
        int bottom = (int) Math.min(side, bar.bottom() + 2);
        int right = (int) Math.min(side, bar.right() + 2);
        for (int r = (int) Math.max(0, bar.top() - 1); r < bottom; r++) {
            for (int c = (int) Math.max(0, bar.left() - 1); c < right; c++) {
                blend(r, c, colour, 0.5 - bar.distance(c + 0.5, r + 0.5));
            }
        }
    }

    /// Paints a rectangle around a middle, turned by an angle.
    void paintRectangle(double x, double y, double halfWide, double halfHigh, double angle, double[] colour) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double reach = halfWide + halfHigh;
        int bottom = (int) Math.min(side, y + reach + 1);
        int right = (int) Math.min(side, x + reach + 1);
        for (int r = (int) Math.max(0, y - reach); r < bottom; r++) {
            for (int c = (int) Math.max(0, x - reach); c < right; c++) {
                double dx = c + 0.5 - x;
                double dy = r + 0.5 - y;
                double outside =
                        Math.max(Math.abs(cos * dx + sin * dy) - halfWide, Math.abs(cos * dy - sin * dx) - halfHigh);
                blend(r, c, colour, 0.5 - outside);
            }
        }
    }

    /// Fills the whole picture with a cloudy mixture of two colours whose clouds are `grain` pixels wide.
    void paintClouds(double[] one, double[] other, double grain, Dice dice) {
        int knots = (int) (side / grain) + 2;
        double[] heights = new double[knots * knots];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = dice.between(0, 1);
        }
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                int k = (int) Math.floor(r / grain) * knots + (int) Math.floor(c / grain);
                double u = smooth(c / grain % 1);
                double v = smooth(r / grain % 1);
                double above = heights[k] + u * (heights[k + 1] - heights[k]);
                double below = heights[k + knots] + u * (heights[k + knots + 1] - heights[k + knots]);
                double t = above + v * (below - above);
                for (int channel = 0; channel < 3; channel++) {
                    pixels[index(channel, r, c)] = (float) (one[channel] + t * (other[channel] - one[channel]));
                }
            }
        }
    }

    /// Copies the picture with noise added, rounded to bytes, channel by channel.
    void copyTo(byte[] out, int at, double noise, Dice dice) {
        for (int i = 0; i < pixels.length; i++) {
            out[at + i] = (byte) Math.clamp(Math.round(pixels[i] + noise * dice.bell()), 0, 255);
        }
    }

    private void blend(int r, int c, double[] colour, double cover) {
        float share = (float) Math.clamp(cover, 0, 1);
        if (share > 0) {
            for (int channel = 0; channel < 3; channel++) {
                int i = index(channel, r, c);
                pixels[i] += share * ((float) colour[channel] - pixels[i]);
            }
        }
    }

    private int index(int channel, int r, int c) {
        return (channel * side + r) * side + c;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }
}
