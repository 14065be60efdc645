package dev.gradus.lessons;

import java.util.Arrays;
import java.util.List;

/// A row of points of a figure, joined or not.
///
/// @param name its name in the key
/// @param joined true for a line, false for dots
/// @param x the horizontal places
/// @param y the vertical places
public record Curve(Words name, boolean joined, List<Double> x, List<Double> y) {
    /// Keeps copies.
    ///
    /// @throws IllegalArgumentException unless x and y are equally long
    public Curve {
        x = List.copyOf(x);
        y = List.copyOf(y);
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(x.size() + " values of x for " + y.size() + " of y");
        }
    }

    /// A line through points.
    public static Curve line(Words name, double[] x, double[] y) {
        return new Curve(name, true, boxed(x), boxed(y));
    }

    /// Dots.
    public static Curve dots(Words name, double[] x, double[] y) {
        return new Curve(name, false, boxed(x), boxed(y));
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
