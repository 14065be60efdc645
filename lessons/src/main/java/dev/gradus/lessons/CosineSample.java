package dev.gradus.lessons;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Points of y = cos(1.5πx) + 0.1·N(0, 1) for x in [0, 1): the sample of scikit-learn's example
/// "Underfitting vs. Overfitting", 30 points (NumPy's random numbers of seed 0, sorted by x), and 1,000 fresh ones.
///
/// @param x where
/// @param y what was measured there
record CosineSample(double[] x, double[] y) {
    /// The 30 points to learn from.
    static CosineSample train() {
        return read("poly30.csv");
    }

    /// The 1,000 fresh points.
    static CosineSample fresh() {
        return read("poly_test1000.csv");
    }

    private static CosineSample read(String name) {
        InputStream in = CosineSample.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the resource " + name + " is not in gradus-lessons");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            List<String[]> rows =
                    reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
            return new CosineSample(
                    rows.stream().mapToDouble(r -> Double.parseDouble(r[0])).toArray(),
                    rows.stream().mapToDouble(r -> Double.parseDouble(r[1])).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The points from `from` to before `to`, or all others.
    CosineSample part(int from, int to, boolean inside) {
        int[] kept = IntStream.range(0, x.length)
                .filter(i -> (i >= from && i < to) == inside)
                .toArray();
        return new CosineSample(
                Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> y[i]).toArray());
    }
}
