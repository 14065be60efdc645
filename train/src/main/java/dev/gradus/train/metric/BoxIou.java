package dev.gradus.train.metric;

/// Intersection over union of predicted and true boxes (left, top, width, height): its mean, or the share of
/// boxes where it is above a threshold. A negative width or height counts as 0.
public final class BoxIou implements Metric {
    private final double threshold;
    private double sum;
    private long count;

    private BoxIou(double threshold) {
        this.threshold = threshold;
    }

    /// The mean.
    public static BoxIou mean() {
        return new BoxIou(Double.NaN);
    }

    /// The share of boxes above a threshold in [0, 1).
    public static BoxIou shareAbove(double threshold) {
        if (!(threshold >= 0 && threshold < 1)) {
            throw new IllegalArgumentException("iou: the threshold must lie in [0, 1), not " + threshold);
        }
        return new BoxIou(threshold);
    }

    @Override
    public String name() {
        return Double.isNaN(threshold) ? "iou" : "iou>" + threshold;
    }

    @Override
    public void update(float[] outputs, float[] targets, int n) {
        Rows.check(this, outputs, 4, targets, 4, n);
        for (int i = 0; i < n; i++) {
            double v = iou(outputs, targets, 4 * i);
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
