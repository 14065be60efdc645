package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DescribeTest {
    private static Sequential model() {
        return Sequential.of(
                        Conv2d.of(1, 8, 5).padding(2),
                        new Relu(),
                        MaxPool.of(2, 2),
                        Residual.of(Sequential.of(
                                Conv2d.of(8, 8, 3).padding(1).groups(2).bias(false), BatchNorm.of(8))),
                        new Flatten(),
                        Linear.of(8 * 14 * 14, 10))
                .init(Key.of(1));
    }

    @Test
    void countsByHand() {
        Describe d = Describe.of(model(), TensorType.of(DType.F32, 2, 1, 28, 28));
        assertThat(d.rows().stream().map(Describe.Row::name))
                .containsExactly(
                        "layers.0",
                        "layers.1",
                        "layers.2",
                        "layers.3.body.layers.0",
                        "layers.3.body.layers.1",
                        "layers.4",
                        "layers.5");
        assertThat(d.rows().stream().map(Describe.Row::type))
                .containsExactly("Conv2d", "Relu", "MaxPool", "Conv2d", "BatchNorm", "Flatten", "Linear");
        assertThat(d.rows().stream().map(r -> r.output().orElseThrow()))
                .containsExactly(
                        Shape.of(2, 8, 28, 28),
                        Shape.of(2, 8, 28, 28),
                        Shape.of(2, 8, 14, 14),
                        Shape.of(2, 8, 14, 14),
                        Shape.of(2, 8, 14, 14),
                        Shape.of(2, 1568),
                        Shape.of(2, 10));
        assertThat(d.rows().stream().map(Describe.Row::parameters))
                .containsExactly(208L, 0L, 0L, 288L, 32L, 0L, 15690L);
        long first = 2L * (2 * 8 * 28 * 28) * 25;
        long second = 2L * (2 * 8 * 14 * 14) * (4 * 9);
        long last = 2L * 2 * 10 * 1568;
        assertThat(d.rows().stream().map(Describe.Row::flops)).containsExactly(first, 0L, 0L, second, 0L, 0L, last);
        assertThat(d.flops()).isEqualTo(first + second + last);
        assertThat(d.parameters()).isEqualTo(208 + 288 + 32 + 15690);
        assertThat(d.trained()).isEqualTo(d.parameters() - 16);
        assertThat(d.weightBytes()).isEqualTo(4 * d.parameters());
        assertThat(d.activationBytes()).isEqualTo(4L * (2 * 2 * 8 * 28 * 28 + 3 * 2 * 8 * 14 * 14 + 2 * 10));
        assertThat(d.output()).isEqualTo(TensorType.of(DType.F32, 2, 10));
    }

    record Pair(Linear left, Optional<Linear> right, GlobalAvgPool pool) implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            return left.forward(x).add(right.orElse(left).forward(x));
        }
    }

    @Test
    void partsOfOtherModulesAreListed() {
        Linear linear = Linear.of(3, 4).init(Key.of(1));
        Describe d =
                Describe.of(new Pair(linear, Optional.of(linear), new GlobalAvgPool()), TensorType.of(DType.F32, 1, 3));
        assertThat(d.rows().stream().map(Describe.Row::name)).containsExactly("", "left", "right");
        assertThat(d.parameters()).isEqualTo(16);
        assertThat(d.flops()).isEqualTo(2 * 2 * 4 * 3);
        assertThat(d.rows().get(1).output()).isEmpty();
    }

    @Test
    void printsATable() {
        String text =
                Describe.of(model(), TensorType.of(DType.F32, 1, 1, 28, 28)).toString();
        assertThat(text.lines().findFirst().orElseThrow()).startsWith("name").endsWith("FLOPs");
        assertThat(text)
                .contains("layers.5                Linear     (1, 10)             15,690   31,360\n")
                .contains("16,218 parameters (16,202 trained), 64.9 kB")
                .endsWith("outputs of layers 69.0 kB");
        assertThat(text.lines().limit(8).map(String::length).distinct()).hasSize(1);
    }

    @Test
    void wrongInputsAreExplained() {
        assertThatThrownBy(() -> Describe.of(model(), TensorType.of(DType.F32, 28, 28)))
                .hasMessage("conv: needs an input (N, C, 2 spatial axes), not shape (28, 28)");
    }

    @Test
    void transposedConvolutionsAndAttentionAreCounted() {
        Describe up = Describe.of(
                ConvTranspose2d.of(3, 5, 2).stride(2).init(Key.of(1)), TensorType.of(DType.F32, 1, 3, 4, 4));
        assertThat(up.flops()).isEqualTo(2L * 3 * 16 * 5 * 4);
        Describe attention =
                Describe.of(MultiHeadAttention.of(8, 2).init(Key.of(1)), TensorType.of(DType.F32, 1, 5, 8));
        assertThat(attention.flops()).isEqualTo(2L * (4 * 5 * 8 * 8 + 2 * 5 * 5 * 8));
    }

    @Test
    void hugeLayersAreCountedNotAllocated() {
        assertThat(Linear.of(1_000_000, 1000).parameterCount()).isEqualTo(1_000_001_000L);
        long models = 7;
        assertThat(Linear.of(30, (int) models).parameterCount()).isEqualTo(models * 31);
        assertThat(Sequential.of(Linear.of(1_000_000, 1000), new Relu(), Linear.of(1000, 1_000_000))
                        .parameterCount())
                .isEqualTo(1_000_001_000L + 1_001_000_000L);
    }
}
