package dev.gradus.train.metric;

import java.util.Locale;

/// A mean error of numbers, over all samples and outputs.
public final class RegressionError implements Metric {
    /// Which mean.
    public enum Kind {
        /// Mean absolute error: the mean of `|prediction - target|`.
        MAE,
        /// Mean squared error: the mean of `(prediction - target)²`.
        MSE,
        /// Root mean squared error: `√MSE`, in the targets' unit.
        RMSE
    }

    private final Kind kind;
    private final int width;
    private double sum;
    private long count;

    /// For so many numbers a sample.
    public RegressionError(Kind kind, int width) {
        this.kind = kind;
        this.width = Rows.positive(name() + ": the number of outputs", width);
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void update(float[] outputs, float[] targets, int n) {
        Rows.check(this, outputs, width, targets, width, n);
        for (int i = 0; i < n * width; i++) {
            double d = (double) outputs[i] - targets[i];
            sum += kind == Kind.MAE ? Math.abs(d) : d * d;
        }
        count += (long) n * width;
    }

    @Override
    public double value() {
        double mean = sum / count;
        return kind == Kind.RMSE ? Math.sqrt(mean) : mean;
    }

    @Override
    public boolean isBetterLarge() {
        return false;
    }
}
