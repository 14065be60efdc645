package dev.gradus.bench.torch;

import dev.gradus.nn.BatchNorm;
import dev.gradus.nn.Conv2d;
import dev.gradus.nn.Embedding;
import dev.gradus.nn.Flatten;
import dev.gradus.nn.Gelu;
import dev.gradus.nn.Geometry;
import dev.gradus.nn.GlobalAvgPool;
import dev.gradus.nn.Layer;
import dev.gradus.nn.LayerNorm;
import dev.gradus.nn.LearnedPositions;
import dev.gradus.nn.Linear;
import dev.gradus.nn.MaxPool;
import dev.gradus.nn.MultiHeadAttention;
import dev.gradus.nn.Padding;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Residual;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Tanh;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the peer of a Gradus network: the same layers from the same weights, out of libtorch's ops.
final class Translation {
    private final boolean training;
    private final Style style;
    private final Tensor input;

    /// @param input a batch, whose shape some layers depend on
    Translation(boolean training, Style style, Tensor input) {
        this.training = training;
        this.style = style;
        this.input = input;
    }

    /// The input, stored in the style of the network.
    long input() {
        return stored(Torch.copyOf(input), input.rank());
    }

    private long stored(long x, int rank) {
        if (style != Style.CHANNELS_LAST || rank != 4) {
            return x;
        }
        long y = Ops.copyChannelsLast(x);
        Torch.release(x);
        return y;
    }

    TorchLayer of(Layer layer) {
        return switch (layer) {
            case Sequential(List<Layer> layers) ->
                new TorchLayer.Chain(layers.stream().map(this::of).toList());
            case Residual(Layer body, Optional<Layer> shortcut)
            when shortcut.isEmpty() -> new TorchLayer.Skip(of(body));
            case Linear l -> linear(l);
            case Conv2d c -> convolution(c);
            case Embedding e -> embedding(e);
            case LearnedPositions p -> positions(p);
            case LayerNorm n -> layerNorm(n);
            case MultiHeadAttention a -> attention(a);
            case BatchNorm b -> batchNorm(b);
            case MaxPool p -> maxPool(p);
            case GlobalAvgPool _ -> globalAverage();
            case Flatten _ -> call("flatten", List.of(), (x, _) -> Ops.flatten(x, 1, -1));
            case Relu _ -> call("relu, in place", List.of(), (x, _) -> Ops.relu(x));
            case Tanh _ -> call("tanh", List.of(), (x, _) -> Ops.tanh(x));
            case Gelu(boolean tanh) -> call("gelu" + (tanh ? ", by tanh" : ""), List.of(), (x, _) -> Ops.gelu(x, tanh));
            default -> throw new IllegalArgumentException("no counterpart in libtorch of " + layer);
        };
    }

    private static TorchLayer call(String text, List<TorchParameter> parameters, TorchLayer.Call.Body body) {
        return new TorchLayer.Call(text, parameters, body);
    }

    private TorchParameter parameter(Parameter p) {
        return parameter(p.value(), p.isTrained());
    }

    private TorchParameter parameter(Tensor value, boolean trained) {
        return TorchParameter.of(
                stored(Torch.copyOf(value), value.rank()), value.shape().toArray(), training && trained);
    }

    private TorchLayer embedding(Embedding e) {
        TorchParameter weight = parameter(e.weight());
        return call("embedding " + weight, List.of(weight), (x, _) -> SequenceOps.embedding(weight.handle(), x));
    }

    private TorchLayer positions(LearnedPositions p) {
        if (p.weight().shape().size(0) != input.size(1)) {
            throw new IllegalArgumentException("only for sequences of full length");
        }
        TorchParameter weight = parameter(p.weight());
        return call("add positions " + weight, List.of(weight), (x, _) -> Ops.add(x, weight.handle()));
    }

    private TorchLayer layerNorm(LayerNorm n) {
        List<TorchParameter> both = List.of(parameter(n.weight()), parameter(n.bias()));
        long sizes = ints(Ints.of(n.weight().shape().toArray()));
        int rank = n.weight().shape().rank();
        long weight = both.get(0).optional();
        long bias = both.get(1).optional();
        return call(
                "layer_norm " + both.get(0),
                both,
                (x, _) -> SequenceOps.layerNorm(x, sizes, rank, weight, bias, n.epsilon()));
    }

