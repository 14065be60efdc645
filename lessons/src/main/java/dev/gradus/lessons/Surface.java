package dev.gradus.lessons;

import java.util.List;

/// What a [Drawing] is drawn on: x goes to the right, y down, a unit is a pixel of a picture 640 wide.
///
/// Colors are `#rrggbb`, or [#INK].
interface Surface {
    /// The color of the text around.
    String INK = "currentColor";

    /// What of a text stands at its place.
    enum Anchor {
        /// Its beginning.
        START,
        /// Its middle.
        MIDDLE,
        /// Its end.
        END
    }

    /// A filled rectangle.
    void box(double x, double y, double width, double height, String color);

    /// A rectangle's outline.
    void frame(double x, double y, double width, double height, String color);

    /// A straight line.
    void line(double x1, double y1, double x2, double y2, String color, double width);

    /// A line through points (x, y).
    void path(List<double[]> points, String color);

    /// A filled circle.
    void dot(double x, double y, double radius, String color);

    /// A line of text on the base line y.
    void words(double x, double y, Anchor anchor, String words);
}
