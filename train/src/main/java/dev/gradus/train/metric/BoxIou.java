package dev.gradus.train.metric;

import java.util.Arrays;
import java.util.Optional;

/// Intersection over union of predicted and true boxes (left, top, width, height): its mean, or the share of
/// boxes where it is above a threshold. A negative width or height counts as 0.
public final class BoxIou implements Metric {
    private final String name;
    private final double threshold;
    private final Optional<float[]> fixed;
    private double sum;
    private long count;

    private BoxIou(String name, double threshold, Optional<float[]> fixed) {
        this.name = name;
        this.threshold = threshold;
        this.fixed = fixed;
    }

    /// The mean.
    public static BoxIou mean() {
        return new BoxIou("iou", Double.NaN, Optional.empty());
    }

    /// The mean of one box that is answered to all pictures, whatever the model says: what a model must beat.
    /// The mean of the boxes learned from is the usual one, as a model that sees nothing ends there.
    ///
    /// @param box left, top, width, height
    public static BoxIou ofOneBox(String name, float[] box) {
        if (box.length != 4) {
            throw new IllegalArgumentException("iou: a box has 4 numbers, not " + box.length);
        }
        return new BoxIou(name, Double.NaN, Optional.of(box.clone()));
    }

    /// The share of boxes above a threshold in [0, 1).
    public static BoxIou shareAbove(double threshold) {
        if (!(threshold >= 0 && threshold < 1)) {
            throw new IllegalArgumentException("iou: the threshold must lie in [0, 1), not " + threshold);
        }
        return new BoxIou("iou>" + threshold, threshold, Optional.empty());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void update(float[] outputs, float[] targets, int n) {
        Rows.check(this, outputs, 4, targets, 4, n);
        for (int i = 0; i < n; i++) {
            double v = fixed.isPresent()
                    ? iou(fixed.get(), Arrays.copyOfRange(targets, 4 * i, 4 * i + 4), 0)
                    : iou(outputs, targets, 4 * i);
            sum += Double.isNaN(threshold) ? v : v > threshold ? 1 : 0;
        }
        count += n;
    }

    @Override
    public double value() {
        return sum / count;
    }

    /// Of the boxes that begin at a position of both arrays; 0 if both are empty.
    public static double iou(float[] a, float[] b, int at) {
        double shared = shared(a, b, at) * shared(a, b, at + 1);
        double union = area(a, at) + area(b, at) - shared;
        return union > 0 ? shared / union : 0;
    }

    private static double shared(float[] a, float[] b, int at) {
        double end = Math.min(end(a, at), end(b, at));
        return Math.max(0, end - Math.max(a[at], b[at]));
    }

    private static double end(float[] box, int at) {
        return (double) box[at] + Math.max(0, box[at + 2]);
    }

    private static double area(float[] box, int at) {
        return (double) Math.max(0, box[at + 2]) * Math.max(0, box[at + 3]);
    }
}
