package dev.gradus.train;

import dev.gradus.data.Augmented;
import dev.gradus.data.Batch;
import dev.gradus.data.Batches;
import dev.gradus.data.Dataset;
import dev.gradus.io.SafeTensors;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Modules;
import dev.gradus.nn.optim.GradientAccumulation;
import dev.gradus.nn.optim.MovingAverage;
import dev.gradus.nn.optim.ReduceOnPlateau;
import dev.gradus.nn.optim.StoppingRule;
import dev.gradus.nn.optim.Updater;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Trains a model: epochs over shuffled batches, evaluation on held-out samples after each, the best weights
/// kept. A convenience over public calls ([Updater], [dev.gradus.tensor.Step], [Batches], [Evaluation]); a loop
/// written by hand can do the same.
///
/// ```java
/// Trainer trainer = new Trainer(model, Task.of(train.target()), train, holdOut, TrainConfig.DEFAULT);
/// trainer.run(event -> System.out.println(event));
/// ```
public final class Trainer {
    private final Layer model;
    private final Dataset holdOut;
    private final TrainConfig config;
    private final Batches batches;
    private final Updater updater;
    private final Optional<MovingAverage> average;
    private final TrainingStep step;
    private final Evaluation evaluation;
    private final Map<String, Parameter> parameters;
    private final Map<String, Parameter> everything = new LinkedHashMap<>();
    private final Map<String, Parameter> best = new LinkedHashMap<>();
    private final AtomicBoolean stopAsked = new AtomicBoolean();
    private final ReduceOnPlateau plateau;
    private TrainState state;
    private float[] gradientSquares = new float[0];
    private long startNanos;

    /// A training run that has not begun.
    ///
    /// @throws IllegalArgumentException if the model's last layer has not as many outputs as the task needs, or
    ///     nothing can be trained, or the training part cannot be augmented
    public Trainer(Layer model, Task task, Dataset train, Dataset holdOut, TrainConfig config) {
        requireOutputs(model, task, train);
        this.model = model;
        this.holdOut = holdOut;
        this.config = config;
        Dataset shown = Augmented.of(train, config.augmentation(), config.seed());
        batches = Batches.training(shown, config.batchSize(), config.seed());
        updater = Updater.of(model, config.optimizer(), config.clipping(), config.groups());
        if (updater.named().isEmpty()) {
            throw new IllegalArgumentException("training: all parameters are frozen, so there is nothing to learn");
        }
        parameters = Modules.parameters(model);
        average = config.average() > 0
                ? Optional.of(new MovingAverage(updater.named(), config.average()))
                : Optional.empty();
        Optional<GradientAccumulation> gathered =
                config.accumulate() > 1 ? Optional.of(new GradientAccumulation(updater.named())) : Optional.empty();
        boolean wantStepNorm = config.stopping().stream().anyMatch(r -> r instanceof StoppingRule.StepNorm);
        step = new TrainingStep(model, task, updater, average, gathered, wantStepNorm);
        plateau = config.plateau().orElse(ReduceOnPlateau.of(0.5, Integer.MAX_VALUE));
        state = new TrainState(plateau);
        evaluation = new Evaluation(model, task);
        parameters.forEach((name, p) -> {
            everything.put("model." + name, p);
            best.put(name, Parameter.state(p.value()));
        });
        everything.putAll(updater.state());
        gathered.ifPresent(g -> everything.putAll(g.state()));
        average.ifPresent(a -> a.averages().forEach((name, p) -> everything.put("average." + name, p)));
        best.forEach((name, p) -> everything.put("best." + name, p));
    }

    /// Types are known without computing.
    private static void requireOutputs(Layer model, Task task, Dataset train) {
        int[] one = IntStream.concat(
                        IntStream.of(1),
                        IntStream.range(0, train.inputShape().rank()).map(train.inputShape()::size))
                .toArray();
        int outputs = model.forward(Tensor.zeros(one)).size(-1);
        if (outputs != task.outputs()) {
            throw new IllegalArgumentException("training: the model's last layer has " + outputs
                    + " outputs, but the data needs " + task.outputs() + ": give it so many");
        }
    }

    /// The model being trained.
    public Layer model() {
        return model;
    }

