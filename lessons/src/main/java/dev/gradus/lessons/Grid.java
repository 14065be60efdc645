package dev.gradus.lessons;

import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Small pictures, filters and what comes of them, for the lessons on convolutions.
public final class Grid {
    /// The lecture's diagonal filter.
    static final double[][] DIAGONAL = {{1, 0}, {0, 1}};

    /// Products element by element, then their sum, at every place where the filter fits.
    static final Slide CORRELATION = Grid::correlation;

    private Grid() {}

    /// How a filter runs over a picture.
    @FunctionalInterface
    public interface Slide {
        /// The map of a picture (height, width) under a filter (height, width).
        Tensor over(Tensor picture, Tensor filter);
    }

    private static Tensor correlation(Tensor picture, Tensor filter) {
        Tensor x = picture.reshape(1, 1, picture.size(0), picture.size(1));
        Tensor w = filter.reshape(1, 1, filter.size(0), filter.size(1));
        return x.conv(w, ConvSpec.of(2)).flatten(2).reshape(-1, picture.size(1) - filter.size(1) + 1);
    }

    static Tensor tensor(double[][] rows) {
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Tensor.of(flat, rows.length, rows[0].length);
    }

    /// The map of a picture under a filter, row by row.
    static double[][] map(Slide slide, double[][] picture, double[][] filter) {
        Tensor map = slide.over(tensor(picture), tensor(filter));
        double[] flat = map.toDoubleArray();
        int wide = map.size(1);
        double[][] rows = new double[map.size(0)][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = Arrays.copyOfRange(flat, r * wide, (r + 1) * wide);
        }
        return rows;
    }

    static double largest(double[][] map) {
        return Arrays.stream(map).flatMapToDouble(Arrays::stream).max().orElse(Double.NaN);
    }

    /// A picture of zeros with ones at places (row, column).
    static double[][] ones(int side, int[]... places) {
        double[][] picture = new double[side][side];
        for (int[] p : places) {
            picture[p[0]][p[1]] = 1;
        }
        return picture;
    }

    static Figure table(Words title, double[][] rows) {
        List<List<String>> cells = new ArrayList<>();
        for (double[] row : rows) {
            cells.add(Arrays.stream(row).mapToObj(Grid::text).toList());
        }
        return Figure.Table.of(title, List.of(), cells);
    }

    private static String text(double v) {
        double rounded = Math.rint(v * 1000) / 1000;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }

    /// Adds a check for each cell of a map.
    static void cells(Outcome outcome, String name, double[][] map, double[][] expected) {
        for (int r = 0; r < expected.length; r++) {
            for (int c = 0; c < expected[r].length; c++) {
                outcome.near(
                        Words.same(name + "[" + r + "," + c + "] = " + text(expected[r][c])),
                        map[r][c],
                        expected[r][c],
                        1e-12);
            }
        }
    }
}
