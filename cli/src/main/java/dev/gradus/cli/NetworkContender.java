package dev.gradus.cli;

import dev.gradus.data.Dataset;
import dev.gradus.data.Source;
import dev.gradus.data.SourceOptions;
import dev.gradus.data.TableDataset;
import dev.gradus.data.Target;
import dev.gradus.train.Evaluation;
import dev.gradus.train.FitOptions;
import dev.gradus.train.Models;
import dev.gradus.train.Prepared;
import dev.gradus.train.RunOptions;
import dev.gradus.train.Task;
import dev.gradus.train.TrainEvent;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A named network, trained as `gradus train` does: a twelfth of the training part chooses the best epoch.
///
/// @param settings of the model
/// @param epochs 0 for the model's default
record NetworkContender(String name, String model, Map<String, String> settings, int epochs) implements Contender {
    private static final double HOLD_OUT = 1 / 12.0;

    @Override
    public void check(Dataset train) {
        Models.named(model, train, Task.of(train.target()).outputs(), settings);
    }

    @Override
    public Learned fit(Dataset train, long seed, Consumer<String> progress) throws IOException {
        Map<String, Object> said = new RunOptions(
                        name, SourceOptions.DEFAULT, model, settings, FitOptions.DEFAULT, seed, HOLD_OUT)
                .toMap();
        said.put("epochs", epochs);
        RunOptions options = RunOptions.from(said);
        // what it is judged by it never sees: the training part stands in for the source's test part
        Prepared prepared = Prepared.of(options, new Source("compare", train, Optional.of(train)));
        prepared.trainer().run(event -> tell(event, progress));
        Dataset learnedFrom = prepared.parts().train();
        return samples -> {
            Dataset seen = samples instanceof TableDataset rows && learnedFrom instanceof TableDataset known
                    ? rows.encodedBy(known.table())
                    : samples;
            float[][] answers = new Evaluation(prepared.model(), prepared.task()).answers(seen);
            if (learnedFrom.target() instanceof Target.Values values) {
                for (float[] answer : answers) {
                    for (int k = 0; k < answer.length; k++) {
                        answer[k] = (float) values.original(k, answer[k]);
                    }
                }
            }
            return answers;
        };
    }

    private static void tell(TrainEvent event, Consumer<String> progress) {
        switch (event) {
            case TrainEvent.StepDone s ->
                progress.accept(String.format(
                        Locale.ROOT,
                        "step %d of %d, loss %.4f, %s left",
                        s.step(),
                        s.steps(),
                        s.loss(),
                        Progress.duration(s.secondsLeft())));
            default -> {}
        }
    }
}
