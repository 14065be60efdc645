package dev.gradus.train;

import dev.gradus.nn.Layer;
import dev.gradus.nn.Training;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One step of training as a captured computation: loss, gradients, update of weights, state and averages.
/// Where loss or gradient are not finite, nothing is updated, so that the last good weights stay.
final class TrainingStep {
    private final Layer model;
    private final Task task;
    private final Updater updater;
    private final Optional<MovingAverage> average;
    private final boolean wantStepNorm;
    private final Step step;
    private List<String> missing = List.of();

    /// What a step tells.
    ///
    /// @param gradientSquares for each trained parameter the squared length of its gradient
    /// @param stepNorm length of the change of the weights, or NaN if nobody asked
    record Outcome(float loss, float gradientNorm, float stepNorm, float[] gradientSquares) {
        boolean isFinite() {
            return Float.isFinite(loss) && Float.isFinite(gradientNorm);
        }
    }

    TrainingStep(Layer model, Task task, Updater updater, Optional<MovingAverage> average, boolean wantStepNorm) {
        this.model = model;
        this.task = task;
        this.updater = updater;
        this.average = average;
        this.wantStepNorm = wantStepNorm;
        step = Step.capture(in -> trace(in.get(0), in.get(1), in.get(2), in.get(3)));
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
        Tensor finite = loss.isFinite().and(norm.isFinite());
        Map<Parameter, Tensor> before = new LinkedHashMap<>();
        updater.parameters().forEach(p -> before.put(p, p.value()));
        updater.apply(gradients, norm, rate, finite);
        average.ifPresent(MovingAverage::update);
        Tensor moved = Tensor.full(DType.F32, Double.NaN);
        if (wantStepNorm) {
            moved = Tensor.full(DType.F32, 0);
            for (Map.Entry<Parameter, Tensor> e : before.entrySet()) {
                moved = moved.add(e.getKey().value().sub(e.getValue()).square().sum());
            }
            moved = moved.sqrt();
        }
        return List.of(loss, norm, moved, each);
    }

    private Tensor loss(Tensor x, Tensor y, Tensor key) {
        return Training.call(new Key(key, 0), () -> task.loss(model.forward(x), y));
    }

    Outcome run(Tensor x, Tensor y, long key, float rate) {
        List<Tensor> out = step.run(x, y, Tensor.scalar(key), Tensor.scalar(rate));
        return new Outcome(
                out.get(0).item(),
                out.get(1).item(),
                out.get(2).item(),
                out.get(3).toFloatArray());
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
