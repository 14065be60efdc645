package dev.gradus.classic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// Gradient boosting of regression trees (Friedman, "Greedy function approximation: a gradient boosting
/// machine", Annals of Statistics 29, 2001): each tree goes one Newton step against the loss of the sum so far.
///
/// It is written here because the well-kept libraries of Java either wrap native code or are under the GPL.
/// Sums run in a fixed order, so that the same data give the same bits on any number of threads.
public final class Boosting {
    private final Task task;
    private final int features;
    private final double[] start;
    /// By round, then by output.
    private final List<List<Tree>> rounds = new ArrayList<>();

    /// What is predicted.
    public enum Task {
        /// A number, by squared error.
        REGRESSION,
        /// One of several classes, by cross-entropy.
        CLASSIFICATION
    }

    /// How trees are grown.
    ///
    /// @param trees how many rounds
    /// @param rate the share of each tree's step that is taken, in (0, 1]
    /// @param depth splits from the root to a leaf at most, 1 to 30
    /// @param leastInLeaf samples of a leaf at least
    /// @param lambda the penalty on leaves' values, ≥ 0
    public record Options(int trees, double rate, int depth, int leastInLeaf, double lambda) {
        /// 300 trees of depth 6, a tenth of each step.
        public static final Options DEFAULT = new Options(300, 0.1, 6, 20, 1);

        /// Checks the numbers.
        ///
        /// @throws IllegalArgumentException if one is not in its range
        public Options {
            if (trees < 1 || !(rate > 0 && rate <= 1) || depth < 1 || depth > 30 || leastInLeaf < 1 || !(lambda >= 0)) {
                throw new IllegalArgumentException("boosting: " + trees + " trees, rate " + rate + ", depth " + depth
                        + ", " + leastInLeaf + " in a leaf, lambda " + lambda + ": one is not in its range");
            }
        }
    }

    private Boosting(Task task, int features, double[] start) {
        this.task = task;
        this.features = features;
        this.start = start;
    }

    /// Learns from samples.
    ///
    /// @param x ℓ rows of d features; NaN where one is missing
    /// @param y the answers: numbers, or classes from 0
    /// @throws IllegalArgumentException if there are no samples or features, the sizes do not match, or an
    ///     answer is
    ///     not finite or no class
    public static Boosting fit(double[][] x, double[] y, Task task, Options options) {
        return fit(x, y, task, options, _ -> {});
    }

    /// The same, telling after each round how many are done.
    public static Boosting fit(double[][] x, double[] y, Task task, Options options, IntConsumer observer) {
        if (x.length == 0 || x[0].length == 0 || x.length != y.length) {
            throw new IllegalArgumentException(
                    "boosting: " + x.length + " rows of features for " + y.length + " answers");
        }
        for (int i = 0; i < y.length; i++) {
            boolean fits = task == Task.REGRESSION ? Double.isFinite(y[i]) : y[i] >= 0 && y[i] == (int) y[i];
            if (!fits || x[i].length != x[0].length) {
                throw new IllegalArgumentException(
                        "boosting: sample " + i + " has " + x[i].length + " features and the answer " + y[i]);
            }
        }
        Boosting model = new Boosting(task, x[0].length, start(y, task));
        int outputs = model.start.length;
        double[][] scores = new double[outputs][y.length];
        for (int k = 0; k < outputs; k++) {
            Arrays.fill(scores[k], model.start[k]);
        }
        Bins bins = Bins.of(x);
        for (int t = 0; t < options.trees(); t++) {
            double[][] gradients = new double[outputs][y.length];
            double[][] curvatures = new double[outputs][y.length];
            model.derivatives(scores, y, gradients, curvatures);
            List<Tree> round = new ArrayList<>();
            for (int k = 0; k < outputs; k++) {
                TreeGrower grower = new TreeGrower(bins, options, gradients[k], curvatures[k]);
                round.add(grower.grow());
                double[] steps = grower.values();
                for (int i = 0; i < y.length; i++) {
                    scores[k][i] += steps[i];
                }
            }
            model.rounds.add(round);
            observer.accept(t + 1);
        }
        return model;
    }

    /// The constants to begin with: the mean, or the logarithms of the classes' shares; two classes have one
    /// score.
    private static double[] start(double[] y, Task task) {
        if (task == Task.REGRESSION) {
            return new double[] {Arrays.stream(y).sum() / y.length};
        }
        int classes = Math.max(2, (int) Arrays.stream(y).max().orElse(0) + 1);
        double[] counts = new double[classes];
        Arrays.fill(counts, 0.5);
        Arrays.stream(y).forEach(c -> counts[(int) c]++);
        double[] logs = Arrays.stream(counts).map(StrictMath::log).toArray();
        return classes == 2 ? new double[] {logs[1] - logs[0]} : logs;
    }

    private void derivatives(double[][] scores, double[] y, double[][] gradients, double[][] curvatures) {
        double[] at = new double[scores.length];
        for (int i = 0; i < y.length; i++) {
            if (task == Task.REGRESSION) {
                gradients[0][i] = scores[0][i] - y[i];
                curvatures[0][i] = 1;
                continue;
            }
            for (int k = 0; k < at.length; k++) {
                at[k] = scores[k][i];
            }
            double[] p = shares(at);
            for (int k = 0; k < at.length; k++) {
                int target = at.length == 1 ? 1 : k;
                gradients[k][i] = p[target] - (y[i] == target ? 1 : 0);
                curvatures[k][i] = Math.max(1e-16, p[target] * (1 - p[target]));
            }
        }
    }

    private static double[] shares(double[] scores) {
        double[] s = scores.length == 1 ? new double[] {0, scores[0]} : scores;
        double most = Arrays.stream(s).max().orElse(0);
        double[] e = Arrays.stream(s).map(v -> StrictMath.exp(v - most)).toArray();
        double sum = Arrays.stream(e).sum();
        return Arrays.stream(e).map(v -> v / sum).toArray();
    }

    private double[] scores(double[] x) {
        if (x.length != features) {
            throw new IllegalArgumentException(
                    "boosting: a sample of " + x.length + " features; those learned from had " + features);
        }
        double[] sum = start.clone();
        for (List<Tree> round : rounds) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += Tree.value(round.get(k), x);
            }
        }
        return sum;
    }

    /// The number predicted for a sample.
    ///
    /// @throws IllegalArgumentException if it has another number of features
    /// @throws IllegalStateException if the model predicts classes
    public double answer(double[] x) {
        if (task != Task.REGRESSION) {
            throw new IllegalStateException("boosting: the model predicts classes; ask for probabilities");
        }
        return scores(x)[0];
    }

    /// The probability of each class for a sample.
    ///
    /// @throws IllegalArgumentException if it has another number of features
    /// @throws IllegalStateException if the model predicts a number
    public double[] probabilities(double[] x) {
        if (task != Task.CLASSIFICATION) {
            throw new IllegalStateException("boosting: the model predicts a number; ask for the answer");
        }
        return shares(scores(x));
    }

    /// The likeliest class for a sample.
    public int classOf(double[] x) {
        double[] p = probabilities(x);
        int best = 0;
        for (int k = 1; k < p.length; k++) {
            best = p[k] > p[best] ? k : best;
        }
        return best;
    }
}
