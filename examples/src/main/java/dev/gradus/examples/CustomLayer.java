package dev.gradus.examples;

import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.Modules;
import dev.gradus.tensor.GradientCheck;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.Map;

/// A layer of one's own: a record with parameters and a formula. Names, checkpoints and gradients follow from
/// that.
public final class CustomLayer {
    private CustomLayer() {}

    /// A gate that decides, feature by feature, how much of a linear layer's output passes: `y = tanh(Wx + b) ·
    /// σ(s·x̄)`, with x̄ the mean of the input and a learned strength s.
    public record Gate(Linear inner, Parameter strength) implements Layer {
        /// A gate with random weights.
        public static Gate of(int in, int out, Key key) {
            return new Gate(Linear.of(in, out).init(key), Parameter.of(Tensor.ones(out)));
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor openness = x.meanKeep(-1).mul(strength.value()).sigmoid(); // (B, out)
            return inner.forward(x).tanh().mul(openness);
        }
    }

    /// Prints the parameters' names and checks the gradient.
    public static void main(String[] args) {
        Gate gate = Gate.of(4, 3, Key.of(1));
        Map<String, Parameter> parameters = Modules.parameters(gate);
        parameters.forEach((name, p) -> System.out.println(name + " " + p.type()));
        System.out.println(check().message());
    }

    /// First and second derivatives of the formula against differences.
    static GradientCheck.Report check() {
        Gate gate = Modules.cast(Gate.of(4, 3, Key.of(1)), dev.gradus.tensor.DType.F64);
        return GradientCheck.DEFAULT.check(
                in -> gate.forward(in.get(0)), Key.of(2).normal(5, 4));
    }
}
