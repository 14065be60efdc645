package dev.gradus.bench;

import dev.gradus.nn.Describe;
import dev.gradus.nn.Modules;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// Answers of a network in Gradus.
final class GradusInference implements Contender {
    private final Problem problem;
    private final Step step;
    private List<Tensor> last = List.of();

    GradusInference(Problem problem) {
        this.problem = problem;
        step = Step.capture(in -> List.of(problem.model().forward(in.get(0))));
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
        last = step.run(problem.input());
    }

    @Override
    public float[] result() {
        return last.get(0).toFloatArray();
    }
}
