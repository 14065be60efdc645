package dev.gradus.train;

import dev.gradus.nn.optim.Adam;
import dev.gradus.nn.optim.Clipping;
import dev.gradus.nn.optim.Optimizer;
import dev.gradus.nn.optim.ParameterGroup;
import dev.gradus.nn.optim.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of a training run.
///
/// @param epochs passes over the training data
/// @param batchSize samples a step
/// @param learningRate peak learning rate, which the schedule scales
/// @param optimizer the rule of a step
/// @param schedule of the learning rate over the run
/// @param clipping limits on gradients
/// @param groups parameter groups
/// @param average decay of the moving average of the weights that is evaluated and kept, 0 for none
/// @param seed of everything random
/// @param patience epochs without a better hold-out score after which training stops; 0 for never
/// @param minStepNorm a step shorter than this ends training; 0 for never
/// @param minGradientNorm a gradient shorter than this ends training; 0 for never
/// @param timeLimit when training ends at the latest
/// @param checkpointEvery steps between checkpoints inside an epoch; 0 for one an epoch
public record TrainConfig(
        int epochs,
        int batchSize,
        double learningRate,
        Optimizer optimizer,
        Schedule schedule,
        Clipping clipping,
        List<ParameterGroup> groups,
        double average,
        long seed,
        int patience,
        double minStepNorm,
        double minGradientNorm,
        Optional<Duration> timeLimit,
        int checkpointEvery) {
    /// Ten epochs of Adam in one cycle.
    public static final TrainConfig DEFAULT = new TrainConfig(
            10,
            128,
            2e-3,
            Adam.DEFAULT,
            new Schedule.OneCycle(0.25),
            Clipping.NONE,
            List.of(),
            0,
            1,
            0,
            0,
            0,
            Optional.empty(),
            0);

    /// Checks the ranges.
    public TrainConfig {
        require(epochs >= 1, "epochs must be positive, not " + epochs);
        require(batchSize >= 1, "the batch size must be positive, not " + batchSize);
        require(
                learningRate > 0 && Double.isFinite(learningRate),
                "the learning rate must be positive, not " + learningRate);
        require(average >= 0 && average < 1, "the decay of the average must lie in [0, 1), not " + average);
        require(patience >= 0 && checkpointEvery >= 0, "patience and checkpoint distance must not be negative");
        groups = List.copyOf(groups);
    }

    private static void require(boolean ok, String message) {
        if (!ok) {
            throw new IllegalArgumentException("training: " + message);
        }
    }

    /// With another number of epochs.
    public TrainConfig epochs(int value) {
        return new TrainConfig(
                value,
                batchSize,
                learningRate,
                optimizer,
                schedule,
                clipping,
                groups,
                average,
                seed,
                patience,
                minStepNorm,
                minGradientNorm,
                timeLimit,
                checkpointEvery);
    }

    /// With another batch size.
    public TrainConfig batchSize(int value) {
        return new TrainConfig(
                epochs,
                value,
                learningRate,
                optimizer,
                schedule,
                clipping,
                groups,
                average,
                seed,
                patience,
                minStepNorm,
                minGradientNorm,
                timeLimit,
                checkpointEvery);
    }

    /// With another learning rate.
    public TrainConfig learningRate(double value) {
        return new TrainConfig(
                epochs,
                batchSize,
                value,
                optimizer,
                schedule,
                clipping,
                groups,
                average,
                seed,
                patience,
                minStepNorm,
                minGradientNorm,
                timeLimit,
                checkpointEvery);
    }

    /// With another optimizer.
    public TrainConfig optimizer(Optimizer value) {
        return new TrainConfig(
                epochs,
                batchSize,
                learningRate,
                value,
                schedule,
                clipping,
                groups,
                average,
                seed,
                patience,
                minStepNorm,
                minGradientNorm,
                timeLimit,
                checkpointEvery);
    }

    /// With another schedule.
    public TrainConfig schedule(Schedule value) {
        return new TrainConfig(
                epochs,
                batchSize,
                learningRate,
                optimizer,
                value,
                clipping,
                groups,
                average,
                seed,
                patience,
                minStepNorm,
                minGradientNorm,
                timeLimit,
                checkpointEvery);
    }

    /// With gradient clipping.
    public TrainConfig clipping(Clipping value) {
        return new TrainConfig(
                epochs,
                batchSize,
                learningRate,
                optimizer,
                schedule,
                value,
                groups,
                average,
                seed,
                patience,
                minStepNorm,
                minGradientNorm,
                timeLimit,
                checkpointEvery);
    }

    /// With parameter groups.
    public TrainConfig groups(List<ParameterGroup> value) {
        return new TrainConfig(
                epochs,
                batchSize,
                learningRate,
                optimizer,
                schedule,
                clipping,
                value,
                average,
                seed,
                patience,
                minStepNorm,
                minGradientNorm,
                timeLimit,
                checkpointEvery);
    }

    /// With a moving average of the weights.
    public TrainConfig average(double value) {
        return new TrainConfig(
                epochs,
                batchSize,
                learningRate,
                optimizer,
                schedule,
                clipping,
                groups,
                value,
                seed,
                patience,
                minStepNorm,
                minGradientNorm,
                timeLimit,
                checkpointEvery);
    }

    /// With another seed.
    public TrainConfig seed(long value) {
        return new TrainConfig(
                epochs,
                batchSize,
                learningRate,
                optimizer,
                schedule,
                clipping,
                groups,
                average,
                value,
                patience,
                minStepNorm,
                minGradientNorm,
                timeLimit,
                checkpointEvery);
    }

    /// With early stopping.
    public TrainConfig patience(int value) {
        return new TrainConfig(
                epochs,
                batchSize,
                learningRate,
                optimizer,
                schedule,
                clipping,
                groups,
                average,
                seed,
                value,
                minStepNorm,
                minGradientNorm,
                timeLimit,
                checkpointEvery);
    }

    /// With the lecture's stopping rules by the lengths of step and gradient.
    public TrainConfig stopBelow(double stepNorm, double gradientNorm) {
        return new TrainConfig(
                epochs,
                batchSize,
                learningRate,
                optimizer,
                schedule,
                clipping,
                groups,
                average,
                seed,
                patience,
                stepNorm,
                gradientNorm,
                timeLimit,
                checkpointEvery);
    }

    /// With a time limit.
    public TrainConfig timeLimit(Duration value) {
        return new TrainConfig(
                epochs,
                batchSize,
                learningRate,
                optimizer,
                schedule,
                clipping,
                groups,
                average,
                seed,
                patience,
                minStepNorm,
                minGradientNorm,
                Optional.of(value),
                checkpointEvery);
    }

    /// With checkpoints inside epochs.
    public TrainConfig checkpointEvery(int steps) {
        return new TrainConfig(
                epochs,
                batchSize,
                learningRate,
                optimizer,
                schedule,
                clipping,
                groups,
                average,
                seed,
                patience,
                minStepNorm,
                minGradientNorm,
                timeLimit,
                steps);
    }
}
