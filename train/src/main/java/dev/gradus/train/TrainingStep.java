package dev.gradus.train;

import dev.gradus.nn.Layer;
import dev.gradus.nn.Training;
import dev.gradus.nn.optim.GradientAccumulation;
import dev.gradus.nn.optim.MovingAverage;
import dev.gradus.nn.optim.Updater;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Gradients;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One step of training as a captured computation: loss, gradients, update of weights, state and averages.
/// Where loss or gradient are not finite, nothing is updated, so that the last good weights stay.
///
/// With gradient accumulation a step only gathers, and every so often is followed by an update from the gathered
/// mean.
final class TrainingStep {
    private final Layer model;
    private final Task task;
    private final Updater updater;
    private final Optional<MovingAverage> average;
    private final Optional<GradientAccumulation> gathered;
    private final boolean wantStepNorm;
    private final Step step;
    private final Step update;
    private List<String> missing = List.of();

    /// What a step tells.
    ///
    /// @param gradientNorm length of the batch's gradient or, after an update from gathered ones, of their mean
    /// @param stepNorm length of the change of the weights, or NaN if nobody asked or nothing changed
    /// @param gradientSquares for each trained parameter the squared length of its gradient
    record Outcome(float loss, float gradientNorm, float stepNorm, float[] gradientSquares) {
        boolean isFinite() {
            return Float.isFinite(loss) && Float.isFinite(gradientNorm);
        }
    }

    TrainingStep(
            Layer model,
            Task task,
            Updater updater,
            Optional<MovingAverage> average,
            Optional<GradientAccumulation> gathered,
            boolean wantStepNorm) {
        this.model = model;
        this.task = task;
        this.updater = updater;
        this.average = average;
        this.gathered = gathered;
        this.wantStepNorm = wantStepNorm;
        step = Step.capture(in -> trace(in.get(0), in.get(1), in.get(2), in.get(3)));
        update = Step.capture(in -> {
            Gradients mean = gathered.orElseThrow().take();
            Tensor norm = mean.norm();
            return List.of(norm, update(mean, norm, in.get(0), norm.isFinite()));
        });
    }

    private List<Tensor> trace(Tensor x, Tensor y, Tensor key, Tensor rate) {
        Tensor loss = loss(x, y, key);
        Gradients gradients = Autodiff.grad(loss, updater.parameters());
        missing = updater.named().entrySet().stream()
                .filter(e -> gradients.missing().contains(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        List<Tensor> squares = new ArrayList<>();
        gradients
                .byParameter()
                .values()
                .forEach(g -> squares.add(g.square().sum().reshape(1)));
        Tensor each = Tensor.concat(0, squares);
        Tensor norm = each.sum().sqrt();
        if (gathered.isPresent()) {
            gathered.get().add(gradients, Tensor.scalar((float) x.size(0)));
            return List.of(loss, norm, Tensor.full(DType.F32, Double.NaN), each);
        }
        Tensor moved = update(gradients, norm, rate, loss.isFinite().and(norm.isFinite()));
        return List.of(loss, norm, moved, each);
    }

    /// Updates weights, state and averages; gives the length of the step.
    private Tensor update(Gradients gradients, Tensor norm, Tensor rate, Tensor finite) {
        List<Tensor> before = updater.values();
        updater.apply(gradients, norm, rate, finite);
        average.ifPresent(MovingAverage::update);
        return wantStepNorm ? updater.distance(before) : Tensor.full(DType.F32, Double.NaN);
    }

    private Tensor loss(Tensor x, Tensor y, Tensor key) {
        return Training.call(new Key(key, 0), () -> task.loss(model.forward(x), y));
    }

    /// Runs a step.
    ///
    /// @param updates whether gathered gradients are to update the weights now
    Outcome run(Tensor x, Tensor y, long key, float rate, boolean updates) {
        List<Tensor> out = step.run(x, y, Tensor.scalar(key), Tensor.scalar(rate));
        Outcome o = new Outcome(
                out.get(0).item(),
                out.get(1).item(),
                out.get(2).item(),
                out.get(3).toFloatArray());
        if (gathered.isEmpty() || !updates || !o.isFinite()) {
            return o;
        }
        List<Tensor> updated = update.run(Tensor.scalar(rate));
        return new Outcome(o.loss, updated.get(0).item(), updated.get(1).item(), o.gradientSquares);
    }

    /// The names of parameters that the loss does not depend on; known after the first run.
    List<String> missing() {
        return missing;
    }

    /// Where a step's first value that is not finite came from.
    String explain(Tensor x, Tensor y, long key, Map<String, Parameter> parameters) {
        Tensor loss = loss(x, y, Tensor.scalar(key));
        Gradients gradients = Autodiff.grad(loss, updater.parameters());
        List<Tensor> roots = new ArrayList<>(List.of(loss));
        roots.addAll(gradients.byParameter().values());
        return NonFinite.explain(roots, parameters);
    }
}
