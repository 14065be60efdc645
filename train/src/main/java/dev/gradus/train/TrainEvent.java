package dev.gradus.train;

import java.util.Map;

/// What happens in a run, in order, for whoever watches it.
public sealed interface TrainEvent {
    /// Training begins, or goes on from a checkpoint.
    ///
    /// @param samples in the training part
    /// @param holdOut samples held out
    /// @param steps in the whole run
    /// @param fromStep 0, or the step after which the run goes on
    record Started(int samples, int holdOut, long steps, long fromStep, long parameters) implements TrainEvent {}

    /// A step is done.
    ///
    /// @param step number of the step, from 1
    /// @param loss of its batch
    /// @param gradientNorm length of the gradient before clipping
    /// @param samplesPerSecond over the last seconds
    /// @param secondsLeft estimate for the rest of the run
    record StepDone(
            long step,
            long steps,
            int epoch,
            double loss,
            double learningRate,
            double gradientNorm,
            double samplesPerSecond,
            double secondsLeft)
            implements TrainEvent {}

    /// An epoch is done.
    ///
    /// @param epoch number of the epoch, from 1
    /// @param trainLoss mean over the epoch's steps
    /// @param holdOutLoss mean over the held-out samples
    /// @param scores on the held-out samples
    /// @param best whether the leading score is the best so far, or equal to it with a smaller loss
    /// @param seconds since the run began
    record EpochDone(
            int epoch,
            long step,
            double trainLoss,
            double holdOutLoss,
            Map<String, Double> scores,
            boolean best,
            double learningRate,
            double seconds)
            implements TrainEvent {}

    /// What the model answers after an epoch.
    ///
    /// @param text the answer to a held-out sample in words, or a text that the model writes
    record Sample(int epoch, String text) implements TrainEvent {}

    /// Something that a user should look at.
    record Warning(String message) implements TrainEvent {}

    /// A checkpoint is due: the state is at rest and may be written.
    record CheckpointDue(long step) implements TrainEvent {}

    /// Training ended.
    ///
    /// @param reason such as `all epochs done` or the stopping rule that fired
    /// @param bestEpoch whose weights the model has now
    record Finished(String reason, int bestEpoch, long step, double seconds) implements TrainEvent {}

    /// Training was asked to stop and stopped after a step.
    record Interrupted(long step) implements TrainEvent {}
}
