package dev.gradus.cli;

import dev.gradus.classic.Features;
import dev.gradus.classic.LeastSquares;
import dev.gradus.data.Dataset;
import java.util.Arrays;
import java.util.function.Consumer;

/// A linear model of numbers or boxes on [Features]: least squares in closed form, on standardized features with
/// a penalty of 1 on the squares of weights, so that features may depend on each other.
record LeastSquaresContender(String name) implements Contender {
    private static final double LAMBDA = 1;

    @Override
    public void check(Dataset train) {}

    @Override
    public Learned fit(Dataset train, long seed, Consumer<String> progress) {
        Features features = Features.of(train);
        progress.accept("solves for the weights of " + features.length() + " features");
        double[][] x = features.rows(train);
        double[][] y = Answers.of(train).rows();
        double[] mean = mean(x);
        double[] scale = new double[mean.length];
        for (double[] row : x) {
            for (int j = 0; j < scale.length; j++) {
                scale[j] += (row[j] - mean[j]) * (row[j] - mean[j]);
            }
        }
        // a constant feature stays 0
        Arrays.setAll(scale, j -> scale[j] > 1e-12 * x.length ? Math.sqrt(x.length / scale[j]) : 0);
        double[] middle = mean(y);
        double[][] centered = Arrays.stream(y)
                .map(row -> {
                    double[] c = new double[row.length];
                    Arrays.setAll(c, k -> row[k] - middle[k]);
                    return c;
                })
                .toArray(double[][]::new);
        double[][] w = LeastSquares.ridge(standardized(x, mean, scale), centered, LAMBDA);
        return samples -> Arrays.stream(standardized(features.rows(samples), mean, scale))
                .map(row -> {
                    float[] answer = new float[middle.length];
                    for (int k = 0; k < answer.length; k++) {
                        answer[k] = (float) (middle[k] + LeastSquares.answer(w[k], row));
                    }
                    return answer;
                })
                .toArray(float[][]::new);
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j] / rows.length;
            }
        }
        return mean;
    }

    private static double[][] standardized(double[][] rows, double[] mean, double[] scale) {
        for (double[] row : rows) {
            Arrays.setAll(row, j -> (row[j] - mean[j]) * scale[j]);
        }
        return rows;
    }
}
