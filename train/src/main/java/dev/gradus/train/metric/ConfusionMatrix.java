package dev.gradus.train.metric;

/// How often each class was taken for each other one; its [#value] is the accuracy. A sample is taken for the
/// class of its largest output, of equal outputs the first.
public final class ConfusionMatrix implements Metric {
    private final int classes;
    private final long[][] counts;

    /// For logits or probabilities of so many classes.
    public ConfusionMatrix(int classes) {
        this.classes = Rows.positive("confusion matrix: the number of classes", classes);
        counts = new long[classes][classes];
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void update(float[] outputs, float[] targets, int n) {
        Rows.check(this, outputs, classes, targets, 1, n);
        for (int i = 0; i < n; i++) {
            counts[Rows.label(this, targets, i, classes)][Rows.largest(outputs, i, classes)]++;
        }
    }

    /// How often class `truth` was taken for class `answer`.
    public long count(int truth, int answer) {
        return counts[truth][answer];
    }

    /// All counts: a row for each true class, a column for each answer.
    public long[][] counts() {
        long[][] copy = new long[classes][];
        for (int c = 0; c < classes; c++) {
            copy[c] = counts[c].clone();
        }
        return copy;
    }

    /// The share of samples taken for their own class.
    @Override
    public double value() {
        return (double) hits() / total();
    }

    private long hits() {
        long sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += counts[c][c];
        }
        return sum;
    }

    private long total() {
        long sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += present(c);
        }
        return sum;
    }

    /// How many samples belong to a class.
    public long present(int c) {
        long sum = 0;
        for (long n : counts[c]) {
            sum += n;
        }
        return sum;
    }

    /// How many samples were taken for a class.
    public long predicted(int c) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[c];
        }
        return sum;
    }

    /// How well a class is found.
    public double of(ClassScore score, int c) {
        return score.of(counts[c][c], predicted(c), present(c));
    }

    /// The mean of the classes' scores: every class counts the same. Classes that neither occur nor are
    /// answered don't count.
    public double macro(ClassScore score) {
        double sum = 0;
        int seen = 0;
        for (int c = 0; c < classes; c++) {
            if (present(c) + predicted(c) > 0) {
                sum += of(score, c);
                seen++;
            }
        }
        return sum / seen;
    }

    /// The score of the classes' counts added up: every sample counts the same. Where each sample has one class
    /// and one answer, precision, recall, F1 and accuracy are then all the same.
    public double micro(ClassScore score) {
        long total = total();
        return total == 0 ? Double.NaN : score.of(hits(), total, total);
    }
}
