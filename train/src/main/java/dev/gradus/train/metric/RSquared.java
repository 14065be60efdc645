package dev.gradus.train.metric;

/// The share of the targets' variance that the predictions explain, R² = 1 - Σ(prediction - target)² / Σ(target
/// - mean)²: 1 for perfect predictions, 0 for the constant mean, negative for worse. The mean over several
/// outputs; one whose target never changes counts 1 if predicted exactly, else 0.
public final class RSquared implements Metric {
    private final int width;
    private final double[] errors;
    private final double[] means;
    private final double[] spreads;
    private long count;

    /// For so many numbers a sample.
    public RSquared(int width) {
        this.width = Rows.positive("r2: the number of outputs", width);
        errors = new double[width];
        means = new double[width];
        spreads = new double[width];
    }

    @Override
    public String name() {
        return "r2";
    }

    @Override
    public void update(float[] outputs, float[] targets, int n) {
        Rows.check(this, outputs, width, targets, width, n);
        for (int i = 0; i < n; i++) {
            count++;
            for (int k = 0; k < width; k++) {
                double y = targets[i * width + k];
                double d = outputs[i * width + k] - y;
                errors[k] += d * d;
                // Welford's update: sums of squares would cancel where the mean is large
                double before = y - means[k];
                means[k] += before / count;
                spreads[k] += before * (y - means[k]);
            }
        }
    }

    @Override
    public double value() {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += spreads[k] > 0 || Double.isNaN(spreads[k]) ? 1 - errors[k] / spreads[k] : errors[k] == 0 ? 1 : 0;
        }
        return count == 0 ? Double.NaN : sum / width;
    }
}
