package dev.gradus.train;

import dev.gradus.data.Target;
import dev.gradus.train.metric.Accuracy;
import dev.gradus.train.metric.BoxIou;
import dev.gradus.train.metric.ClassScore;
import dev.gradus.train.metric.ConfusionMatrix;
import dev.gradus.train.metric.Metric;
import dev.gradus.train.metric.RSquared;
import dev.gradus.train.metric.RegressionError;
import dev.gradus.train.metric.TopK;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How well answers fit targets, counted batch after batch: the usual metrics of a kind of target, the leading
/// one first.
public final class Scores {
    private final List<Metric> metrics;
    private final Optional<ConfusionMatrix> confusion;

    /// Steps of a window of text, 0 for other targets.
    private final int steps;

    private double nats;
    private long windows;

    private Scores(List<Metric> metrics, Optional<ConfusionMatrix> confusion, int steps) {
        this.metrics = metrics;
        this.confusion = confusion;
        this.steps = steps;
    }

    /// Accuracy (and F1, top five) for classes, R² and errors in the data's own unit for numbers, IoU for boxes;
    /// for text nats, the mean of `-ln p(right symbol)`, perplexity, e to that, and how often the likeliest symbol
    /// after a whole window is the right one.
    public static Scores of(Target target) {
        return switch (target) {
            case Target.Classes(List<String> names) -> {
                ConfusionMatrix matrix = new ConfusionMatrix(names.size());
                yield new Scores(
                        names.size() > 5 ? List.of(new TopK(names.size(), 5)) : List.of(), Optional.of(matrix), 0);
            }
            case Target.Values values ->
                new Scores(
                        List.of(
                                new RSquared(values.width()),
                                new RegressionError(RegressionError.Kind.MAE, values.scales()),
                                new RegressionError(RegressionError.Kind.RMSE, values.scales())),
                        Optional.empty(),
                        0);
            case Target.Box _ -> boxes(List.of());
            case Target.Symbols(List<String> names, int length) ->
                new Scores(List.of(new Accuracy(names.size())), Optional.empty(), length);
        };
    }

    /// IoU for boxes, and beside it that of one box for all pictures.
    static Scores besideMeanBox(float[] mean) {
        return boxes(List.of(BoxIou.ofOneBox("mean-box", mean)));
    }

    private static Scores boxes(List<Metric> more) {
        List<Metric> all = new ArrayList<>(List.of(BoxIou.mean(), BoxIou.shareAbove(0.5)));
        all.addAll(more);
        return new Scores(all, Optional.empty(), 0);
    }

    /// Counts `n` samples.
    ///
    /// @param answers (n, outputs), row-major: probabilities for classes
    /// @param targets (n, width), row-major: class numbers for classes
    /// @param loss mean of the samples, which only a text's scores depend on
    public void add(float[] answers, float[] targets, int n, double loss) {
        nats += loss * n;
        windows += n;
        float[] truth = steps == 0 ? targets : last(targets, n);
        confusion.ifPresent(m -> m.update(answers, truth, n));
        metrics.forEach(m -> m.update(answers, truth, n));
    }

    /// The targets of windows' last steps, which answers are given for.
    private float[] last(float[] targets, int n) {
        float[] last = new float[n];
        for (int i = 0; i < n; i++) {
            last[i] = targets[(i + 1) * steps - 1];
        }
        return last;
    }

    /// All scores by name, the leading one first.
    public Map<String, Double> values() {
        Map<String, Double> out = new LinkedHashMap<>();
        confusion.ifPresent(m -> {
            out.put("accuracy", m.value());
            out.put("f1", m.macro(ClassScore.F1));
        });
        if (steps > 0) {
            out.put("nats", nats / windows);
            out.put("perplexity", StrictMath.exp(nats / windows));
        }
        metrics.forEach(m -> out.put(m.name(), m.value()));
        return out;
    }

    /// The leading score, larger being better: nats count negative.
    public double leading() {
        return steps > 0 ? -nats / windows : values().values().iterator().next();
    }

    /// How often each class was taken for each, for classes.
    public Optional<ConfusionMatrix> confusion() {
        return confusion;
    }
}
