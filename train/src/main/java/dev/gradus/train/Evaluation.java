package dev.gradus.train;

import dev.gradus.data.Batch;
import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.nn.Layer;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Runs a model over a data set and judges its answers.
public final class Evaluation {
    private static final int BATCH = 256;
    private static final long MOST_OUTPUTS = 1 << 21;

    /// Numbers in a batch: what a network makes of large pictures takes many times as much memory.
    private static final long MOST_INPUTS = 1 << 20;

    private final Task task;
    private final Step step;
    private final Layer model;

    /// The outcome of an evaluation.
    ///
    /// @param loss mean over the samples
    /// @param scores the task's scores
    public record Result(double loss, Scores scores) {}

    /// A sample with how wrong the answer was.
    ///
    /// @param index in the data set
    /// @param loss of this sample alone
    /// @param answer the model's answer
    /// @param target what was right
    public record Judged(int index, double loss, float[] answer, float[] target) {}

    /// Evaluates a model for a task, with the weights that it has at each call.
    public Evaluation(Layer model, Task task) {
        this.model = model;
        this.task = task;
        step = Step.capture(in -> {
            Tensor out = this.model.forward(in.get(0));
            return List.of(task.loss(out, in.get(1)), task.answers(out));
        });
    }

    /// Loss and scores over all samples.
    public Result run(Dataset data) {
        Scores scores = task.scores();
        double loss = 0;
        try (Batches.Epoch epoch = Batches.inOrder(data, batch(data)).epoch(0, 0)) {
            while (epoch.hasNext()) {
                Batch b = epoch.next();
                List<Tensor> out = step.run(b.x(), b.y());
                double mean = out.get(0).itemDouble();
                loss += mean * b.size();
                scores.add(out.get(1).toFloatArray(), targets(b), b.size(), mean);
            }
        }
        return new Result(loss / data.size(), scores);
    }

    /// What the model answers to each sample, in order: probabilities for classes, else the values themselves.
    public float[][] answers(Dataset data) {
        return judged(data).stream().map(Judged::answer).toArray(float[][]::new);
    }

    /// Samples of a batch: fewer where a sample is large, or has many answers, one a step and symbol.
    private int batch(Dataset data) {
        long each = task.target() instanceof Target.Symbols s
                ? (long) s.length() * s.names().size()
                : 1;
        return Math.clamp(
                Math.min(MOST_OUTPUTS / each, MOST_INPUTS / data.inputShape().intSize()), 1, BATCH);
    }

    /// The samples whose answers are worst, worst first.
    public List<Judged> worst(Dataset data, int count) {
        return worst(judged(data), count);
    }

    static List<Judged> worst(List<Judged> judged, int count) {
        return judged.stream()
                .sorted(Comparator.comparingDouble((Judged j) -> -j.loss).thenComparingInt(Judged::index))
                .limit(count)
                .toList();
    }

    /// All samples with their answers, in order.
    List<Judged> judged(Dataset data) {
        List<Judged> all = new ArrayList<>();
        int index = 0;
        int width = task.outputs();
        int targetWidth = data.target().width();
        try (Batches.Epoch epoch = Batches.inOrder(data, batch(data)).epoch(0, 0)) {
            while (epoch.hasNext()) {
                Batch b = epoch.next();
                float[] answers = step.run(b.x(), b.y()).get(1).toFloatArray();
                float[] y = targets(b);
                for (int i = 0; i < b.size(); i++) {
                    float[] answer = java.util.Arrays.copyOfRange(answers, i * width, (i + 1) * width);
                    float[] target = java.util.Arrays.copyOfRange(y, i * targetWidth, (i + 1) * targetWidth);
                    all.add(new Judged(index++, wrongness(answer, target), answer, target));
                }
            }
        }
        return all;
    }

    private double wrongness(float[] answer, float[] target) {
        if (!(task.target() instanceof Target.Values || task.target() instanceof Target.Box)) {
            // of a text's window the last symbol counts
            return -StrictMath.log(Math.max(1e-12, answer[(int) target[target.length - 1]]));
        }
        double sum = 0;
        for (int i = 0; i < answer.length; i++) {
            sum += ((double) answer[i] - target[i]) * ((double) answer[i] - target[i]);
        }
        return sum;
    }

    private static float[] targets(Batch b) {
        return b.y().cast(DType.F32).toFloatArray();
    }
}
