package dev.gradus.data;

/// Where the pixels of a new picture come from: an affine map of places in the new picture to places in the old
/// one, in pixels from the upper left corner.
///
/// `x' = xx · x + xy · y + x0`, `y' = yx · x + yy · y + y0`
record Placement(double xx, double xy, double x0, double yx, double yy, double y0) {
    /// Everything stays where it is.
    static final Placement STAY = new Placement(1, 0, 0, 0, 1, 0);

    /// Mirrored left and right.
    static Placement mirrored(int width) {
        return new Placement(-1, 0, width, 0, 1, 0);
    }

    /// Moved to the right and down.
    static Placement moved(double right, double down) {
        return new Placement(1, 0, -right, 0, 1, -down);
    }

    /// A rectangle of the old picture enlarged or shrunk to the whole new one.
    ///
    /// @param wide width of the rectangle as a share of the picture's
    /// @param high height of the rectangle as a share of the picture's
    static Placement cut(double left, double top, double wide, double high) {
        return new Placement(wide, 0, left, 0, high, top);
    }

    /// Turned around the middle of a picture, clockwise as it is seen.
    static Placement turned(double radians, int width, int height) {
        double cos = StrictMath.cos(radians);
        double sin = StrictMath.sin(radians);
        double x = width / 2.0;
        double y = height / 2.0;
        return new Placement(cos, sin, x - cos * x - sin * y, -sin, cos, y + sin * x - cos * y);
    }

    /// This change, then another.
    Placement then(Placement next) {
        return new Placement(
                xx * next.xx + xy * next.yx,
                xx * next.xy + xy * next.yy,
                xx * next.x0 + xy * next.y0 + x0,
                yx * next.xx + yy * next.yx,
                yx * next.xy + yy * next.yy,
                yx * next.x0 + yy * next.y0 + y0);
    }

    /// Writes a picture's planes as they are in the new picture, each pixel interpolated between four old ones.
    /// Where nothing was, the nearest pixel of the border is repeated.
    void apply(float[] old, PictureFormat format, float[] out, int at) {
        int w = format.width();
        int h = format.height();
        for (int r = 0; r < h; r++) {
            for (int c = 0; c < w; c++) {
                double x = Math.clamp(xx * (c + 0.5) + xy * (r + 0.5) + x0 - 0.5, 0, w - 1);
                double y = Math.clamp(yx * (c + 0.5) + yy * (r + 0.5) + y0 - 0.5, 0, h - 1);
                int left = (int) x;
                int top = (int) y;
                float u = (float) (x - left);
                float v = (float) (y - top);
                int right = Math.min(left + 1, w - 1) - left;
                int below = (Math.min(top + 1, h - 1) - top) * w;
                for (int plane = 0; plane < format.channels(); plane++) {
                    int i = (plane * h + top) * w + left;
                    float above = old[i] + u * (old[i + right] - old[i]);
                    float under = old[i + below] + u * (old[i + below + right] - old[i + below]);
                    out[at + (plane * h + r) * w + c] = above + v * (under - above);
                }
            }
        }
    }

    /// A rectangle of the picture.
    record Box(double left, double top, double right, double bottom) {
        double area() {
            return Math.max(0, right - left) * Math.max(0, bottom - top);
        }

        /// The part that lies in a picture.
        Box within(int width, int height) {
            return new Box(
                    Math.clamp(left, 0, width),
                    Math.clamp(top, 0, height),
                    Math.clamp(right, 0, width),
                    Math.clamp(bottom, 0, height));
        }
    }

    /// The smallest upright rectangle in the new picture around what was in a rectangle of the old one; parts of
    /// it may lie outside of the picture.
    Box of(Box old) {
        double determinant = xx * yy - xy * yx;
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 4; corner++) {
            double dx = (corner % 2 == 0 ? old.left : old.right) - x0;
            double dy = (corner < 2 ? old.top : old.bottom) - y0;
            double x = (yy * dx - xy * dy) / determinant;
            double y = (xx * dy - yx * dx) / determinant;
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x);
            bottom = Math.max(bottom, y);
        }
        return new Box(left, top, right, bottom);
    }
}
