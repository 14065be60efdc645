package dev.gradus.train;

import dev.gradus.data.Target;
import dev.gradus.train.metric.BoxIou;
import dev.gradus.train.metric.ClassScore;
import dev.gradus.train.metric.ConfusionMatrix;
import dev.gradus.train.metric.Metric;
import dev.gradus.train.metric.RSquared;
import dev.gradus.train.metric.RegressionError;
import dev.gradus.train.metric.TopK;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How well answers fit targets, counted batch after batch: the usual metrics of a kind of target, the leading
/// one first.
public final class Scores {
    private final List<Metric> metrics;
    private final Optional<ConfusionMatrix> confusion;

    private final boolean ofText;
    private double nats;
    private long windows;

    private Scores(List<Metric> metrics, Optional<ConfusionMatrix> confusion, boolean ofText) {
        this.metrics = metrics;
        this.confusion = confusion;
        this.ofText = ofText;
    }

    /// Accuracy (and F1, top five) for classes, R² and errors for numbers, IoU for boxes; for text nats, the
    /// mean of `-ln p(right symbol)`, and perplexity, e to that.
    public static Scores of(Target target) {
        return switch (target) {
            case Target.Classes(List<String> names) -> {
                ConfusionMatrix matrix = new ConfusionMatrix(names.size());
                yield new Scores(
                        names.size() > 5 ? List.of(new TopK(names.size(), 5)) : List.of(), Optional.of(matrix), false);
            }
            case Target.Values values ->
                new Scores(
                        List.of(
                                new RSquared(values.width()),
                                new RegressionError(RegressionError.Kind.MAE, values.width()),
                                new RegressionError(RegressionError.Kind.RMSE, values.width())),
                        Optional.empty(),
                        false);
            case Target.Box _ -> new Scores(List.of(BoxIou.mean(), BoxIou.shareAbove(0.5)), Optional.empty(), false);
            case Target.Symbols _ -> new Scores(List.of(), Optional.empty(), true);
        };
    }

    /// Counts `n` samples.
    ///
    /// @param answers (n, outputs), row-major: probabilities for classes
    /// @param targets (n, width), row-major: class numbers for classes
    /// @param loss mean of the samples
    void add(float[] answers, float[] targets, int n, double loss) {
        nats += loss * n;
        windows += n;
        confusion.ifPresent(m -> m.update(answers, targets, n));
        metrics.forEach(m -> m.update(answers, targets, n));
    }

    /// All scores by name, the leading one first.
    public Map<String, Double> values() {
        Map<String, Double> out = new LinkedHashMap<>();
        confusion.ifPresent(m -> {
            out.put("accuracy", m.value());
            out.put("f1", m.macro(ClassScore.F1));
        });
        metrics.forEach(m -> out.put(m.name(), m.value()));
        if (ofText) {
            out.put("nats", nats / windows);
            out.put("perplexity", StrictMath.exp(nats / windows));
        }
        return out;
    }

    /// The leading score, larger being better: nats count negative.
    public double leading() {
        return ofText ? -nats / windows : values().values().iterator().next();
    }

    /// How often each class was taken for each, for classes.
    public Optional<ConfusionMatrix> confusion() {
        return confusion;
    }
}
