package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// What layers compute, against plain loops.
class ForwardTest {
    private static final Key KEY = Key.of(11);

    private static <M> M wide(Blueprint<? extends Module> blueprint, Class<M> type) {
        return type.cast(Modules.cast(blueprint.init(KEY), DType.F64));
    }

    private static double[] values(Optional<Parameter> bias, int n) {
        return bias.map(b -> b.value().toDoubleArray()).orElse(new double[n]);
    }

    private static void same(Tensor actual, double[] expected, int... shape) {
        Checks.close(actual, Tensor.of(expected, shape), 1e-12);
    }

    @Test
    void linear() {
        Tensor x = Checks.uniform(1, 2, 3, 4);
        Linear layer = wide(Linear.of(4, 5), Linear.class);
        double[] w = layer.weight().value().toDoubleArray();
        double[] b = values(layer.bias(), 5);
        double[] in = x.toDoubleArray();
        double[] y = new double[30];
        for (int row = 0; row < 6; row++) {
            for (int o = 0; o < 5; o++) {
                y[row * 5 + o] = b[o];
                for (int i = 0; i < 4; i++) {
                    y[row * 5 + o] += w[o * 4 + i] * in[row * 4 + i];
                }
            }
        }
        same(layer.forward(x), y, 2, 3, 5);
    }

    @Test
    void convolutions() {
        Tensor x = Checks.uniform(2, 2, 4, 7, 6);
        Conv2d layer = wide(
                Conv2d.of(4, 6, 3, 2).stride(2, 1).padding(1, 2).dilation(2, 1).groups(2), Conv2d.class);
        int[] out = {3, 9};
        double[] y = Loops.conv(
                x,
                layer.weight().value(),
                values(layer.bias(), 6),
                out,
                Ints.of(2, 1),
                Ints.of(1, 2),
                Ints.of(2, 1),
                2);
        same(layer.forward(x), y, 2, 6, 3, 9);
        Tensor line = Checks.uniform(3, 3, 2, 8);
        Conv1d along = wide(Conv1d.of(2, 3, 4).stride(3).same(), Conv1d.class);
        // ⌈8/3⌉ = 3 outputs reach over 2·3 + 4 = 10 inputs: one element of padding at each end
        Ints one = Ints.of(1);
        y = Loops.conv(line, along.weight().value(), values(along.bias(), 3), new int[] {3}, Ints.of(3), one, one, 1);
        same(along.forward(line), y, 3, 3, 3);
    }

    @Test
    void transposedConvolutions() {
        Tensor x = Checks.uniform(4, 2, 4, 3, 5);
        ConvTranspose2d layer = wide(
                ConvTranspose2d.of(4, 6, 3, 4)
                        .stride(2, 3)
                        .padding(1, 2)
                        .outputPadding(1, 2)
                        .groups(2),
                ConvTranspose2d.class);
        int[] out = {(3 - 1) * 2 + 3 - 2 + 1, (5 - 1) * 3 + 4 - 4 + 2};
        double[] y = Loops.convTranspose(
                x, layer.weight().value(), values(layer.bias(), 6), out, Ints.of(2, 3), Ints.of(1, 2), 2);
        same(layer.forward(x), y, 2, 6, out[0], out[1]);
        assertThatThrownBy(() -> ConvTranspose2d.of(1, 1, 3).outputPadding(1)).hasMessageContaining("[0, stride)");
    }

    @Test
    void pooling() {
        Tensor x = Checks.uniform(5, 2, 3, 7, 5);
        int[] window = {3, 2};
        int[] out = {4, 6};
        Ints stride = Ints.of(2, 1);
        Ints pad = Ints.of(1, 1);
        for (boolean counted : new boolean[] {true, false}) {
            AvgPool average = AvgPool.of(window).stride(2, 1).padding(1).countPadding(counted);
            same(average.forward(x), Loops.pool(x, false, counted, window, out, stride, pad), 2, 3, 4, 6);
        }
        MaxPool max = MaxPool.of(window).stride(2, 1).padding(1);
        same(max.forward(x), Loops.pool(x, true, false, window, out, stride, pad), 2, 3, 4, 6);
        int[] all = {7, 5};
        Ints none = Ints.of(0, 0);
        same(new GlobalAvgPool().forward(x), Loops.pool(x, false, true, all, new int[] {1, 1}, stride, none), 2, 3);
        same(new GlobalMaxPool().forward(x), Loops.pool(x, true, true, all, new int[] {1, 1}, stride, none), 2, 3);
    }

    @Test
    void adaptivePooling() {
        Tensor x = Tensor.of(new double[] {1, 5, 2, 8, 3, 4, 9}, 1, 1, 7);
        // bins 0-2, 2-4, 4-6 of 7 inputs
        Checks.close(AdaptiveMaxPool.of(3).forward(x), 0, 5, 8, 9);
        Checks.close(AdaptiveAvgPool.of(3).forward(x), 1e-12, 8.0 / 3, 13.0 / 3, 16.0 / 3);
        Checks.close(AdaptiveAvgPool.of(7).forward(x), x, 1e-12);
        Tensor picture = Checks.uniform(6, 2, 3, 6, 4);
        Checks.close(AdaptiveAvgPool.of(3, 2).forward(picture), AvgPool.of(2, 2).forward(picture), 1e-12);
        Checks.close(AdaptiveMaxPool.of(3, 2).forward(picture), MaxPool.of(2, 2).forward(picture), 1e-12);
        assertThat(AdaptiveMaxPool.of(5, 9).forward(picture).shape()).isEqualTo(Shape.of(2, 3, 5, 9));
    }

