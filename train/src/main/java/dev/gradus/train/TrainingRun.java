package dev.gradus.train;

import dev.gradus.data.DataSource;
import dev.gradus.data.Dataset;
import dev.gradus.data.Fingerprint;
import dev.gradus.data.PictureFormat;
import dev.gradus.data.Source;
import dev.gradus.data.TableDataset;
import dev.gradus.data.Target;
import dev.gradus.io.Checkpoint;
import dev.gradus.io.CheckpointFolder;
import dev.gradus.io.ModelFile;
import dev.gradus.io.ModelInfo;
import dev.gradus.io.RunFolder;
import dev.gradus.io.RunInfo;
import dev.gradus.io.RunSetup;
import dev.gradus.io.SafeTensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A training run in a folder: data opened and split, a model made and trained, measurements and checkpoints
/// written, the test part read once at the end, a model file and a report left behind.
public final class TrainingRun implements AutoCloseable {
    private static final int KEEP = 2;

    private final RunOptions options;
    private final RunFolder folder;
    private final Source source;
    private final Prepared prepared;
    private final Trainer trainer;
    private final String fingerprint;
    private List<String> damaged = List.of();

    /// What a finished run left.
    ///
    /// @param testLoss mean loss on the test part
    /// @param scores on the same samples
    /// @param judgedOn the part that was judged: `test`
    /// @param report the report's file
    /// @param modelFile the model's file
    public record Result(
            double testLoss,
            Map<String, Double> scores,
            String judgedOn,
            Path report,
            Path modelFile,
            double trainSeconds) {}

    private TrainingRun(
            RunOptions options,
            Source source,
            String fingerprint,
            Prepared prepared,
            Trainer trainer,
            RunFolder folder) {
        this.options = options;
        this.folder = folder;
        this.source = source;
        this.fingerprint = fingerprint;
        this.prepared = prepared;
        this.trainer = trainer;
    }

    /// The samples to learn from, to choose the best epoch by, and to judge by at the end: the source's own
    /// test part, or a share kept apart.
    ///
    /// @throws IOException if there are too few samples
    public static Source.Parts parts(Source source, RunOptions options) throws IOException {
        return Prepared.parts(source, options);
    }

    /// Starts a run in a new folder. Options are checked and the data is opened before the folder is made.
    ///
    /// @throws IOException naming the file and the fault, if the data cannot be read or the folder not be made
    /// @throws IllegalArgumentException if options make no sense
    public static TrainingRun create(Path path, RunOptions options) throws IOException {
        Source source = DataSource.open(options.data(), options.source());
        Prepared prepared = Prepared.of(options, source);
        Trainer trainer = prepared.trainer();
        String fingerprint = Fingerprint.of(source);
        RunFolder folder = RunFolder.create(path, new RunSetup(options.toMap(), options.seed(), fingerprint), KEEP);
        return new TrainingRun(options, source, fingerprint, prepared, trainer, folder);
    }

