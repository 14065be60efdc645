package dev.gradus.train.metric;

import java.util.Collections;
import java.util.List;
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
    private final double[] scales;
    private double sum;
    private long count;

    /// For so many numbers a sample.
    public RegressionError(Kind kind, int width) {
        this(kind, Collections.nCopies(width, 1.0));
    }

    /// For numbers that were divided by these scales, one an output: the error is in the unit that they had before.
    public RegressionError(Kind kind, List<Double> scales) {
        this.kind = kind;
        this.scales = scales.stream().mapToDouble(Double::doubleValue).toArray();
        Rows.positive(name() + ": the number of outputs", this.scales.length);
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void update(float[] outputs, float[] targets, int n) {
        int width = scales.length;
        Rows.check(this, outputs, width, targets, width, n);
        for (int i = 0; i < n * width; i++) {
            double d = scales[i % width] * ((double) outputs[i] - targets[i]);
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
