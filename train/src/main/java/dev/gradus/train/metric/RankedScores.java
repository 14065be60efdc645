package dev.gradus.train.metric;

import java.util.Arrays;

/// Keeps all outputs and classes, to rank them at the end: what exact areas under curves need.
final class RankedScores {
    private final Metric owner;
    private final int width;
    private float[] outputs = new float[0];
    private int[] labels = new int[0];
    private int count;

    /// @param width outputs a sample: 1 (the second of two classes' score), or one a class
    RankedScores(Metric owner, int width) {
        this.owner = owner;
        this.width = Rows.positive(owner.name() + ": the number of outputs", width);
    }

    void add(float[] newOutputs, float[] targets, int n) {
        Rows.check(owner, newOutputs, width, targets, 1, n);
        int most = Integer.MAX_VALUE / width - 16;
        if (n > most - count) {
            throw new IllegalArgumentException(owner.name() + ": keeps at most " + most + " samples");
        }
        int need = count + n;
        if (need > labels.length) {
            int room = (int) Math.min(most, Math.max(need, labels.length * 2L));
            labels = Arrays.copyOf(labels, room);
            outputs = Arrays.copyOf(outputs, room * width);
        }
        for (int i = 0; i < n; i++) {
            labels[count + i] = Rows.label(owner, targets, i, Math.max(2, width));
        }
        for (int i = 0; i < n * width; i++) {
            if (Float.isNaN(newOutputs[i])) {
                throw new IllegalArgumentException(owner.name() + ": an output is not a number and so has no rank");
            }
        }
        System.arraycopy(newOutputs, 0, outputs, count * width, n * width);
        count = need;
    }

    /// The mean of a function of the samples' ranks: for one or two outputs of the second class against the
    /// first, else of each class against the rest. Classes without samples, or with all of them, are left out.
    double mean(Curve curve) {
        if (width <= 2) {
            return against(curve, 1);
        }
        double sum = 0;
        int seen = 0;
        for (int c = 0; c < width; c++) {
            double area = against(curve, c);
            if (!Double.isNaN(area)) {
                sum += area;
                seen++;
            }
        }
        return sum / seen;
    }

    private double against(Curve curve, int c) {
        int positives = 0;
        for (int i = 0; i < count; i++) {
            positives += labels[i] == c ? 1 : 0;
        }
        if (positives == 0 || positives == count) {
            return Double.NaN;
        }
        double[] in = new double[positives];
        double[] out = new double[count - positives];
        int a = 0;
        int b = 0;
        for (int i = 0; i < count; i++) {
            if (labels[i] == c) {
                in[a++] = score(i, c);
            } else {
                out[b++] = score(i, c);
            }
        }
        Arrays.sort(in);
        Arrays.sort(out);
        return area(curve, in, out);
    }

    /// Of two outputs only the difference matters, for logits as for probabilities.
    private double score(int i, int c) {
        return width == 2 ? (double) outputs[2 * i + 1] - outputs[2 * i] : outputs[i * width + (width == 1 ? 0 : c)];
    }

    /// Walks down both sorted arrays, one threshold after another.
    private static double area(Curve curve, double[] in, double[] out) {
        int p = in.length - 1;
        int q = out.length - 1;
        double area = 0;
        while (p >= 0 || q >= 0) {
            double threshold =
                    Math.max(p < 0 ? Double.NEGATIVE_INFINITY : in[p], q < 0 ? Double.NEGATIVE_INFINITY : out[q]);
            int truePositives = in.length - 1 - p;
            int falsePositives = out.length - 1 - q;
            int hits = 0;
            int misses = 0;
            for (; p >= 0 && in[p] == threshold; p--) {
                hits++;
            }
            for (; q >= 0 && out[q] == threshold; q--) {
                misses++;
            }
            area += curve.part(truePositives, falsePositives, hits, misses);
        }
        return area / curve.whole(in.length, out.length);
    }

    /// An area under a curve, threshold by threshold from the highest.
    interface Curve {
        /// What one threshold adds.
        ///
        /// @param truePositives positives above it
        /// @param falsePositives negatives above it
        /// @param hits positives at it
        /// @param misses negatives at it
        double part(long truePositives, long falsePositives, long hits, long misses);

        /// What the sum of the parts is divided by.
        double whole(long positives, long negatives);
    }
}
