package dev.gradus.train.metric;

/// How many equally likely choices a language model's uncertainty amounts to: e to the mean of `-ln p(right
/// token)`. Each row of outputs is one prediction, so n sequences of length T are n·T rows.
public final class Perplexity implements Metric {
    private final int classes;
    private final boolean logits;
    private double sum;
    private long count;

    private Perplexity(int classes, boolean logits) {
        this.classes = Rows.positive("perplexity: the number of classes", classes);
        this.logits = logits;
    }

    /// From logits over so many tokens.
    public static Perplexity ofLogits(int classes) {
        return new Perplexity(classes, true);
    }

    /// From probabilities of so many tokens.
    public static Perplexity ofProbabilities(int classes) {
        return new Perplexity(classes, false);
    }

    @Override
    public String name() {
        return "perplexity";
    }

    @Override
    public void update(float[] outputs, float[] targets, int n) {
        Rows.check(this, outputs, classes, targets, 1, n);
        for (int i = 0; i < n; i++) {
            int label = Rows.label(this, targets, i, classes);
            double mine = outputs[i * classes + label];
            sum += logits ? logSumExp(outputs, i) - mine : -StrictMath.log(mine);
        }
        count += n;
    }

    /// Takes in predictions whose mean of `-ln p` is already known, as the cross-entropy loss gives it.
    public void update(double meanLoss, long predictions) {
        sum += meanLoss * predictions;
        count += predictions;
    }

    private double logSumExp(float[] outputs, int i) {
        double most = outputs[i * classes + Rows.largest(outputs, i, classes)];
        double total = 0;
        for (int c = 0; c < classes; c++) {
            total += StrictMath.exp(outputs[i * classes + c] - most);
        }
        return most + StrictMath.log(total);
    }

    @Override
    public double value() {
        return StrictMath.exp(sum / count);
    }

    @Override
    public boolean isBetterLarge() {
        return false;
    }
}
