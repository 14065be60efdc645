package dev.gradus.nn;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// Every layer of the library once or more, small, with an input: what the generic tests read.
final class LayerCases {
    /// A layer's blueprint, and an input for it (f64, or i32 for symbols).
    record Case(Blueprint<? extends Layer> blueprint, Tensor input) {
        Layer layer() {
            return blueprint.init(Key.of(3));
        }
    }

    /// A layer that is fitted to data, not initialized.
    private record Fitted() implements Blueprint<Standardize> {
        @Override
        public Standardize init(Key key) {
            return Standardize.of(
                    Tensor.ones(4, 1, 1).mul(0.3), Tensor.ones(4, 1, 1).mul(1.5));
        }

        @Override
        public long parameterCount() {
            return 8;
        }
    }

    private LayerCases() {}

    static Map<String, Case> all() {
        Map<String, Case> all = new LinkedHashMap<>();
        Tensor vector = Checks.uniform(1, 2, 6);
        Tensor sequence = Checks.uniform(2, 2, 5, 4);
        Tensor line = Checks.spaced(3, 2, 4, 7);
        Tensor picture = Checks.spaced(4, 2, 4, 5, 6);
        Tensor volume = Checks.spaced(5, 1, 2, 4, 3, 5);
        all.put("Linear", new Case(Linear.of(6, 3), vector));
        all.put("Linear no bias, 3 axes", new Case(Linear.of(4, 3).bias(false), sequence));
        all.put("Conv1d", new Case(Conv1d.of(4, 3, 3).stride(2).padding(1), line));
        all.put("Conv1d same", new Case(Conv1d.of(4, 6, 2).same().dilation(2).groups(2), line));
        all.put("Conv2d", new Case(Conv2d.of(4, 3, 3, 2).stride(1, 2).padding(1, 0), picture));
        all.put("Conv2d groups", new Case(Conv2d.of(4, 8, 2).groups(4).bias(false), picture));
        all.put("Conv3d", new Case(Conv3d.of(2, 2, 2).dilation(1, 1, 2).padding(1), volume));
        all.put(
                "ConvTranspose1d",
                new Case(ConvTranspose1d.of(4, 2, 3).stride(2).outputPadding(1), line));
        all.put(
                "ConvTranspose2d",
                new Case(ConvTranspose2d.of(4, 2, 3).stride(2).padding(1), picture));
        all.put(
                "ConvTranspose2d same",
                new Case(ConvTranspose2d.of(4, 4, 2, 3).stride(2, 1).same().groups(2), picture));
        all.put("ConvTranspose3d", new Case(ConvTranspose3d.of(2, 1, 2).bias(false), volume));
        all.put("MaxPool", new Case(MaxPool.of(2, 3).stride(2, 1).padding(1), picture));
        all.put("MaxPool dilated", new Case(MaxPool.of(2).dilation(2).stride(1), line));
        all.put("MaxPool same", new Case(MaxPool.of(2, 2, 2).same(), volume));
        all.put("AvgPool", new Case(AvgPool.of(2, 2).padding(1), picture));
        all.put("AvgPool same", new Case(AvgPool.of(3).stride(2).same().countPadding(false), line));
        all.put("AdaptiveAvgPool", new Case(AdaptiveAvgPool.of(3, 4), picture));
        all.put("AdaptiveMaxPool", new Case(AdaptiveMaxPool.of(2, 4), picture));
        all.put("GlobalAvgPool", new Case(new GlobalAvgPool(), picture));
        all.put("BoxVotes", new Case(new BoxVotes(), Checks.uniform(6, 2, 5, 3, 4)));
        all.put("GlobalMaxPool", new Case(new GlobalMaxPool(), line));
        all.put("BatchNorm", new Case(BatchNorm.of(4).epsilon(1e-3), picture));
        all.put("BatchNorm vectors", new Case(BatchNorm.of(6).momentum(0.3), vector));
        all.put("LayerNorm", new Case(LayerNorm.of(5, 4).epsilon(1e-3), sequence));
        all.put("RmsNorm", new Case(RmsNorm.of(4).epsilon(1e-3), sequence));
        all.put("GroupNorm", new Case(GroupNorm.of(2, 4).epsilon(1e-3), picture));
        all.put("InstanceNorm", new Case(new InstanceNorm(), picture));
        all.put("Dropout", new Case(new Dropout(0.4), vector));
        all.put("Embedding", new Case(Embedding.of(7, 3), Tensor.of(new int[] {0, 6, 3, 3}, 2, 2)));
        all.put("Standardize", new Case(new Fitted(), picture));
        all.put("Flatten", new Case(new Flatten(), picture));
        all.put("Reshape", new Case(Reshape.to(3, -1), vector));
        all.put("Identity", new Case(new Identity(), vector));
        all.put("Sequential", new Case(Sequential.of(Linear.of(6, 3), new Tanh(), Linear.of(3, 2)), vector));
        all.put("Residual", new Case(Residual.of(Linear.of(6, 6)), vector));
        all.put("Residual shortcut", new Case(Residual.of(Linear.of(6, 2)).shortcut(Linear.of(6, 2)), vector));
        all.put("rnn", new Case(Recurrent.rnn(4, 3), sequence));
        all.put(
                "rnn backwards",
                new Case(Recurrent.rnn(4, 3).activation(new Silu()).backwards(), sequence));
        all.put("lstm", new Case(Recurrent.lstm(4, 3), sequence));
        all.put("lstm both ways", new Case(Recurrent.lstm(4, 2).bidirectional().last(), sequence));
        all.put("gru", new Case(Recurrent.gru(4, 3), sequence));
        all.put(
                "gru reset before",
                new Case(Recurrent.gru(4, 3).resetAfter(false).last(), sequence));
        all.put("MultiHeadAttention", new Case(MultiHeadAttention.of(4, 2).causal(), sequence));
        all.put(
                "MultiHeadAttention grouped",
                new Case(MultiHeadAttention.of(4, 4).keyHeads(2).bias(false), sequence));
        all.put("SinusoidalPositions", new Case(new SinusoidalPositions(), sequence));
        all.put("LearnedPositions", new Case(LearnedPositions.of(8, 4), sequence));
        all.put("Relu", new Case(new Relu(), vector));
        all.put("Gelu", new Case(new Gelu(), vector));
        all.put("Gelu tanh", new Case(new Gelu(true), vector));
        all.put("Softplus", new Case(new Softplus(), vector));
        all.put("Elu", new Case(new Elu(1.3), vector));
        all.put("Selu", new Case(new Selu(), vector));
        all.put("LeakyRelu", new Case(new LeakyRelu(), vector));
        all.put("Prelu", new Case(Prelu.of(4), picture));
        all.put("Prelu single", new Case(Prelu.of(1).start(0.1), vector));
        all.put("Silu", new Case(new Silu(), vector));
        all.put("Swish", new Case(Swish.of(1.5), vector));
        all.put("Sigmoid", new Case(new Sigmoid(), vector));
        all.put("HardSigmoid", new Case(new HardSigmoid(), vector));
        all.put("Tanh", new Case(new Tanh(), vector));
        all.put("Softsign", new Case(new Softsign(), vector));
        all.put("Softmax", new Case(new Softmax(1), picture));
        all.put("reglu", new Case(GatedLinear.reglu(6, 3), vector));
        all.put("geglu", new Case(GatedLinear.geglu(6, 3), vector));
        all.put("swiglu", new Case(GatedLinear.swiglu(6, 3).bias(false), vector));
        return all;
    }
}
