package dev.gradus.train.metric;

/// Reads rows of answers and class numbers, and checks them.
final class Rows {
    private Rows() {}

    static void check(Metric metric, float[] outputs, int width, float[] targets, int targetWidth, int n) {
        if (n < 0 || outputs.length < (long) n * width || targets.length < (long) n * targetWidth) {
            throw new IllegalArgumentException(metric.name() + ": " + outputs.length + " answers and " + targets.length
                    + " targets do not hold " + n + " rows of " + width + " and " + targetWidth);
        }
    }

    static int positive(String what, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(what + " must be positive, not " + value);
        }
        return value;
    }

    /// The class number of row `i`.
    static int label(Metric metric, float[] targets, int i, int classes) {
        int label = (int) targets[i];
        if (label != targets[i] || label < 0 || label >= classes) {
            throw new IllegalArgumentException(
                    metric.name() + ": class " + targets[i] + " is none of 0 to " + (classes - 1));
        }
        return label;
    }

    /// The column of the first largest number of row `i`. NaN is never the largest.
    static int largest(float[] outputs, int i, int width) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < width; c++) {
            float v = outputs[i * width + c];
            if (v > most) {
                best = c;
                most = v;
            }
        }
        return best;
    }
}
