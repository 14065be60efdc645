package dev.gradus.bench;

import dev.gradus.nn.optim.Updater;
import dev.gradus.tensor.Gradients;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// An optimizer by itself in Gradus, from zeros by gradients that stay the same.
final class GradusUpdates implements Contender {
    private record Model(Parameter weight) implements dev.gradus.nn.Module {}

    private final Tensor gradient;
    private final Parameter weight;
    private final Step step;
    private final Tensor rate = Tensor.scalar(1e-3f);

    GradusUpdates(int n) {
        gradient = Problems.data(n);
        weight = Parameter.of(Tensor.zeros(n));
        Updater updater = Updater.of(new Model(weight), Problems.ADAM_W);
        step = Step.capture(in -> {
            updater.apply(new Gradients(Map.of(weight, in.get(0)), List.of()), in.get(1));
            return List.of();
        });
    }

    @Override
    public String describe() {
        return "AdamW over " + parameters() + " numbers";
    }

    @Override
    public long parameters() {
        return weight.shape().size();
    }

    @Override
    public void step() {
        step.run(gradient, rate);
    }

    @Override
    public float[] result() {
        return weight.value().toFloatArray();
    }
}
