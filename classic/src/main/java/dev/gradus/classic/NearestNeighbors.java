package dev.gradus.classic;

import java.util.Arrays;

/// Classification by a vote of the nearest samples in Euclidean distance (Fix and Hodges, 1951). A tie of votes
/// goes to the class of the nearer samples, a tie of distances to the earlier sample.
public final class NearestNeighbors {
    private final double[][] x;
    private final int[] classes;
    private final int neighbors;
    private final int classCount;

    /// Learns the samples by heart.
    ///
    /// @param x ℓ rows of d features
    /// @param classes each row's class, from 0
    /// @param neighbors how many vote
    /// @throws IllegalArgumentException if the sizes do not match, a class is below 0, or there are fewer
    ///     samples
    ///     than voters
    public NearestNeighbors(double[][] x, int[] classes, int neighbors) {
        if (x.length != classes.length) {
            throw new IllegalArgumentException(
                    "nearest neighbors: " + x.length + " rows of features for " + classes.length + " classes");
        }
        if (neighbors < 1 || neighbors > x.length) {
            throw new IllegalArgumentException(
                    "nearest neighbors: " + neighbors + " voters; there can be 1 to " + x.length);
        }
        if (Arrays.stream(classes).min().orElse(0) < 0) {
            throw new IllegalArgumentException("nearest neighbors: a class is below 0");
        }
        this.x = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
        this.classes = classes.clone();
        this.neighbors = neighbors;
        this.classCount = Arrays.stream(classes).max().orElse(0) + 1;
    }

    /// The class that most of the nearest samples have.
    ///
    /// @throws IllegalArgumentException if the sample has another number of features
    public int classOf(double[] sample) {
        if (sample.length != x[0].length) {
            throw new IllegalArgumentException(
                    "nearest neighbors: a sample of " + sample.length + " features; those known have " + x[0].length);
        }
        double[] distances = new double[neighbors];
        int[] nearest = new int[neighbors];
        int found = 0;
        for (int i = 0; i < x.length; i++) {
            double distance = 0;
            for (int j = 0; j < sample.length; j++) {
                double d = x[i][j] - sample[j];
                distance += d * d;
            }
            if (found == neighbors && distance >= distances[found - 1]) {
                continue;
            }
            int at = found < neighbors ? found++ : found - 1;
            while (at > 0 && distances[at - 1] > distance) {
                distances[at] = distances[at - 1];
                nearest[at] = nearest[at - 1];
                at--;
            }
            distances[at] = distance;
            nearest[at] = i;
        }
        int[] votes = new int[classCount];
        for (int i : nearest) {
            votes[classes[i]]++;
        }
        int best = classes[nearest[0]];
        for (int i : nearest) {
            best = votes[classes[i]] > votes[best] ? classes[i] : best;
        }
        return best;
    }

    /// The share of samples that get their class.
    public double accuracy(double[][] samples, int[] expected) {
        int right = 0;
        for (int i = 0; i < samples.length; i++) {
            right += classOf(samples[i]) == expected[i] ? 1 : 0;
        }
        return (double) right / samples.length;
    }
}
