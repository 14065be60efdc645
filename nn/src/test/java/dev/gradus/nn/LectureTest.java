package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Worked examples of the lecture on deep learning that this library accompanies.
class LectureTest {
    private static Linear linear(double[] weight, int rows, double... bias) {
        return new Linear(
                Parameter.of(Tensor.of(weight, rows, weight.length / rows)),
                Optional.of(Parameter.of(Tensor.of(bias))));
    }

    /// Two linear layers without an activation are one: V·(W·x + b) + c = (V·W)·x + (V·b + c).
    @Test
    void twoLinearLayersCollapseToOne() {
        Linear first = linear(new double[] {1, 2, 0, -1, 3, 1}, 3, 1, 0, -1);
        Linear second = linear(new double[] {2, 1, 0, -1, 0, 1}, 2, 0.5, -0.5);
        Sequential deep = new Sequential(first, second);
        Tensor weight = second.weight().value().matmul(first.weight().value());
        Tensor bias = second.forward(first.bias().orElseThrow().value());
        Checks.close(weight, 0, 2, 3, 2, -1);
        Checks.close(bias, 0, 2.5, -2.5);
        Linear flat = new Linear(Parameter.of(weight), Optional.of(Parameter.of(bias)));
        Tensor x = Checks.uniform(3, 10, 2);
        Checks.close(deep.forward(x), flat.forward(x), 1e-14);
        assertThat(Modules.parameterCount(deep)).isEqualTo(17);
        assertThat(Modules.parameterCount(flat)).isEqualTo(6);
        Sequential bent = new Sequential(first, new Relu(), second);
        assertThat(bent.forward(x).sub(flat.forward(x)).abs().max().itemDouble())
                .isGreaterThan(0.1);
    }

    /// A trained slope: the gradient of a PReLU to its α is the sum of the negative inputs.
    @Test
    void thePreluSlopeIsTrained() {
        Prelu layer = Prelu.of(1).init(Key.of(1));
        assertThat(Modules.trained(layer)).containsOnlyKeys("slope");
        Tensor x = Tensor.of(new float[] {-3, -0.5f, 2}, 1, 3);
        Tensor y = layer.forward(x);
        Checks.close(Autodiff.grad(y.sum(), layer.slope().value()), 1e-6, -3.5);
    }
}
