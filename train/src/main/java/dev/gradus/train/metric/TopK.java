package dev.gradus.train.metric;

/// The share of samples whose right class is among the k largest outputs. Of equal outputs the first counts.
public final class TopK implements Metric {
    private final int classes;
    private final int k;
    private long right;
    private long count;

    /// For logits or probabilities of so many classes.
    public TopK(int classes, int k) {
        this.classes = Rows.positive("top-k: the number of classes", classes);
        this.k = Rows.positive("top-k: k", k);
    }

    @Override
    public String name() {
        return "top" + k;
    }

    @Override
    public void update(float[] outputs, float[] targets, int n) {
        Rows.check(this, outputs, classes, targets, 1, n);
        for (int i = 0; i < n; i++) {
            int label = Rows.label(this, targets, i, classes);
            float mine = outputs[i * classes + label];
            int ahead = 0;
            for (int c = 0; c < classes; c++) {
                float other = outputs[i * classes + c];
                ahead += other > mine || (other == mine && c < label) ? 1 : 0;
            }
            // an output that is not a number is behind all others
            right += ahead < k && !Float.isNaN(mine) ? 1 : 0;
        }
        count += n;
    }

    @Override
    public double value() {
        return (double) right / count;
    }
}
