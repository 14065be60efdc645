package dev.gradus.cli;

import dev.gradus.classic.Boosting;
import dev.gradus.classic.Features;
import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Gradient boosting on [Features]; for several numbers, such as a box's four, one model each.
record BoostingContender(String name, Boosting.Options options) implements Contender {
    @Override
    public void check(Dataset train) {
        if (train.target() instanceof Target.Symbols) {
            throw new IllegalArgumentException("boosting learns from quantities, and the data's inputs are symbols");
        }
    }

    @Override
    public Learned fit(Dataset train, long seed, Consumer<String> progress) {
        Features features = Features.of(train);
        progress.accept("computes " + features.length() + " features of " + train.size() + " samples");
        double[][] x = features.rows(train);
        Answers y = Answers.of(train);
        if (train.target() instanceof Target.Classes(List<String> names)) {
            Boosting model = Boosting.fit(x, y.column(0), Boosting.Task.CLASSIFICATION, options, rounds(progress, ""));
            return samples -> {
                float[][] answers = new float[samples.size()][names.size()];
                double[][] rows = features.rows(samples);
                for (int i = 0; i < rows.length; i++) {
                    double[] p = model.probabilities(rows[i]);
                    for (int k = 0; k < p.length; k++) {
                        answers[i][k] = (float) p[k];
                    }
                }
                return answers;
            };
        }
        int width = train.target().width();
        List<Boosting> models = new ArrayList<>();
        for (int k = 0; k < width; k++) {
            String which = width > 1 ? ", number " + (k + 1) + " of " + width : "";
            models.add(Boosting.fit(x, y.column(k), Boosting.Task.REGRESSION, options, rounds(progress, which)));
        }
        return samples -> {
            float[][] answers = new float[samples.size()][width];
            double[][] rows = features.rows(samples);
            for (int i = 0; i < rows.length; i++) {
                for (int k = 0; k < width; k++) {
                    answers[i][k] = (float) models.get(k).answer(rows[i]);
                }
            }
            return answers;
        };
    }

    private java.util.function.IntConsumer rounds(Consumer<String> progress, String which) {
        return done -> progress.accept("round " + done + " of " + options.trees() + which);
    }
}
