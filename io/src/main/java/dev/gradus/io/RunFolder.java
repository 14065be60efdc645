package dev.gradus.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folder of one training run, open for writing. It holds
///
/// - `run.json`: setup, machine, state, results ([RunInfo])
/// - `metrics.jsonl`: all measurements ([MetricsLog])
/// - `events.out.tfevents.*`: their curves for TensorBoard ([TensorBoardWriter])
/// - `checkpoints/`: what the run can be resumed from ([CheckpointFolder])
/// - `model.gradus` and `report.html` at the end
///
/// One process at a time may hold it. Whatever ends the process ends the hold; a run that did not say how it
/// ended counts as interrupted.
///
/// ```java
/// try (RunFolder run = RunFolder.create(Path.of("runs/one"), setup, 3)) {
///     run.metrics().append(100, Map.of("loss", 0.25));
///     run.save(new Checkpoint(100, weights, Map.of()));
///     run.finish(Map.of("accuracy", 0.98));
/// }
/// ```
public final class RunFolder implements Closeable {
    private final Path path;
    private final RunLock lock;
    private final CheckpointFolder checkpoints;
    private final MetricsLog metrics;
    private final TensorBoardWriter curves;
    private Optional<CheckpointFolder.Found> resumed;
    private RunInfo info;

    private RunFolder(Path path, RunLock lock, RunInfo info, int keep) throws IOException {
        this.path = path;
        this.lock = lock;
        this.info = info;
        AtomicFile.removeStale(path);
        Json.write(path.resolve(RunInfo.FILE), info);
        Path checkpointsPath = checkpointsPath(path);
        AtomicFile.removeStale(checkpointsPath);
        this.checkpoints = new CheckpointFolder(checkpointsPath, keep);
        CheckpointFolder.Found latest = checkpoints.latest();
        this.resumed = Optional.of(latest);
        long step = latest.checkpoint().map(Checkpoint::step).orElse(-1L);
        this.metrics = MetricsLog.open(metricsFile(path), step);
        try {
            this.curves = TensorBoardWriter.open(path, step + 1);
        } catch (IOException e) {
            metrics.close();
            throw e;
        }
    }

