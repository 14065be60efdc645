package dev.gradus.train;

import dev.gradus.data.Dataset;
import dev.gradus.nn.Standardize;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;

/// Fits the shift and scale of inputs on the training part, never on anything held out.
public final class Fitting {
    /// Samples that are looked at.
    private static final int SAMPLES = 20_000;

    private Fitting() {}

    /// Mean 0 and deviation 1 for each channel of pictures, or each feature of a table. A constant feature is
    /// only shifted.
    public static Standardize standardize(Dataset train) {
        Shape shape = train.inputShape();
        int groups = shape.rank() == 0 ? 1 : shape.size(0);
        int each = shape.intSize() / Math.max(1, groups);
        double[] sum = new double[groups];
        double[] squares = new double[groups];
        float[] x = new float[shape.intSize()];
        float[] y = new float[train.target().width()];
        int n = Math.min(SAMPLES, train.size());
        for (int i = 0; i < n; i++) {
            train.read(i, x, 0, y, 0);
            for (int k = 0; k < x.length; k++) {
                sum[k / each] += x[k];
                squares[k / each] += (double) x[k] * x[k];
            }
        }
        float[] mean = new float[groups];
        float[] scale = new float[groups];
        double count = (double) n * each;
        for (int g = 0; g < groups; g++) {
            double m = sum[g] / count;
            double variance = Math.max(0, squares[g] / count - m * m);
            mean[g] = (float) m;
            scale[g] = variance > 1e-12 * (1 + m * m) ? (float) (1 / Math.sqrt(variance)) : 1;
        }
        int[] sizes = new int[Math.max(1, shape.rank())];
        java.util.Arrays.fill(sizes, 1);
        sizes[0] = groups;
        return Standardize.of(Tensor.of(mean, sizes), Tensor.of(scale, sizes));
    }
}
