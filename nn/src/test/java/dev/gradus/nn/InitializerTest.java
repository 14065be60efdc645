package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class InitializerTest {
    private static final int OUT = 60;
    private static final int IN = 40;
    /// Weights of a convolution with 3 taps.
    private static final double FAN_IN = IN * 3;

    private static final double FAN_OUT = OUT * 3;

    private static double[] draw(String name) {
        return Initializer.named(name).tensor(Key.of(7), OUT, IN, 3).toDoubleArray();
    }

    private static double variance(double[] x) {
        double mean = 0;
        double square = 0;
        for (double v : x) {
            mean += v / x.length;
            square += v * v / x.length;
        }
        assertThat(mean).isCloseTo(0, Offset.offset(4 * Math.sqrt(square / x.length)));
        return square;
    }

    @Test
    void variancesAreThoseOfThePapers() {
        Percentage some = Percentage.withPercentage(6);
        assertThat(variance(draw("glorot-uniform"))).isCloseTo(2 / (FAN_IN + FAN_OUT), some);
        assertThat(variance(draw("xavier_normal"))).isCloseTo(2 / (FAN_IN + FAN_OUT), some);
        assertThat(variance(draw("he-uniform"))).isCloseTo(2 / FAN_IN, some);
        assertThat(variance(draw("kaiming-normal"))).isCloseTo(2 / FAN_IN, some);
        assertThat(variance(draw("lecun-normal"))).isCloseTo(1 / FAN_IN, some);
        assertThat(variance(draw("lecun-uniform"))).isCloseTo(1 / FAN_IN, some);
        assertThat(variance(draw("normal"))).isCloseTo(0.0004, some);
        assertThat(variance(draw("truncated-normal"))).isCloseTo(0.0004 * 0.7737, some);
    }

    @Test
    void boundsHold() {
        double bound = 1 / Math.sqrt(FAN_IN);
        assertThat(Arrays.stream(draw("fan-in-uniform")).map(Math::abs).max().orElseThrow())
                .isLessThanOrEqualTo(bound + 1e-7);
        assertThat(Arrays.stream(draw("truncated-normal")).map(Math::abs).max().orElseThrow())
                .isLessThanOrEqualTo(0.04001);
        assertThat(draw("zeros")).containsOnly(0);
        assertThat(draw("ones")).containsOnly(1);
    }

    @Test
    void linearStartsAsInPyTorch() {
        Linear linear = Linear.of(50, 200).init(Key.of(2));
        double bound = 1 / Math.sqrt(50);
        double[] bias = linear.bias().orElseThrow().value().toDoubleArray();
        for (double[] x : new double[][] {linear.weight().value().toDoubleArray(), bias}) {
            assertThat(Arrays.stream(x).map(Math::abs).max().orElseThrow()).isLessThanOrEqualTo(bound + 1e-7);
            assertThat(variance(x)).isCloseTo(bound * bound / 3, Percentage.withPercentage(15));
        }
    }

    @Test
    void orthogonalMatricesAreOrthogonal() {
        for (int[] shape : new int[][] {{5, 5}, {3, 8}, {8, 3}, {4, 2, 3}}) {
            Tensor w = new Initializer.Orthogonal(2).tensor(Key.of(1), shape);
            Tensor m = w.flatten(1);
            int n = Math.min(m.size(0), m.size(1));
            Tensor product = m.size(0) <= m.size(1)
                    ? m.matmul(m.transpose())
                    : m.transpose().matmul(m);
            Checks.close(product, Tensor.eye(DType.F32, n).mul(4), 1e-6);
        }
        assertThatThrownBy(() -> new Initializer.Orthogonal(1).tensor(Key.of(1), 3))
                .hasMessageContaining("two axes");
    }

    @Test
    void keysDecideAndNamesAreChecked() {
        Initializer he = Initializer.heNormal();
        float[] first = he.tensor(Key.of(1), 3, 4).toFloatArray();
        assertThat(he.tensor(Key.of(1), 3, 4).toFloatArray()).isEqualTo(first);
        assertThat(he.tensor(Key.of(2), 3, 4).toFloatArray()).isNotEqualTo(first);
        assertThatThrownBy(() -> Initializer.named("magic"))
                .hasMessageContaining("'magic'")
                .hasMessageContaining("he-uniform");
    }
}
