package dev.gradus.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Curves drawn in Braille characters, each of two by four dots.
///
/// @param columns characters of a line
/// @param rows lines
/// @param last value of x at the right edge; the left edge is 0
record BraillePlot(int columns, int rows, double last) {
    /// Bits of a character's dots, by row and column (Unicode, block U+2800).
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private static final int LABEL = 8;

    /// Points in order of x.
    ///
    /// @param color number of an ANSI colour, such as 31 for red
    record Curve(int color, List<double[]> points) {}

    /// The lines of the plot, labels of the ends of the y axis at their left; later curves lie above.
    List<String> draw(List<Curve> curves, boolean inColor) {
        int width = columns - LABEL;
        double[] range = range(curves);
        if (width < 2 || rows < 1 || Double.isNaN(range[0])) {
            return List.of();
        }
        int[][] dots = new int[rows][width];
        int[][] colors = new int[rows][width];
        for (Curve curve : curves) {
            double[] heights = heights(curve.points, 2 * width);
            int before = -1;
            for (int x = 0; x < heights.length; x++) {
                if (Double.isNaN(heights[x])) {
                    continue;
                }
                int y = y(heights[x], range);
                // a steep curve stays one line
                int from = before < 0 ? y : before + Integer.signum(y - before);
                for (int at = Math.min(from, y); at <= Math.max(from, y); at++) {
                    dots[at / 4][x / 2] |= DOTS[at % 4][x % 2];
                    colors[at / 4][x / 2] = curve.color;
                }
                before = y;
            }
        }
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            String label = row == 0 ? number(range[1]) : row == rows - 1 ? number(range[0]) : "";
            lines.add(String.format(Locale.ROOT, "%" + (LABEL - 1) + "s ", label)
                    + line(dots[row], colors[row], inColor));
        }
        return lines;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1000 ? "%.3f" : "%.1e", value);
    }

    private static String line(int[] dots, int[] colors, boolean inColor) {
        StringBuilder out = new StringBuilder();
        int color = 0;
        for (int x = 0; x < dots.length; x++) {
            if (inColor && colors[x] != color) {
                color = colors[x];
                out.append("\033[").append(color).append('m');
            }
            out.append((char) (0x2800 + dots[x]));
        }
        return out.append(color == 0 ? "" : "\033[0m").toString();
    }

    /// The dot, from the top, of a height.
    private int y(double height, double[] range) {
        double share = (height - range[0]) / (range[1] - range[0]);
        return (int) Math.clamp(Math.round((1 - share) * (4 * rows - 1)), 0L, 4L * rows - 1);
    }

    /// For each column of dots the mean of the points there, and between points a straight line.
    private double[] heights(List<double[]> points, int width) {
        double[] sums = new double[width];
        int[] counts = new int[width];
        for (double[] p : points) {
            int x = (int) Math.clamp(p[0] / last * (width - 1), 0, width - 1);
            sums[x] += p[1];
            counts[x]++;
        }
        double[] heights = new double[width];
        int before = -1;
        Arrays.fill(heights, Double.NaN);
        for (int x = 0; x < width; x++) {
            if (counts[x] == 0) {
                continue;
            }
            heights[x] = sums[x] / counts[x];
            for (int gap = before + 1; before >= 0 && gap < x; gap++) {
                heights[gap] = heights[before] + (heights[x] - heights[before]) * (gap - before) / (x - before);
            }
            before = x;
        }
        return heights;
    }

    /// The least and the largest height, apart by a little at least; NaN where there is none.
    private double[] range(List<Curve> curves) {
        double low = Double.NaN;
        double high = Double.NaN;
        for (Curve curve : curves) {
            for (double height : heights(curve.points, 2 * Math.max(1, columns - LABEL))) {
                low = height <= low || Double.isNaN(low) ? height : low;
                high = height >= high || Double.isNaN(high) ? height : high;
            }
        }
        return high - low < 1e-6 ? new double[] {low - 5e-7, high + 5e-7} : new double[] {low, high};
    }
}