    /// Steps of the whole run.
    public long steps() {
        return (long) config.epochs() * batches.count();
    }

    /// Asks the run to end after the present step. May be called from any thread.
    public void stop() {
        stopAsked.set(true);
    }

    /// Weights, optimizer state and position: all that a run needs to go on to the same bits. To be called
    /// between steps, such as on [TrainEvent.CheckpointDue].
    public SafeTensors checkpoint() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        everything.forEach((name, p) -> tensors.put(name, p.value()));
        Map<String, String> position = state.toMetadata();
        position.put("seconds", String.valueOf(seconds()));
        return new SafeTensors(tensors, position);
    }

    /// Takes up a checkpoint of a run with the same model, data and settings.
    ///
    /// @throws IllegalArgumentException naming what does not fit
    public void restore(SafeTensors checkpoint) {
        TrainState restored = TrainState.from(checkpoint.metadata(), plateau);
        Map<Parameter, Tensor> next = new LinkedHashMap<>();
        everything.forEach((name, p) -> {
            Tensor t = checkpoint.tensor(name);
            if (!t.type().equals(p.type())) {
                throw new IllegalArgumentException(
                        "the checkpoint's " + name + " is " + t.type() + ", the model's is " + p.type());
            }
            next.put(p, t);
        });
        Parameter.assign(next);
        state = restored;
    }

    /// Trains until the last epoch, a stopping rule, the time limit, or [#stop]. Afterwards the model has the
    /// weights of the epoch with the best leading score (of equal ones, with the least loss), unless it was
    /// interrupted.
    ///
    /// @throws TrainingFailure if loss or gradient stop being finite; the weights are then those before that
    ///     step
    public void run(Consumer<TrainEvent> observer) {
        startNanos = System.nanoTime();
        long parameterCount = Modules.parameterCount(model);
        observer.accept(
                new TrainEvent.Started(batches.data().size(), holdOut.size(), steps(), state.step, parameterCount));
        String reason = "all epochs done";
        while (state.epoch < config.epochs()) {
            // a run resumed from its very last checkpoint has met its end already
            Optional<String> stopped = state.batch == 0 ? reasonToEnd() : Optional.empty();
            if (stopped.isEmpty()) {
                stopped = epoch(observer);
            }
            if (stopped.isPresent()) {
                if (stopped.get().isEmpty()) {
                    state.seconds = seconds();
                    observer.accept(new TrainEvent.CheckpointDue(state.step));
                    observer.accept(new TrainEvent.Interrupted(state.step));
                    return;
                }
                reason = stopped.get();
                break;
            }
        }
        Map<Parameter, Tensor> next = new LinkedHashMap<>();
        parameters.forEach((name, p) -> next.put(p, best(name).value()));
        Parameter.assign(next);
        observer.accept(new TrainEvent.Finished(reason, state.bestEpoch, state.step, seconds()));
    }

    /// Runs the rest of an epoch and its evaluation. Gives the reason to end training, an empty one if a user
    /// asked for it.
    private Optional<String> epoch(Consumer<TrainEvent> observer) {
        Pace pace = new Pace(config.batchSize());
        gradientSquares = new float[0];
        int first = state.batch;
        Optional<String> end = Optional.empty();
        try (Batches.Epoch epoch = batches.epoch(state.epoch, first)) {
            while (epoch.hasNext() && end.isEmpty()) {
                if (stopAsked.get()) {
                    return Optional.of("");
                }
                step(epoch.next(), !epoch.hasNext(), observer, pace);
                end = reasonToEnd();
                boolean due = config.checkpointEvery() > 0 && state.step % config.checkpointEvery() == 0;
                // where a rule ends the epoch, its own checkpoint follows, which a resumed run ends at, too
                if (due && epoch.hasNext() && end.isEmpty()) {
                    observer.accept(new TrainEvent.CheckpointDue(state.step));
                }
            }
        }
        if (first == 0 && end.isEmpty()) {
            warnOfZeroGradients(observer);
        }
        evaluate(observer);
        observer.accept(new TrainEvent.CheckpointDue(state.step));
        return end;
    }

    private void step(Batch batch, boolean lastOfEpoch, Consumer<TrainEvent> observer, Pace pace) {
        long key = Key.mix(config.seed() ^ Key.mix(state.step + 1));
        double rate = rate(state.step);
        boolean updates = lastOfEpoch || (state.batch + 1) % config.accumulate() == 0;
        TrainingStep.Outcome o = step.run(batch.x(), batch.y(), key, (float) rate, updates);
        if (!o.isFinite()) {
            throw new TrainingFailure("training stopped in epoch " + (state.epoch + 1) + " at step " + (state.step + 1)
                    + ": " + (Float.isFinite(o.loss()) ? "the gradient is not finite" : "the loss is " + o.loss())
                    + "; "
                    + step.explain(batch.x(), batch.y(), key, parameters)
                    + ". A smaller --lr or gradient clipping may help");
        }
        if (state.step == 0) {
            step.missing()
                    .forEach(name -> observer.accept(new TrainEvent.Warning(
                            "parameter " + name + " gets no gradient: the loss does not depend on it")));
        }
        if (updates) {
            state.progress = state.progress.step(o.stepNorm(), o.gradientNorm());
        }
        note(o.gradientSquares());
        state.lossSum += o.loss();
        state.batch++;
        state.step++;
        pace.tick();
        double left = (steps() - state.step) * pace.secondsPerStep();
        observer.accept(new TrainEvent.StepDone(
                state.step, steps(), state.epoch + 1, o.loss(), rate, o.gradientNorm(), pace.samplesPerSecond(), left));
    }

    private double rate(long atStep) {
        return config.learningRate() * config.schedule().factor(atStep, steps()) * state.plateau.scale();
    }

    private void note(float[] squares) {
        if (gradientSquares.length == 0) {
            gradientSquares = new float[squares.length];
        }
        for (int i = 0; i < squares.length; i++) {
            gradientSquares[i] = Math.max(gradientSquares[i], squares[i]);
        }
    }

    private void warnOfZeroGradients(Consumer<TrainEvent> observer) {
        List<String> names = new ArrayList<>(updater.named().keySet());
        for (int i = 0; i < gradientSquares.length; i++) {
            if (gradientSquares[i] == 0 && !step.missing().contains(names.get(i))) {
                observer.accept(new TrainEvent.Warning("parameter " + names.get(i)
                        + " had a gradient of exactly zero for the whole of epoch " + (state.epoch + 1)));
            }
        }
    }

    private Optional<String> reasonToEnd() {
        for (StoppingRule rule : config.stopping()) {
            if (rule.fires(state.progress)) {
                return Optional.of(rule.reason(state.progress));
            }
        }
        boolean late = config.timeLimit().isPresent()
                && seconds() > config.timeLimit().get().toMillis() / 1e3;
        return late ? Optional.of("the time limit is reached") : Optional.empty();
    }

    private void evaluate(Consumer<TrainEvent> observer) {
        average.ifPresent(MovingAverage::swap);
        Evaluation.Result result = evaluation.run(holdOut);
        state.epoch++;
        // what is missing to a perfect score: the share of mistakes, of variance not explained, …
        double error = 1 - result.scores().leading();
        state.progress = state.progress.epoch(error);
        double rate = rate(Math.max(0, state.step - 1));
        state.plateau = state.plateau.next(result.loss());
        // few held-out samples are soon all right: of equal scores the smaller loss decides
        boolean surer = error == state.progress.bestError() && result.loss() < state.bestLoss;
        boolean better = state.bestEpoch == 0 || state.progress.isBest() || surer;
        if (better) {
            state.bestEpoch = state.epoch;
            state.bestLoss = result.loss();
            Map<Parameter, Tensor> next = new LinkedHashMap<>();
            parameters.forEach((name, p) -> next.put(best(name), p.value()));
            Parameter.assign(next);
        }
        average.ifPresent(MovingAverage::swap);
        double mean = state.lossSum / Math.max(1, state.batch);
        state.batch = 0;
        state.lossSum = 0;
        observer.accept(new TrainEvent.EpochDone(
                state.epoch, state.step, mean, result.loss(), result.scores().values(), better, rate, seconds()));
    }

    private Parameter best(String name) {
        return java.util.Objects.requireNonNull(best.get(name));
    }

    private double seconds() {
        return state.seconds + (System.nanoTime() - startNanos) / 1e9;
    }
}