    /// Starts a run in a new or empty folder.
    ///
    /// @param keep how many of the last checkpoints stay
    /// @throws IOException if the folder holds something already, or cannot be written
    public static RunFolder create(Path folder, RunSetup setup, int keep) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("cannot write " + folder + ": a file has this name", e);
        } catch (IOException e) {
            throw Faults.writing(folder, e);
        }
        if (!isEmpty(folder)) {
            throw new IOException(folder + ": the folder is not empty; resume the run in it or choose another folder");
        }
        try {
            return open(folder, RunInfo.start(setup), keep);
        } catch (IOException e) {
            removeTraces(folder);
            throw e;
        }
    }

    /// A run that could not even start leaves no folder that looks like one.
    private static void removeTraces(Path folder) throws IOException {
        if (!RunLock.isHeld(folder) && !Files.exists(folder.resolve(RunInfo.FILE))) {
            Files.deleteIfExists(folder.resolve(RunLock.FILE));
            if (isEmpty(folder)) {
                Files.delete(folder);
            }
        }
    }

    /// Goes on with a run from its latest whole checkpoint, see [#takeResumed]. Metrics and curves of later
    /// steps are cut off, so that at its end they are those of a run that was never interrupted.
    ///
    /// @param keep how many of the last checkpoints stay
    /// @throws FileFormatException if `run.json` is damaged
    /// @throws IOException if another process writes the run, or the folder cannot be read or written
    public static RunFolder resume(Path folder, int keep) throws IOException {
        return open(folder, RunInfo.read(folder).resume(), keep);
    }

    private static RunFolder open(Path folder, RunInfo info, int keep) throws IOException {
        RunLock lock = RunLock.take(folder);
        try {
            return new RunFolder(folder, lock, info, keep);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            return !all.iterator().hasNext();
        } catch (IOException e) {
            throw Faults.reading(folder, e);
        }
    }

    /// The first of `NAME`, `NAME-2`, `NAME-3` and so on that does not exist in a folder of runs.
    public static Path unused(Path runs, String name) {
        Path path = runs.resolve(name);
        for (int i = 2; Files.exists(path); i++) {
            path = runs.resolve(name + "-" + i);
        }
        return path;
    }

    /// The folder itself.
    public Path path() {
        return path;
    }

    /// What `run.json` says.
    public RunInfo info() {
        return info;
    }

    /// Hands over the checkpoint that the run goes on from, and what was damaged. Once: its memory is not kept.
    ///
    /// @throws IllegalStateException if it was handed over before
    public CheckpointFolder.Found takeResumed() {
        CheckpointFolder.Found found =
                resumed.orElseThrow(() -> new IllegalStateException("run: the checkpoint was handed over before"));
        resumed = Optional.empty();
        return found;
    }

    /// The measurements, to be added to.
    public MetricsLog metrics() {
        return metrics;
    }

    /// The curves for TensorBoard, to be added to.
    public TensorBoardWriter curves() {
        return curves;
    }

    /// The checkpoints; [#save] is the way to add one to the last few.
    public CheckpointFolder checkpoints() {
        return checkpoints;
    }

    /// Saves a checkpoint, after all measurements: it must not know of a step that they lack. So measurements
    /// of its step come before it, none after.
    ///
    /// @throws IOException naming the file and the reason
    public Path save(Checkpoint checkpoint) throws IOException {
        metrics.force();
        return checkpoints.save(checkpoint);
    }

    /// Where the finished model belongs.
    public Path modelFile() {
        return path.resolve("model.gradus");
    }

    /// Where the report belongs.
    public Path reportFile() {
        return path.resolve("report.html");
    }

    /// Where the checkpoints of a run lie.
    public static Path checkpointsPath(Path folder) {
        return folder.resolve("checkpoints");
    }

    /// Where the measurements of a run lie.
    public static Path metricsFile(Path folder) {
        return folder.resolve("metrics.jsonl");
    }

    /// Notes that the run came to its end.
    ///
    /// @param results what came out, as plain values
    /// @throws IOException naming the file and the reason
    public void finish(Map<String, Object> results) throws IOException {
        end(RunState.FINISHED, results, Optional.empty());
    }

    /// Notes that an error ended the run.
    ///
    /// @throws IOException naming the file and the reason
    public void fail(String error) throws IOException {
        end(RunState.FAILED, Map.of(), Optional.of(error));
    }

    /// Notes that the run was stopped and can be resumed.
    ///
    /// @throws IOException naming the file and the reason
    public void interrupt() throws IOException {
        end(RunState.INTERRUPTED, Map.of(), Optional.empty());
    }

    private void end(RunState state, Map<String, Object> results, Optional<String> error) throws IOException {
        info = info.end(state, results, error);
        Json.write(path.resolve(RunInfo.FILE), info);
    }

    /// Gives the folder back.
    @Override
    public void close() throws IOException {
        try (lock;
                curves;
                metrics) {
            metrics.force();
        }
    }

    /// The runs in a folder, the latest first, damaged ones last. Nothing is changed, and no damage of one
    /// hides the others.
    ///
    /// @throws IOException if the folder itself cannot be read
    public static List<FoundRun> list(Path runs) throws IOException {
        List<FoundRun> found = new ArrayList<>();
        if (!Files.isDirectory(runs)) {
            return found;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(runs, Files::isDirectory)) {
            for (Path folder : all) {
                if (Files.exists(folder.resolve(RunInfo.FILE)) || Files.exists(folder.resolve(RunLock.FILE))) {
                    found.add(FoundRun.look(folder));
                }
            }
        } catch (IOException e) {
            throw Faults.reading(runs, e);
        }
        found.sort(Comparator.comparing(FoundRun::started).reversed().thenComparing(FoundRun::folder));
        return found;
    }
}
