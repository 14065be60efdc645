package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.GradientCheck;
import dev.gradus.tensor.Graph;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;

/// What the tests of layers share.
final class Checks {
    private Checks() {}

    /// Uniform numbers (f64) in [-1, 1).
    static Tensor uniform(long seed, int... shape) {
        return Key.of(seed).random(TensorType.of(DType.F64, shape)).mul(2).sub(1);
    }

    /// Numbers (f64) in [-1, 1) in random order, all 2/n apart and 1/n or more from 0, so that no small step
    /// changes which one is largest or positive.
    static Tensor spaced(long seed, int... shape) {
        int n = Shape.of(shape).intSize();
        return Key.of(seed)
                .permutation(n)
                .cast(DType.F64)
                .mul(2.0 / n)
                .add(1.0 / n - 1)
                .reshape(shape);
    }

    /// Checks first and second order gradients of a layer to its input and to all trained parameters, in f64,
    /// with random values in the parameters in place of zeros and ones.
    static void gradients(Layer layer, Tensor... inputs) {
        gradients(layer, (model, in) -> model.forward(in.get(0)), inputs);
    }

    static <M> void gradients(M module, BiFunction<M, List<Tensor>, Tensor> output, Tensor... inputs) {
        gradients(GradientCheck.DEFAULT, module, output, inputs);
    }

    static <M> void gradients(
            GradientCheck check, M module, BiFunction<M, List<Tensor>, Tensor> output, Tensor... inputs) {
        M model = Modules.map(module, randomized());
        List<Tensor> values =
                Modules.trained(model).values().stream().map(Parameter::value).toList();
        List<Tensor> at = new ArrayList<>(List.of(inputs));
        at.addAll(values);
        int n = inputs.length;
        GradientCheck.Report report = check.check(
                in -> Graph.substitute(List.of(output.apply(model, in.subList(0, n))), values, in.subList(n, in.size()))
                        .get(0),
                at.toArray(Tensor[]::new));
        assertThat(report.passed()).as(report.message()).isTrue();
    }

    private static UnaryOperator<Parameter> randomized() {
        int[] count = {0};
        return p -> {
            Tensor noise = uniform(1000 + count[0]++, p.shape().toArray()).mul(0.3);
            Tensor value = p.value().cast(DType.F64).add(noise);
            return p.isTrained() ? Parameter.of(value) : Parameter.state(value);
        };
    }

    static void close(Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.toDoubleArray()).containsExactly(expected.toDoubleArray(), Offset.offset(tolerance));
    }

    static void close(Tensor actual, double tolerance, double... expected) {
        assertThat(actual.toDoubleArray()).containsExactly(expected, Offset.offset(tolerance));
    }
}