    /// Queries, keys and values come from one product, as GPT-2's code has it.
    private TorchLayer attention(MultiHeadAttention a) {
        if (a.heads() != a.keyHeads() || !a.causal()) {
            throw new IllegalArgumentException("no counterpart in libtorch of " + a);
        }
        List<Linear> maps = List.of(a.query(), a.key(), a.value());
        TorchParameter weight = parameter(
                Tensor.concat(0, maps.stream().map(m -> m.weight().value()).toList()), true);
        TorchParameter bias = parameter(
                Tensor.concat(
                        0,
                        maps.stream().map(m -> m.bias().orElseThrow().value()).toList()),
                true);
        return new TorchAttention(
                weight,
                bias,
                linear(a.output()),
                new TorchAttention.Sizes(
                        input.size(0),
                        input.size(1),
                        a.heads(),
                        a.query().weight().shape().size(1)),
                style == Style.FUSED_ATTENTION);
    }

    private static List<TorchParameter> both(TorchParameter weight, Optional<TorchParameter> bias) {
        List<TorchParameter> all = new ArrayList<>(List.of(weight));
        bias.ifPresent(all::add);
        return all;
    }

    private static long optional(Optional<TorchParameter> p) {
        return p.map(TorchParameter::optional).orElse(Native.NONE);
    }

    private TorchLayer linear(Linear l) {
        TorchParameter weight = parameter(l.weight());
        Optional<TorchParameter> bias = l.bias().map(this::parameter);
        long w = weight.handle();
        long b = optional(bias);
        return call(
                "linear, weight " + weight + bias.map(v -> ", bias " + v).orElse(""),
                both(weight, bias),
                (x, _) -> Ops.linear(x, w, b));
    }

    private TorchLayer convolution(Conv2d c) {
        TorchParameter weight = parameter(c.weight());
        Optional<TorchParameter> bias = c.bias().map(this::parameter);
        Ints pad = padding(c.geometry());
        long w = weight.handle();
        long b = optional(bias);
        long stride = ints(c.geometry().strides());
        long padding = ints(pad);
        long dilation = ints(c.geometry().dilations());
        long groups = Native.ints(c.geometry().groups());
        String text = "conv2d, weight " + weight + bias.map(v -> ", bias " + v).orElse("") + ", stride "
                + c.geometry().strides() + ", padding " + pad;
        return call(text, both(weight, bias), (x, _) -> Ops.conv2d(x, w, b, stride, padding, dilation, groups));
    }

    private TorchLayer batchNorm(BatchNorm n) {
        List<TorchParameter> all = java.util.stream.Stream.of(
                        n.weight(), n.bias(), n.runningMean(), n.runningVariance())
                .map(this::parameter)
                .toList();
        long weight = all.get(0).optional();
        long bias = all.get(1).optional();
        long mean = all.get(2).optional();
        long variance = all.get(3).optional();
        return call(
                "batch_norm " + all.get(0),
                all,
                (x, train) -> Ops.batchNorm(x, weight, bias, mean, variance, train, n.momentum(), n.epsilon()));
    }

    private static TorchLayer maxPool(MaxPool p) {
        long window = ints(p.window());
        long stride = ints(p.geometry().strides());
        long padding = ints(padding(p.geometry()));
        long dilation = ints(p.geometry().dilations());
        return call("max_pool2d " + p.window(), List.of(), (x, _) -> Ops.maxPool(x, window, stride, padding, dilation));
    }

    private static TorchLayer globalAverage() {
        long one = Native.ints(1, 1);
        return call("adaptive_avg_pool2d 1, flatten", List.of(), (x, _) -> {
            long y = Ops.averagePool(x, one);
            long flat = Ops.flatten(y, 1, -1);
            Torch.release(y);
            return flat;
        });
    }

    /// The padding at both ends.
    static Ints padding(Geometry g) {
        if (g.padding() instanceof Padding.Explicit(Ints low, Ints high) && low.equals(high)) {
            return low;
        }
        throw new IllegalArgumentException("libtorch pads both ends alike, not " + g.padding());
    }

    private static long ints(Ints values) {
        return Native.ints(
                java.util.Arrays.stream(values.toArray()).asLongStream().toArray());
    }
}