    @Test
    void normalizations() {
        Tensor x = Checks.uniform(7, 3, 4, 5);
        double[] in = x.toDoubleArray();
        same(wide(LayerNorm.of(4, 5), LayerNorm.class).forward(x), Loops.normalize(in, 20, true, 1e-5), 3, 4, 5);
        same(wide(RmsNorm.of(5), RmsNorm.class).forward(x), Loops.normalize(in, 5, false, 1e-6), 3, 4, 5);
        same(wide(GroupNorm.of(2, 4), GroupNorm.class).forward(x), Loops.normalize(in, 10, true, 1e-5), 3, 4, 5);
        same(new InstanceNorm().forward(x), Loops.normalize(in, 5, true, 1e-5), 3, 4, 5);
        Tensor scale = Tensor.of(new double[] {1, 2, 3, 4});
        Tensor shift = Tensor.of(new double[] {4, 3, 2, 1});
        Tensor expected = Tensor.of(Loops.normalize(in, 10, true, 1e-5), 3, 4, 5)
                .mul(scale.reshape(4, 1))
                .add(shift.reshape(4, 1));
        Checks.close(new GroupNorm(Parameter.of(scale), Parameter.of(shift), 2, 1e-5).forward(x), expected, 1e-12);
    }

    @Test
    void normalizationsScaleAndShift() {
        Tensor x = Checks.uniform(7, 3, 4, 5);
        Tensor w = Checks.uniform(8, 5);
        Tensor b = Checks.uniform(9, 5);
        Tensor plain = new LayerNorm(Parameter.of(w.mul(0).add(1)), Parameter.of(w.mul(0)), 1e-5).forward(x);
        Checks.close(
                new LayerNorm(Parameter.of(w), Parameter.of(b), 1e-5).forward(x),
                plain.mul(w).add(b),
                1e-12);
        Tensor square = new RmsNorm(Parameter.of(w.mul(0).add(1)), 1e-6).forward(x);
        Checks.close(new RmsNorm(Parameter.of(w), 1e-6).forward(x), square.mul(w), 1e-12);
    }

    @Test
    void residualsAddTheirInputOrTheShortcut() {
        Tensor x = Checks.uniform(7, 3, 4);
        Linear body = wide(Linear.of(4, 4), Linear.class);
        Checks.close(new Residual(body).forward(x), body.forward(x).add(x), 0);
        Checks.close(
                new Residual(body, Optional.of(new Tanh())).forward(x),
                body.forward(x).add(x.tanh()),
                0);
        Linear narrow = wide(Linear.of(4, 3), Linear.class);
        assertThatThrownBy(() -> new Residual(narrow).forward(x))
                .hasMessageContaining("the body gives (3, 3), but the shortcut (3, 4)");
    }

    @Test
    void embeddingsAndPositions() {
        Embedding table = Embedding.of(5, 3).init(KEY);
        float[] all = table.weight().value().toFloatArray();
        float[] picked = table.forward(Tensor.of(new int[] {4, 0})).toFloatArray();
        assertThat(picked).containsExactly(all[12], all[13], all[14], all[0], all[1], all[2]);
        LearnedPositions learned = LearnedPositions.of(4, 2).init(KEY);
        float[] vectors = learned.weight().value().toFloatArray();
        float[] placed = learned.forward(Tensor.zeros(1, 3, 2)).toFloatArray();
        assertThat(placed).containsExactly(vectors[0], vectors[1], vectors[2], vectors[3], vectors[4], vectors[5]);
        assertThatThrownBy(() -> learned.forward(Tensor.zeros(1, 5, 2))).hasMessageContaining("at most 4 steps");
        double[] pattern = new SinusoidalPositions()
                .forward(Tensor.full(DType.F64, 0, 1, 3, 4))
                .toDoubleArray();
        for (int t = 0; t < 3; t++) {
            for (int i = 0; i < 2; i++) {
                double angle = t / Math.pow(10000, i / 2.0);
                assertThat(pattern[t * 4 + 2 * i]).isCloseTo(Math.sin(angle), Offset.offset(1e-12));
                assertThat(pattern[t * 4 + 2 * i + 1]).isCloseTo(Math.cos(angle), Offset.offset(1e-12));
            }
        }
    }

    @Test
    void mistakesAreExplained() {
        Tensor x = Checks.uniform(1, 2, 3);
        assertThatThrownBy(() -> wide(Linear.of(4, 2), Linear.class).forward(x))
                .hasMessage("linear: an input of shape (2, 3) does not end in the layer's 4 inputs");
        assertThatThrownBy(() -> wide(BatchNorm.of(4), BatchNorm.class).forward(x))
                .hasMessage("batchnorm: an input of shape (2, 3) does not have 4 channels at axis 1");
        assertThatThrownBy(() -> Conv2d.of(3, 4, 3).groups(2))
                .hasMessage("conv: groups and input channels: 2 does not divide 3");
        assertThatThrownBy(() -> Conv2d.of(3, 4, 0)).hasMessage("conv: kernel must be positive, not 0");
        assertThatThrownBy(() -> new Dropout(1)).hasMessage("dropout: the rate must lie in [0, 1), not 1.0");
        assertThatThrownBy(() -> MultiHeadAttention.of(6, 4))
                .hasMessage("attention: heads and size: 4 does not divide 6");
        assertThatThrownBy(() -> Embedding.of(3, 2).init(KEY).forward(x)).hasMessageContaining("i32");
    }
}
