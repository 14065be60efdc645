package dev.gradus.cli;

import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import java.util.stream.IntStream;

/// What was right, in the data's own unit. Of a window of symbols only what follows the last one counts.
///
/// @param rows by sample: the class's number, the numbers, or the box
record Answers(double[][] rows) {
    static Answers of(Dataset data) {
        int width = data.target().width();
        float[] x = new float[data.inputShape().intSize()];
        float[] y = new float[width];
        double[][] rows = new double[data.size()][];
        for (int i = 0; i < rows.length; i++) {
            data.read(i, x, 0, y, 0);
            rows[i] = original(data.target(), y);
        }
        return new Answers(rows);
    }

    /// What is judged: a window of symbols as the class of what follows it, numbers in the data's own unit.
    static Target judged(Target target) {
        return switch (target) {
            case Target.Symbols symbols -> new Target.Classes(symbols.names());
            case Target.Values values -> new Target.Values(values.names());
            case Target.Classes _, Target.Box _ -> target;
        };
    }

    /// Numbers of a target in the data's own unit.
    private static double[] original(Target target, float[] y) {
        if (target instanceof Target.Symbols) {
            return new double[] {y[y.length - 1]};
        }
        return IntStream.range(0, y.length)
                .mapToDouble(k -> target instanceof Target.Values v ? v.original(k, y[k]) : y[k])
                .toArray();
    }

    /// One number of each sample.
    double[] column(int k) {
        return IntStream.range(0, rows.length).mapToDouble(i -> rows[i][k]).toArray();
    }

    /// All numbers, sample by sample.
    float[] flat() {
        int width = rows[0].length;
        float[] flat = new float[rows.length * width];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) rows[i / width][i % width];
        }
        return flat;
    }
}
