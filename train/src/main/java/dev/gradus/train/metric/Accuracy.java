package dev.gradus.train.metric;

/// The share of samples whose largest output is the right class's. Of equal outputs the first counts.
public final class Accuracy implements Metric {
    private final int classes;
    private long right;
    private long count;

    /// For logits or probabilities of so many classes.
    public Accuracy(int classes) {
        this.classes = Rows.positive("accuracy: the number of classes", classes);
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void update(float[] outputs, float[] targets, int n) {
        Rows.check(this, outputs, classes, targets, 1, n);
        for (int i = 0; i < n; i++) {
            right += Rows.largest(outputs, i, classes) == Rows.label(this, targets, i, classes) ? 1 : 0;
        }
        count += n;
    }

    @Override
    public double value() {
        return (double) right / count;
    }
}
