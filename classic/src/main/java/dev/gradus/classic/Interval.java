package dev.gradus.classic;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.hipparchus.special.Beta;

/// A measured score and the interval that holds the true one in 95 of 100 such measurements.
///
/// @param value the score
/// @param low the interval's lower end
/// @param high the interval's upper end
public record Interval(double value, double low, double high) {
    /// The normal distribution's quantile of 0.975.
    private static final double Z = 1.959963984540054;

    private static final int RESAMPLES = 2_000;

    /// For a share of right answers, by Wilson's score (Wilson, "Probable inference, the law of succession, and
    /// statistical inference", JASA 22, 1927): it stays within 0 to 1 and is right for few samples, too.
    ///
    /// @param right how many answers were right
    /// @param n of how many, above 0
    public static Interval wilson(double right, int n) {
        double p = right / n;
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
        return new Interval(p, Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /// For any score of `n` samples, by the bootstrap's percentiles (Efron and Tibshirani, "An introduction to the
    /// bootstrap", 1993): the score of 2,000 draws of `n` samples with replacement.
    ///
    /// @param score of the samples at some positions, which may come more than once
    public static Interval bootstrap(int n, ToDoubleFunction<int[]> score, long seed) {
        int[] all = new int[n];
        Arrays.setAll(all, i -> i);
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            scores[r] = score.applyAsDouble(random.ints(n, 0, n).toArray());
        }
        Arrays.sort(scores);
        int tail = RESAMPLES / 40;
        return new Interval(score.applyAsDouble(all), scores[tail], scores[RESAMPLES - 1 - tail]);
    }

    /// For the mean of the scores of some folds, by Student's t with one degree of freedom less than folds. The
    /// folds' training parts overlap, so it is somewhat too narrow (Bengio and Grandvalet, "No unbiased estimator
    /// of the variance of k-fold cross-validation", JMLR 5, 2004).
    ///
    /// @throws IllegalArgumentException if there are fewer than two scores
    public static Interval student(double... scores) {
        if (scores.length < 2) {
            throw new IllegalArgumentException("interval: needs two scores at least, not " + scores.length);
        }
        double mean = Arrays.stream(scores).sum() / scores.length;
        double squares = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
        double half = quantile(scores.length - 1) * Math.sqrt(squares / (scores.length - 1) / scores.length);
        return new Interval(mean, mean - half, mean + half);
    }

    /// Student's quantile of 0.975, by halving.
    static double quantile(int degrees) {
        double low = 0;
        double high = 1e3;
        for (int i = 0; i < 100; i++) {
            double t = (low + high) / 2;
            double above = Beta.regularizedBeta(degrees / (degrees + t * t), degrees / 2.0, 0.5) / 2;
            if (above > 0.025) {
                low = t;
            } else {
                high = t;
            }
        }
        return (low + high) / 2;
    }
}
