package dev.gradus.lessons;

/// Where the plane lies in a figure: a rectangle of it, and the pixels that it fills.
///
/// @param area of the plane
/// @param left pixels to the left of it
/// @param top pixels above it
/// @param width its pixels
/// @param height its pixels
record Frame(Figure.Area area, int left, int top, double width, double height) {
    double across(double x) {
        return left + (x - area.left()) / (area.right() - area.left()) * width;
    }

    double up(double y) {
        return bottom() - (y - area.bottom()) / (area.top() - area.bottom()) * height;
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }
}
