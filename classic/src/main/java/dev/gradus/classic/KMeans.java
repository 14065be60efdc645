package dev.gradus.classic;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Clusters by Lloyd's algorithm from the best of several starts of k-means++ (Arthur and Vassilvitskii,
/// "k-means++: the advantages of careful seeding", SODA 2007).
///
/// @param centers k rows of d features
/// @param assignment each sample's cluster
/// @param inertia the sum of squared distances of the samples to their centers
/// @param steps how often the centers moved
public record KMeans(double[][] centers, int[] assignment, double inertia, int steps) {
    private static final int STARTS = 10;
    private static final int MOST = 300;

    /// Finds k clusters.
    ///
    /// @throws IllegalArgumentException unless k is from 1 to the number of samples
    public static KMeans fit(double[][] x, int k, RandomGenerator random) {
        if (k < 1 || k > x.length) {
            throw new IllegalArgumentException("k-means: " + k + " clusters; there can be 1 to " + x.length);
        }
        KMeans best = lloyd(x, start(x, k, random));
        for (int i = 1; i < STARTS; i++) {
            KMeans next = lloyd(x, start(x, k, random));
            best = next.inertia < best.inertia ? next : best;
        }
        return best;
    }

    /// Each next center is a sample, drawn by its squared distance to the nearest center so far.
    private static double[][] start(double[][] x, int k, RandomGenerator random) {
        double[][] centers = new double[k][];
        double[] nearest = new double[x.length];
        Arrays.fill(nearest, 1);
        for (int c = 0; c < k; c++) {
            double left = random.nextDouble() * Arrays.stream(nearest).sum();
            int chosen = -1;
            do {
                chosen++;
                left -= nearest[chosen];
            } while (left >= 0 && chosen < x.length - 1);
            centers[c] = x[chosen].clone();
            for (int i = 0; i < x.length; i++) {
                double d = squared(x[i], centers[c]);
                nearest[i] = c == 0 ? d : Math.min(nearest[i], d);
            }
        }
        return centers;
    }

    private static KMeans lloyd(double[][] x, double[][] centers) {
        int[] assignment = new int[x.length];
        Arrays.fill(assignment, -1);
        for (int step = 0; ; step++) {
            boolean moved = false;
            double inertia = 0;
            for (int i = 0; i < x.length; i++) {
                int to = 0;
                for (int c = 1; c < centers.length; c++) {
                    to = squared(x[i], centers[c]) < squared(x[i], centers[to]) ? c : to;
                }
                moved |= assignment[i] != to;
                assignment[i] = to;
                inertia += squared(x[i], centers[to]);
            }
            if (!moved || step == MOST) {
                return new KMeans(centers, assignment, inertia, step);
            }
            means(x, assignment, centers);
        }
    }

    private static void means(double[][] x, int[] assignment, double[][] centers) {
        int[] counts = new int[centers.length];
        double[][] sums = new double[centers.length][x[0].length];
        for (int i = 0; i < x.length; i++) {
            counts[assignment[i]]++;
            for (int j = 0; j < x[i].length; j++) {
                sums[assignment[i]][j] += x[i][j];
            }
        }
        for (int c = 0; c < centers.length; c++) {
            // a center that lost all its samples stays
            for (int j = 0; counts[c] > 0 && j < sums[c].length; j++) {
                centers[c][j] = sums[c][j] / counts[c];
            }
        }
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    /// The share of samples whose true class is the commonest of their cluster.
    public double purity(int[] classes) {
        int all = Arrays.stream(classes).max().orElse(0) + 1;
        int[][] counts = new int[centers.length][all];
        for (int i = 0; i < classes.length; i++) {
            counts[assignment[i]][classes[i]]++;
        }
        return Arrays.stream(counts)
                        .mapToInt(row -> Arrays.stream(row).max().orElse(0))
                        .sum()
                / (double) classes.length;
    }
}
