package dev.gradus.bench;

import dev.gradus.nn.Describe;
import dev.gradus.nn.Modules;
import dev.gradus.nn.Training;
import dev.gradus.nn.optim.Updater;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// Training steps in Gradus: forward, backward and update captured once.
final class GradusTraining implements Contender {
    private final Problem problem;
    private final Step step;
    private final Tensor rate;
    private List<Tensor> last = List.of();

    GradusTraining(Problem problem) {
        this.problem = problem;
        rate = Tensor.scalar(problem.learningRate());
        Updater updater = Updater.of(problem.model(), problem.optimizer());
        step = Step.capture(in -> {
            Tensor loss = Training.call(
                    Key.of(1), () -> problem.loss().of(problem.model().forward(in.get(0)), in.get(1)));
            updater.apply(Autodiff.grad(loss, updater.parameters()), in.get(2));
            return List.of(loss);
        });
    }

    @Override
    public String describe() {
        return Describe.of(problem.model(), problem.input().type()).toString();
    }

    @Override
    public long parameters() {
        return Modules.parameterCount(problem.model());
    }

    @Override
    public void step() {
        last = step.run(problem.input(), problem.target(), rate);
    }

    @Override
    public float[] result() {
        return last.get(0).toFloatArray();
    }
}