    /// Goes on with the run of a folder from its last good checkpoint. A run that cannot go on is left as it
    /// is.
    ///
    /// @throws IOException if the folder is no run, its data is gone or no longer the same, or its checkpoint
    ///     does not fit it
    public static TrainingRun resume(Path path) throws IOException {
        RunOptions options = RunOptions.read(path);
        Source source = DataSource.open(options.data(), options.source());
        String fingerprint = Fingerprint.of(source);
        if (!fingerprint.equals(RunInfo.read(path).setup().dataFingerprint())) {
            throw new IOException(path + ": the data " + options.data()
                    + " has changed since the run began, so it cannot go on to the same result");
        }
        Prepared prepared;
        Trainer trainer;
        try {
            prepared = Prepared.of(options, source);
            trainer = prepared.trainer();
            // tried before the folder is opened, which changes it
            restore(trainer, new CheckpointFolder(RunFolder.checkpointsPath(path), KEEP).latest());
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
        RunFolder folder = RunFolder.resume(path, KEEP);
        CheckpointFolder.Found found = folder.takeResumed();
        restore(trainer, found);
        TrainingRun run = new TrainingRun(options, source, fingerprint, prepared, trainer, folder);
        run.damaged = found.damaged();
        return run;
    }

    private static void restore(Trainer trainer, CheckpointFolder.Found found) {
        found.checkpoint().ifPresent(c -> trainer.restore(new SafeTensors(c.tensors(), c.state())));
    }

    /// The run's folder.
    public Path path() {
        return folder.path();
    }

    /// Damaged checkpoints that were passed over when the run was resumed, a line each.
    public List<String> damaged() {
        return damaged;
    }

    /// What the data's reader passed over: damaged files, columns of no use, rows without a target.
    public List<String> notes() {
        return source.notes();
    }

    /// The name of the model.
    public String modelName() {
        return prepared.modelName();
    }

    /// What is learned.
    public Task task() {
        return prepared.task();
    }

    /// The settings of the training.
    public TrainConfig config() {
        return prepared.config();
    }

    /// Asks the run to stop after its present step and to save. May be called from any thread.
    public void stop() {
        trainer.stop();
    }

    /// Trains, judges and writes. An interrupted run gives no result and can be resumed.
    ///
    /// @throws IOException if something cannot be written; the last good checkpoint then stands
    /// @throws TrainingFailure if loss or gradient stop being finite
    public Optional<Result> run(Consumer<TrainEvent> observer) throws IOException {
        History history = new History(folder, trainer);
        SampleAnswer sample = new SampleAnswer(prepared);
        try {
            trainer.run(e -> {
                history.accept(e);
                observer.accept(e);
                if (e instanceof TrainEvent.EpochDone done) {
                    observer.accept(new TrainEvent.Sample(done.epoch(), sample.after(done.epoch())));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (TrainingFailure e) {
            folder.fail(String.valueOf(e.getMessage()));
            throw e;
        }
        if (history.wasInterrupted()) {
            folder.interrupt();
            return Optional.empty();
        }
        return Optional.of(finish(history));
    }

    private Result finish(History history) throws IOException {
        Dataset judged = prepared.parts().test();
        Evaluation evaluation = new Evaluation(prepared.model(), prepared.task());
        Evaluation.Result result = evaluation.run(judged);
        Map<String, Double> scores = result.scores().values();
        new ModelFile(prepared.model(), info(scores)).write(folder.modelFile());
        Result out =
                new Result(result.loss(), scores, "test", folder.reportFile(), folder.modelFile(), history.seconds());
        new Report(folder.info(), options, prepared, history, out, result.scores(), evaluation.judged(judged))
                .write(folder.reportFile());
        Map<String, Object> results = new LinkedHashMap<>(scores);
        results.put("loss", result.loss());
        results.put("judgedOn", out.judgedOn());
        results.put("bestEpoch", history.bestEpoch());
        results.put("trainSeconds", history.seconds());
        folder.finish(results);
        return out;
    }

    private ModelInfo info(Map<String, Double> scores) {
        Dataset train = prepared.parts().train();
        Target target = prepared.task().target();
        Map<String, Object> preprocessing = new LinkedHashMap<>();
        preprocessing.put(
                "input",
                java.util.Arrays.stream(train.inputShape().toArray()).boxed().toList());
        PictureFormat.of(train.inputShape()).ifPresent(f -> preprocessing.put("picture", f.toMap()));
        preprocessing.put("target", TrainedModel.targetKind(target));
        preprocessing.put("names", TrainedModel.names(target));
        if (target instanceof Target.Values v) {
            preprocessing.put("offsets", v.offsets());
            preprocessing.put("scales", v.scales());
        }
        if (prepared.task() instanceof Task.Localization task) {
            preprocessing.put("meanBox", task.mean());
        }
        if (train instanceof TableDataset rows) {
            preprocessing.put("table", rows.table().toMap());
        }
        train.vocabulary().ifPresent(v -> preprocessing.put("vocabulary", v.toMap()));
        List<String> classes = target instanceof Target.Classes c ? c.names() : List.of();
        return ModelInfo.now(preprocessing, classes, options.seed(), fingerprint, scores);
    }

    /// Gives the folder back.
    @Override
    public void close() throws IOException {
        folder.close();
    }

    static Checkpoint checkpoint(Trainer trainer, long step) {
        SafeTensors s = trainer.checkpoint();
        return new Checkpoint(step, s.tensors(), s.metadata());
    }
}
