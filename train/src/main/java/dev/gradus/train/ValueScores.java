package dev.gradus.train;

import java.util.LinkedHashMap;
import java.util.Map;

/// R², mean absolute error and root mean squared error of a regression, over all outputs.
public final class ValueScores implements Scores {
    private final int width;
    private final double[] sum;
    private final double[] squares;
    private double squaredError;
    private double absoluteError;
    private long count;

    ValueScores(int width) {
        this.width = width;
        sum = new double[width];
        squares = new double[width];
    }

    @Override
    public void add(float[] answers, float[] targets, int n) {
        for (int i = 0; i < n * width; i++) {
            double d = (double) answers[i] - targets[i];
            squaredError += d * d;
            absoluteError += Math.abs(d);
            sum[i % width] += targets[i];
            squares[i % width] += (double) targets[i] * targets[i];
        }
        count += n;
    }

    @Override
    public Map<String, Double> values() {
        double spread = 0;
        for (int k = 0; k < width; k++) {
            spread += squares[k] - sum[k] * sum[k] / Math.max(1, count);
        }
        double n = Math.max(1, count * width);
        Map<String, Double> out = new LinkedHashMap<>();
        out.put("r2", spread > 0 ? 1 - squaredError / spread : 0);
        out.put("mae", absoluteError / n);
        out.put("rmse", Math.sqrt(squaredError / n));
        return out;
    }
}
