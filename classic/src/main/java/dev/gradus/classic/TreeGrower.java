package dev.gradus.classic;

import dev.gradus.exec.Parallel;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Grows a tree on gradients: each split is the best of all features and bins by
/// `G₁²/(H₁+λ) + G₂²/(H₂+λ) − G²/(H+λ)`, each leaf has the value `−η·G/(H+λ)`, with the sums G of first and H
/// of second derivatives (Chen and Guestrin, "XGBoost", KDD 2016, equations 5 to 7), from histograms of binned
/// features (Ke et al., "LightGBM", NIPS 2017).
final class TreeGrower {
    /// Numbers that are worth another thread.
    private static final int MUCH = 20_000;

    private final Bins bins;
    private final Boosting.Options options;
    private final double[] gradients;
    private final double[] curvatures;
    private final int[] rows;
    private final int[] spare;
    /// By sample: the value of its leaf.
    private final double[] values;

    TreeGrower(Bins bins, Boosting.Options options, double[] gradients, double[] curvatures) {
        this.bins = bins;
        this.options = options;
        this.gradients = gradients;
        this.curvatures = curvatures;
        this.rows = IntStream.range(0, gradients.length).toArray();
        this.spare = new int[rows.length];
        this.values = new double[rows.length];
    }

    private record Cut(int feature, int bin, double gain) {
        static final Cut NONE = new Cut(-1, -1, 1e-12);

        Cut better(Cut other) {
            return other.gain > gain ? other : this;
        }
    }

    Tree grow() {
        return grow(0, rows.length, options.depth());
    }

    double[] values() {
        return values;
    }

    private Tree grow(int from, int to, int depth) {
        double g = 0;
        double h = 0;
        for (int i = from; i < to; i++) {
            g += gradients[rows[i]];
            h += curvatures[rows[i]];
        }
        Cut cut = depth > 0 && to - from >= 2 * options.leastInLeaf() ? best(from, to, g, h) : Cut.NONE;
        if (cut.feature < 0) {
            double value = -options.rate() * g / (h + options.lambda());
            for (int i = from; i < to; i++) {
                values[rows[i]] = value;
            }
            return new Tree.Leaf(value);
        }
        int middle = part(from, to, cut);
        return new Tree.Split(
                cut.feature,
                bins.thresholds()[cut.feature][cut.bin],
                grow(from, middle, depth - 1),
                grow(middle, to, depth - 1));
    }

    private Cut best(int from, int to, double g, double h) {
        Cut[] cuts = new Cut[bins.features()];
        int grain = Math.max(1, MUCH / (to - from));
        Parallel.forRange(cuts.length, grain, (first, end) -> {
            for (int f = first; f < end; f++) {
                cuts[f] = best(f, from, to, g, h);
            }
        });
        return Arrays.stream(cuts).reduce(Cut.NONE, Cut::better);
    }

    private Cut best(int feature, int from, int to, double g, double h) {
        int count = bins.thresholds()[feature].length + 1;
        double[] sums = new double[2 * count];
        int[] counts = new int[count];
        byte[] of = bins.of()[feature];
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int bin = of[row] & 255;
            sums[2 * bin] += gradients[row];
            sums[2 * bin + 1] += curvatures[row];
            counts[bin]++;
        }
        Cut best = Cut.NONE;
        double whole = g * g / (h + options.lambda());
        double g1 = 0;
        double h1 = 0;
        int below = 0;
        for (int b = 0; b < count - 1; b++) {
            g1 += sums[2 * b];
            h1 += sums[2 * b + 1];
            below += counts[b];
            if (below < options.leastInLeaf() || to - from - below < options.leastInLeaf()) {
                continue;
            }
            double g2 = g - g1;
            double gain = g1 * g1 / (h1 + options.lambda()) + g2 * g2 / (h - h1 + options.lambda()) - whole;
            best = best.better(new Cut(feature, b, gain));
        }
        return best;
    }

    /// Puts the rows below the cut before those above, keeping their order.
    private int part(int from, int to, Cut cut) {
        byte[] of = bins.of()[cut.feature];
        int low = from;
        int high = 0;
        for (int i = from; i < to; i++) {
            if ((of[rows[i]] & 255) <= cut.bin) {
                rows[low++] = rows[i];
            } else {
                spare[high++] = rows[i];
            }
        }
        System.arraycopy(spare, 0, rows, low, high);
        return low;
    }
}
