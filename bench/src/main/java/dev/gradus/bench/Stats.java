package dev.gradus.bench;

import java.util.List;

/// Order statistics.
final class Stats {
    private Stats() {}

    /// The quantile of sorted numbers, between neighbours by their distance.
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int i = (int) at;
        int next = Math.min(i + 1, sorted.length - 1);
        return sorted[i] + (at - i) * (sorted[next] - sorted[i]);
    }

    static double median(List<Double> values) {
        return quantile(values.stream().mapToDouble(d -> d).sorted().toArray(), 0.5);
    }
}
