package dev.gradus.train.metric;

import java.util.Locale;

/// Precision, recall or F1 of all classes as one number. To read several of them, use one [ConfusionMatrix].
public final class AveragedScore implements Metric {
    private final ConfusionMatrix counts;
    private final ClassScore score;
    private final boolean micro;

    private AveragedScore(int classes, ClassScore score, boolean micro) {
        counts = new ConfusionMatrix(classes);
        this.score = score;
        this.micro = micro;
    }

    /// The mean over classes.
    public static AveragedScore macro(ClassScore score, int classes) {
        return new AveragedScore(classes, score, false);
    }

    /// Of the counts of all classes together.
    public static AveragedScore micro(ClassScore score, int classes) {
        return new AveragedScore(classes, score, true);
    }

    @Override
    public String name() {
        String name = score.name().toLowerCase(Locale.ROOT);
        return micro ? name + "-micro" : name;
    }

    @Override
    public void update(float[] outputs, float[] targets, int n) {
        counts.update(outputs, targets, n);
    }

    @Override
    public double value() {
        return micro ? counts.micro(score) : counts.macro(score);
    }
}
