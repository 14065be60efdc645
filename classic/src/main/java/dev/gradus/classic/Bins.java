package dev.gradus.classic;

import dev.gradus.exec.Parallel;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Features as small numbers: a feature's values are parted at quantiles into at most 255 bins. Missing numbers
/// (NaN) are in the lowest.
///
/// @param thresholds by feature: the greatest value of each bin but the last
/// @param of by feature: each sample's bin
record Bins(double[][] thresholds, byte[][] of) {
    private static final int MOST = 255;

    static Bins of(double[][] x) {
        int features = x[0].length;
        double[][] thresholds = new double[features][];
        byte[][] of = new byte[features][x.length];
        Parallel.forRange(features, 1, (from, to) -> {
            for (int f = from; f < to; f++) {
                double[] column = column(x, f);
                thresholds[f] = thresholds(column);
                for (int i = 0; i < x.length; i++) {
                    of[f][i] = (byte) bin(thresholds[f], column[i]);
                }
            }
        });
        return new Bins(thresholds, of);
    }

    private static double[] column(double[][] x, int feature) {
        return Arrays.stream(x).mapToDouble(row -> row[feature]).toArray();
    }

    /// Cuts halfway between neighbouring values: between all where there are few, else at quantiles.
    private static double[] thresholds(double[] column) {
        double[] sorted =
                Arrays.stream(column).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length <= MOST) {
            return IntStream.range(1, distinct.length)
                    .mapToDouble(i -> between(distinct[i - 1], distinct[i]))
                    .toArray();
        }
        return IntStream.range(1, MOST)
                .map(q -> (int) ((long) q * sorted.length / MOST))
                // a quantile inside a run of one value moves to the run's beginning
                .map(i -> Arrays.binarySearch(distinct, sorted[i]))
                .filter(i -> i > 0)
                .distinct()
                .mapToDouble(i -> between(distinct[i - 1], distinct[i]))
                .toArray();
    }

    private static double between(double low, double high) {
        double middle = low + (high - low) / 2;
        return middle < high ? middle : low;
    }

    private static int bin(double[] thresholds, double v) {
        if (Double.isNaN(v)) {
            return 0;
        }
        int at = Arrays.binarySearch(thresholds, v);
        return at < 0 ? -at - 1 : at;
    }

    int features() {
        return of.length;
    }
}
