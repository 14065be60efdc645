package dev.gradus.train;

import dev.gradus.data.Augmentation;
import dev.gradus.nn.optim.Adam;
import dev.gradus.nn.optim.Clipping;
import dev.gradus.nn.optim.Optimizer;
import dev.gradus.nn.optim.ParameterGroup;
import dev.gradus.nn.optim.ReduceOnPlateau;
import dev.gradus.nn.optim.Schedule;
import dev.gradus.nn.optim.StoppingRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The settings of a training run.
///
/// @param epochs passes over the training data
/// @param batchSize samples of a batch
/// @param accumulate batches whose gradients are gathered for one update of the weights; 1 updates after each
/// @param learningRate peak learning rate, which the schedule scales
/// @param optimizer the rule of an update
/// @param schedule of the learning rate over the run
/// @param plateau what lowers the rate further when the hold-out error stands still
/// @param clipping limits on gradients
/// @param groups parameter groups
/// @param average decay of the moving average of the weights that is evaluated and kept, 0 for none
/// @param seed of everything random
/// @param stopping what ends the run before its last epoch
/// @param timeLimit when training ends at the latest
/// @param checkpointEvery steps between checkpoints inside an epoch; 0 for one an epoch
/// @param augmentation random changes of the training pictures
public record TrainConfig(
        int epochs,
        int batchSize,
        int accumulate,
        double learningRate,
        Optimizer optimizer,
        Schedule schedule,
        Optional<ReduceOnPlateau> plateau,
        Clipping clipping,
        List<ParameterGroup> groups,
        double average,
        long seed,
        List<StoppingRule> stopping,
        Optional<Duration> timeLimit,
        int checkpointEvery,
        List<Augmentation> augmentation) {
    /// Ten epochs of Adam in one cycle.
    public static final TrainConfig DEFAULT = new TrainConfig(
            10,
            128,
            1,
            2e-3,
            Adam.DEFAULT,
            new Schedule.OneCycle(0.25),
            Optional.empty(),
            Clipping.NONE,
            List.of(),
            0,
            1,
            List.of(),
            Optional.empty(),
            0,
            List.of());

    /// Checks the ranges.
    public TrainConfig {
        require(epochs >= 1, "epochs must be positive, not " + epochs);
        require(batchSize >= 1, "the batch size must be positive, not " + batchSize);
        require(accumulate >= 1, "the number of gathered batches must be positive, not " + accumulate);
        require(
                learningRate > 0 && Double.isFinite(learningRate),
                "the learning rate must be positive, not " + learningRate);
        require(average >= 0 && average < 1, "the decay of the average must lie in [0, 1), not " + average);
        require(checkpointEvery >= 0, "the checkpoint distance must not be negative");
        groups = List.copyOf(groups);
        stopping = List.copyOf(stopping);
        augmentation = List.copyOf(augmentation);
    }

    private static void require(boolean ok, String message) {
        if (!ok) {
            throw new IllegalArgumentException("training: " + message);
        }
    }

    /// With another number of epochs.
    public TrainConfig epochs(int value) {
        return with(d -> d.epochs = value);
    }

    /// With another batch size.
    public TrainConfig batchSize(int value) {
        return with(d -> d.batchSize = value);
    }

    /// With another number of batches gathered for an update.
    public TrainConfig accumulate(int value) {
        return with(d -> d.accumulate = value);
    }

    /// With another peak learning rate.
    public TrainConfig learningRate(double value) {
        return with(d -> d.learningRate = value);
    }

    /// With another optimizer.
    public TrainConfig optimizer(Optimizer value) {
        return with(d -> d.optimizer = value);
    }

    /// With another schedule of the learning rate.
    public TrainConfig schedule(Schedule value) {
        return with(d -> d.schedule = value);
    }

    /// With a rate that falls when the hold-out error stands still.
    public TrainConfig plateau(ReduceOnPlateau value) {
        return with(d -> d.plateau = Optional.of(value));
    }

    /// With limits on gradients.
    public TrainConfig clipping(Clipping value) {
        return with(d -> d.clipping = value);
    }

    /// With parameter groups.
    public TrainConfig groups(List<ParameterGroup> value) {
        return with(d -> d.groups = value);
    }

    /// With another decay of the moving average of weights.
    public TrainConfig average(double value) {
        return with(d -> d.average = value);
    }

    /// With another seed.
    public TrainConfig seed(long value) {
        return with(d -> d.seed = value);
    }

    /// With rules that end the run.
    public TrainConfig stopping(List<StoppingRule> value) {
        return with(d -> d.stopping = value);
    }

    /// With a time limit.
    public TrainConfig timeLimit(Duration value) {
        return with(d -> d.timeLimit = Optional.of(value));
    }

    /// With another checkpoint distance.
    public TrainConfig checkpointEvery(int value) {
        return with(d -> d.checkpointEvery = value);
    }

    /// With random changes of the training pictures.
    public TrainConfig augmentation(List<Augmentation> value) {
        return with(d -> d.augmentation = value);
    }

    private TrainConfig with(Consumer<Draft> change) {
        Draft d = new Draft(this);
        change.accept(d);
        return d.done();
    }

    /// A copy that can be changed.
    private static final class Draft {
        private int epochs;
        private int batchSize;
        private int accumulate;
        private double learningRate;
        private Optimizer optimizer;
        private Schedule schedule;
        private Optional<ReduceOnPlateau> plateau;
        private Clipping clipping;
        private List<ParameterGroup> groups;
        private double average;
        private long seed;
        private List<StoppingRule> stopping;
        private Optional<Duration> timeLimit;
        private int checkpointEvery;
        private List<Augmentation> augmentation;

        Draft(TrainConfig c) {
            epochs = c.epochs;
            batchSize = c.batchSize;
            accumulate = c.accumulate;
            learningRate = c.learningRate;
            optimizer = c.optimizer;
            schedule = c.schedule;
            plateau = c.plateau;
            clipping = c.clipping;
            groups = c.groups;
            average = c.average;
            seed = c.seed;
            stopping = c.stopping;
            timeLimit = c.timeLimit;
            checkpointEvery = c.checkpointEvery;
            augmentation = c.augmentation;
        }

        TrainConfig done() {
            return new TrainConfig(
                    epochs,
                    batchSize,
                    accumulate,
                    learningRate,
                    optimizer,
                    schedule,
                    plateau,
                    clipping,
                    groups,
                    average,
                    seed,
                    stopping,
                    timeLimit,
                    checkpointEvery,
                    augmentation);
        }
    }
}
