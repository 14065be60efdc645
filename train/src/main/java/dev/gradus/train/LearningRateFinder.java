package dev.gradus.train;

import dev.gradus.data.Augmented;
import dev.gradus.data.Batch;
import dev.gradus.data.Batches;
import dev.gradus.data.DataSource;
import dev.gradus.data.Dataset;
import dev.gradus.io.AtomicFile;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Modules;
import dev.gradus.nn.optim.Snapshot;
import dev.gradus.nn.optim.Updater;
import dev.gradus.tensor.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks for a learning rate by trying: a short training whose rate grows from step to step by a constant
/// factor, until the loss explodes (the range test of Smith 2015, arXiv 1506.01186). The weights are put back
/// afterwards, to the bit.
///
/// ```java
/// LearningRateFinder.Found found = LearningRateFinder.DEFAULT.find(model, task, train, TrainConfig.DEFAULT);
/// TrainConfig config = TrainConfig.DEFAULT.learningRate(found.steepest());
/// ```
///
/// @param from first rate
/// @param to last rate
/// @param steps number of rates
public record LearningRateFinder(double from, double to, int steps) {
    /// 100 rates from 1e-6 to 10.
    public static final LearningRateFinder DEFAULT = new LearningRateFinder(1e-6, 10, 100);

    /// How much of the smoothed loss stays from step to step.
    private static final double SMOOTHING = 0.9;

    /// A smoothed loss so many times the smallest so far has exploded.
    private static final double EXPLODED = 4;

    /// Checks the range.
    public LearningRateFinder {
        if (!(from > 0 && to > from && Double.isFinite(to)) || steps < 10) {
            throw new IllegalArgumentException("learning-rate finder: needs 0 < from < to and at least 10 steps, not "
                    + from + ", " + to + " and " + steps);
        }
    }

    /// A rate that was tried.
    ///
    /// @param loss of the step, smoothed over the steps before
    public record Tried(double rate, double loss) {}

    /// What was found.
    ///
    /// @param curve all rates tried, rising
    /// @param steepest the rate at which the loss falls fastest: a rate to begin with
    /// @param belowMinimum a tenth of the rate with the smallest loss: a cautious upper end
    public record Found(List<Tried> curve, double steepest, double belowMinimum) {
        /// Writes the curve as an SVG picture, loss over the rate's logarithm. A folder that lacks is made.
        ///
        /// @throws IOException naming the file, which is then not there or as it was
        public void writePicture(Path file) throws IOException {
            List<Chart.Curve> curves = List.of(Chart.Curve.line(
                    "smoothed loss",
                    Chart.BLUE,
                    curve.stream().map(t -> new double[] {t.rate, t.loss}).toList()));
            double[] losses = Chart.values(curves, 1);
            Chart chart = new Chart(
                    "learning rate",
                    Axis.powersAround(curve.getFirst().rate, curve.getLast().rate),
                    "loss",
                    Axis.around(losses[0], losses[losses.length - 1]));
            String style = "<style>text{font:12px sans-serif;fill:#555}.grid{stroke:#ddd}.axis{stroke:#999}</style>";
            String whole = chart.svg(curves).replaceFirst(">", ">" + style);
            Path folder = file.toAbsolutePath().resolveSibling("");
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new IOException("cannot write " + file + ": its folder cannot be made", e);
            }
            AtomicFile.write(file, whole.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Tries the rates on the model and data of the run that options describe.
    ///
    /// @throws IOException naming the file and the fault, if the data cannot be read
    /// @throws IllegalArgumentException if options make no sense
    public Found find(RunOptions options) throws IOException {
        Prepared p = Prepared.of(options, DataSource.open(options.data(), options.source()));
        return find(p.model(), p.task(), p.parts().train(), p.config());
    }

    /// Tries the rates.
    ///
    /// @param config gives batch size, optimizer, clipping, groups, augmentation and seed
    /// @throws TrainingFailure if not even the smallest rates give a finite loss
    public Found find(Layer model, Task task, Dataset train, TrainConfig config) {
        Snapshot before = Snapshot.of(Modules.parameters(model).values());
        try {
            return suggest(tried(model, task, train, config));
        } finally {
            before.restore();
        }
    }

    private List<Tried> tried(Layer model, Task task, Dataset train, TrainConfig config) {
        Updater updater = Updater.of(model, config.optimizer(), config.clipping(), config.groups());
        TrainingStep step = new TrainingStep(model, task, updater, Optional.empty(), Optional.empty(), false);
        Dataset shown = Augmented.of(train, config.augmentation(), config.seed());
        Batches batches = Batches.training(shown, config.batchSize(), config.seed());
        List<Tried> curve = new ArrayList<>();
        double smoothed = 0;
        double least = Double.POSITIVE_INFINITY;
        int epochs = Math.ceilDiv(steps, batches.count());
        for (int e = 0; e < epochs; e++) {
            try (Batches.Epoch epoch = batches.epoch(e, 0)) {
                while (epoch.hasNext() && curve.size() < steps) {
                    int i = curve.size();
                    double rate = from * StrictMath.pow(to / from, i / (steps - 1.0));
                    Batch batch = epoch.next();
                    long key = Key.mix(config.seed() ^ Key.mix(i + 1));
                    TrainingStep.Outcome o = step.run(batch.x(), batch.y(), key, (float) rate, true);
                    smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * o.loss();
                    // the average began at 0, which is made up for
                    double loss = smoothed / (1 - StrictMath.pow(SMOOTHING, i + 1));
                    if (!o.isFinite() || loss > EXPLODED * least) {
                        return curve;
                    }
                    least = Math.min(least, loss);
                    curve.add(new Tried(rate, loss));
                }
            }
        }
        return curve;
    }

    private Found suggest(List<Tried> curve) {
        if (curve.size() < 3) {
            throw new TrainingFailure("learning-rate finder: the loss is not finite even at a rate of " + from);
        }
        int steepest = 1;
        int least = 0;
        double slope = Double.POSITIVE_INFINITY;
        for (int i = 0; i < curve.size(); i++) {
            if (curve.get(i).loss < curve.get(least).loss) {
                least = i;
            }
            // rates are evenly spaced in the logarithm, so differences of neighbours compare as slopes
            if (i > 0 && i + 1 < curve.size()) {
                double fall = curve.get(i + 1).loss - curve.get(i - 1).loss;
                if (fall < slope) {
                    slope = fall;
                    steepest = i;
                }
            }
        }
        return new Found(List.copyOf(curve), curve.get(steepest).rate, curve.get(least).rate / 10);
    }
}
