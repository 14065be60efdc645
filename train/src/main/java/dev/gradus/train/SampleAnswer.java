package dev.gradus.train;

import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.data.TextDataset;
import dev.gradus.data.Vocabulary;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import dev.gradus.train.metric.BoxIou;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a model says during training, in words: to a sample that is held out, or the text that it writes.
final class SampleAnswer {
    private static final int TEXT = 160;

    private final Task task;
    private final Dataset samples;
    private final Optional<TextGenerator> generator;
    private final Step step;

    SampleAnswer(Prepared run) {
        task = run.task();
        samples = run.parts().holdOut();
        Optional<Vocabulary> vocabulary = samples.vocabulary();
        generator = vocabulary.isPresent() && samples instanceof TextDataset
                ? Optional.of(new TextGenerator(
                        run.model(), vocabulary.get(), samples.inputShape().intSize()))
                : Optional.empty();
        step = Step.capture(in -> List.of(task.answers(run.model().forward(in.get(0)))));
    }

    /// With the weights that the model has now.
    ///
    /// @param number of the sample, or the seed of the text
    String after(int number) {
        if (generator.isPresent()) {
            return generator.get().text("", TEXT, new Sampling(0.8, 0, 1), number);
        }
        int index = number % samples.size();
        Shape shape = samples.inputShape();
        float[] x = new float[shape.intSize()];
        float[] y = new float[samples.target().width()];
        samples.read(index, x, 0, y, 0);
        Tensor input = Tensor.of(x, Shape.of(1).concat(shape).toArray());
        return "held-out sample " + index + ": "
                + vocabularyText(x)
                + words(y, step.run(input).getFirst().toFloatArray());
    }

    private String words(float[] truth, float[] answer) {
        return switch (task.target()) {
            case Target.Classes(List<String> names) -> {
                int best = best(answer);
                yield String.format(
                        Locale.ROOT, "%s, %.0f %% sure; it is %s", names.get(best), 100 * answer[best], names.get((int)
                                truth[0]));
            }
            case Target.Values v -> numbers(v, answer) + "; it is " + numbers(v, truth);
            case Target.Symbols(List<String> names, int length) ->
                names.get(best(answer)) + "; it is " + names.get((int) truth[length - 1]);
            case Target.Box _ ->
                plain(answer) + "; it is " + plain(truth)
                        + String.format(Locale.ROOT, "; IoU %.2f", BoxIou.iou(answer, truth, 0));
        };
    }

    /// Symbols that the model read, as text.
    private String vocabularyText(float[] x) {
        return samples.vocabulary().map(v -> v.decode(x) + ": ").orElse("");
    }

    private static int best(float[] answer) {
        int best = 0;
        for (int c = 1; c < answer.length; c++) {
            best = answer[c] > answer[best] ? c : best;
        }
        return best;
    }

    private static String numbers(Target.Values target, float[] values) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            out.append(i > 0 ? ", " : "").append(String.format(Locale.ROOT, "%.4g", target.original(i, values[i])));
        }
        return out.toString();
    }

    private static String plain(float[] values) {
        StringBuilder out = new StringBuilder();
        for (float value : values) {
            out.append(out.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%.2f", value));
        }
        return out.toString();
    }
}
