package dev.gradus.cli;

import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import java.util.function.Consumer;

/// What needs no features: always the same answer, the classes' shares, the mean number, the mean box.
record Baseline() implements Contender {
    @Override
    public String name() {
        return "baseline";
    }

    @Override
    public void check(Dataset train) {}

    @Override
    public Learned fit(Dataset train, long seed, Consumer<String> progress) {
        Answers answers = Answers.of(train);
        Target target = Answers.judged(train.target());
        int width = target instanceof Target.Classes(var names) ? names.size() : target.width();
        float[] mean = new float[width];
        for (int k = 0; k < width; k++) {
            double sum = 0;
            for (double[] row : answers.rows()) {
                sum += target instanceof Target.Classes ? (row[0] == k ? 1 : 0) : row[k];
            }
            mean[k] = (float) (sum / train.size());
        }
        return samples -> {
            float[][] all = new float[samples.size()][];
            java.util.Arrays.fill(all, mean);
            return all;
        };
    }
}
