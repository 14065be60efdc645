package dev.gradus.nn;

import static dev.gradus.nn.KerasLayers.batchNorm;
import static dev.gradus.nn.KerasLayers.channelsFirst;
import static dev.gradus.nn.KerasLayers.channelsLast;
import static dev.gradus.nn.KerasLayers.dense;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// For each golden case of a layer of this library, what computes it. The settings are those of the keras-js
/// project's tests, which the data files leave out.
final class KerasAdapters {
    private static final Map<String, Layer> ACTIVATIONS = Map.of(
            "softmax", new Softmax(),
            "elu", new Elu(),
            "selu", new Selu(),
            "softplus", new Softplus(),
            "softsign", new Softsign(),
            "relu", new Relu(),
            "tanh", new Tanh(),
            "sigmoid", new Sigmoid(),
            "hard_sigmoid", new HardSigmoid(),
            "linear", new Identity());

    private final Map<String, Function<KerasCase, Tensor>> adapters = new HashMap<>();

    private KerasAdapters() {}

    static Map<String, Function<KerasCase, Tensor>> all() {
        KerasAdapters a = new KerasAdapters();
        a.activations();
        a.core();
        a.convolutions();
        a.pooling();
        a.recurrent();
        KerasPipelines.addTo(a.adapters);
        return a.adapters;
    }

    private void add(String layer, List<Function<KerasCase, Tensor>> cases) {
        for (int i = 0; i < cases.size(); i++) {
            adapters.put(layer + "." + i, cases.get(i));
        }
    }

    static Layer activation(String name) {
        Layer layer = ACTIVATIONS.get(name);
        if (layer == null) {
            throw new IllegalArgumentException(name);
        }
        return layer;
    }

    private void activations() {
        ACTIVATIONS.forEach((name, layer) -> {
            for (int i = 0; i < 5; i++) {
                adapters.put("activations." + name + "." + i, c -> layer.forward(c.x()));
            }
        });
        adapters.put("activations.elu.3", c -> new Elu(0.5).forward(c.x()));
        adapters.put("activations.relu.3", c -> c.x().relu().minimum(0.5));
        adapters.put("activations.relu.4", c -> new LeakyRelu(0.3).forward(c.x()));
        adapters.put("advanced_activations.LeakyReLU.0", c -> new LeakyRelu(0.4).forward(c.x()));
        adapters.put("advanced_activations.PReLU.0", c -> new Prelu(Parameter.of(c.weight(0))).forward(c.x()));
        adapters.put("advanced_activations.ELU.0", c -> new Elu(1.1).forward(c.x()));
        String[] names = {
            "softmax", "elu", "selu", "softplus", "softsign", "relu", "tanh", "sigmoid", "hard_sigmoid", "linear"
        };
        for (int i = 0; i < names.length; i++) {
            Layer layer = activation(names[i]);
            adapters.put(
                    "core.Activation." + i,
                    c -> layer.forward(dense(c.weights()).forward(c.x())));
        }
    }

    private void core() {
        String[] dense = {"linear", "sigmoid", "softplus", "linear", "sigmoid", "softplus"};
        for (int i = 0; i < dense.length; i++) {
            Layer layer = activation(dense[i]);
            adapters.put(
                    "core.Dense." + i, c -> layer.forward(dense(c.weights()).forward(c.x())));
        }
        adapters.put(
                "core.Dropout.0",
                c -> new Dropout(0.5).forward(dense(c.weights()).forward(c.x())));
        for (int i = 0; i < 3; i++) {
            adapters.put("core.Flatten." + i, c -> new Flatten().forward(c.x()));
            adapters.put(
                    "core.Reshape." + i,
                    c -> Reshape.to(c.expected().shape().toArray()).forward(c.x()));
            adapters.put(
                    "embeddings.Embedding." + i,
                    c -> new Embedding(Parameter.of(c.weight(0))).forward(c.x().cast(DType.I32)));
        }
        add(
                "normalization.BatchNormalization",
                List.of(
                        c -> norm(c, 1e-5, -1, true, true),
                        c -> norm(c, 0.01, -1, true, true),
                        c -> norm(c, 1e-5, 1, true, true),
                        c -> norm(c, 1e-5, 2, true, true),
                        c -> norm(c, 1e-5, 3, true, false),
                        c -> norm(c, 1e-5, -1, false, true),
                        c -> norm(c, 1e-3, -1, false, false)));
        adapters.put("wrappers.TimeDistributed.0", c -> dense(c.weights()).forward(c.x()));
        adapters.put(
                "wrappers.TimeDistributed.1",
                c -> channelsLast(KerasLayers.conv(c.weights(), Geometry.of(2))
                                .forward(channelsFirst(c.inputs().get(0))))
                        .expand(0));
    }

    private static Tensor norm(KerasCase c, double epsilon, int axis, boolean centre, boolean scale) {
        BatchNorm layer = batchNorm(c.weights(), epsilon, centre, scale);
        return layer.forward(c.x().swapAxes(1, axis)).swapAxes(1, axis);
    }

    private static Tensor conv(KerasCase c, Geometry geometry, String activation) {
        Tensor y = KerasLayers.conv(c.weights(), geometry).forward(channelsFirst(c.x()));
        return activation(activation).forward(channelsLast(y));
    }

    private void convolutions() {
        Geometry one = Geometry.of(1);
        Geometry same1 = one.padding(new Padding.Same());
        add(
                "convolutional.Conv1D",
                List.of(
                        c -> conv(c, one, "linear"),
                        c -> conv(c, one, "linear"),
                        c -> conv(c, same1.stride(2), "sigmoid"),
                        c -> conv(c, same1, "tanh"),
                        c -> conv(c, same1.dilation(2), "tanh")));
        Geometry two = Geometry.of(2);
        Geometry same2 = two.padding(new Padding.Same());
        add(
                "convolutional.Conv2D",
                List.of(
                        c -> conv(c, two, "linear"),
                        c -> conv(c, two, "linear"),
                        c -> conv(c, two.stride(2), "relu"),
                        c -> conv(c, two.stride(2, 1), "relu"),
                        c -> conv(c, same2, "relu"),
                        c -> conv(c, same2.stride(2), "relu"),
                        c -> conv(c, same2.stride(3, 2), "relu"),
                        c -> conv(c, two.dilation(2), "linear"),
                        c -> conv(c, two.dilation(2), "linear"),
                        c -> conv(c, two.dilation(3), "relu"),
                        c -> conv(c, same2.dilation(2), "relu"),
                        c -> conv(c, same2.dilation(4), "relu")));
        Geometry three = Geometry.of(3);
        Geometry same3 = three.padding(new Padding.Same());
        add(
                "convolutional.Conv3D",
                List.of(
                        c -> conv(c, three, "linear"),
                        c -> conv(c, three, "sigmoid"),
                        c -> conv(c, same3, "relu"),
                        c -> conv(c, same3.stride(2, 1, 1), "relu"),
                        c -> conv(c, same3.stride(3, 3, 2), "relu"),
                        c -> conv(c, three.dilation(2, 1, 1), "relu"),
                        c -> conv(c, same3.dilation(1, 2, 1), "relu")));
        add(
                "convolutional.Conv2DTranspose",
                List.of(
                        c -> transposed(c, two, "linear"),
                        c -> transposed(c, two, "linear"),
                        c -> transposed(c, two.stride(2), "relu"),
                        c -> transposed(c, same2, "relu"),
                        c -> transposed(c, same2.stride(2), "relu"),
                        c -> transposed(c, same2, "relu")));
        add(
                "convolutional.SeparableConv2D",
                List.of(
                        c -> separable(c, two, "linear"),
                        c -> separable(c, two, "relu"),
                        c -> separable(c, two, "relu"),
                        c -> separable(c, two.stride(2), "relu"),
                        c -> separable(c, same2, "relu"),
                        c -> separable(c, same2, "relu"),
                        c -> separable(c, same2.stride(2), "relu")));
    }

    private static Tensor transposed(KerasCase c, Geometry geometry, String activation) {
        Tensor y = KerasLayers.convTranspose(c.weights(), geometry).forward(channelsFirst(c.x()));
        return activation(activation).forward(channelsLast(y));
    }

    private static Tensor separable(KerasCase c, Geometry geometry, String activation) {
        Tensor y = KerasLayers.separable(c.weights(), geometry).forward(channelsFirst(c.x()));
        return activation(activation).forward(channelsLast(y));
    }

    /// Window, strides, whether "same", whether channels come first.
    private record Pool(int[] window, int[] strides, boolean same, boolean first) {
        static Pool of(int window, boolean same, boolean first, int... strides) {
            int axes = strides.length;
            return new Pool(Sizes.spread(new int[] {window}, axes).toArray(), strides, same, first);
        }

        Tensor forward(String kind, Tensor x) {
            Tensor in = first ? x : channelsFirst(x);
            Tensor y = kind.equals("Max") ? max().forward(in) : average().forward(in);
            return first ? y : channelsLast(y);
        }

        private Layer max() {
            MaxPool pool = MaxPool.of(window).stride(strides);
            return same ? pool.same() : pool;
        }

        private Layer average() {
            AvgPool pool = AvgPool.of(window).stride(strides).countPadding(false);
            return same ? pool.same() : pool;
        }
    }

    private void pooling() {
        Map<String, List<Pool>> pools = Map.of(
                "1D",
                List.of(
                        Pool.of(2, false, false, 2),
                        Pool.of(2, false, false, 1),
                        Pool.of(2, false, false, 3),
                        Pool.of(2, true, false, 2),
                        Pool.of(2, true, false, 1),
                        Pool.of(2, true, false, 3),
                        Pool.of(3, false, false, 3),
                        Pool.of(3, true, false, 1),
                        Pool.of(3, true, false, 3)),
                "2D",
                List.of(
                        Pool.of(2, false, false, 2, 2),
                        Pool.of(2, false, false, 1, 1),
                        Pool.of(2, false, false, 2, 1),
                        Pool.of(3, false, false, 3, 3),
                        Pool.of(3, false, false, 3, 3),
                        Pool.of(2, true, false, 2, 2),
                        Pool.of(2, true, false, 1, 1),
                        Pool.of(2, true, false, 2, 1),
                        Pool.of(3, true, false, 3, 3),
                        Pool.of(3, true, false, 3, 3),
                        Pool.of(3, false, true, 2, 2),
                        Pool.of(3, true, true, 1, 1),
                        Pool.of(2, false, true, 2, 2)),
                "3D",
                List.of(
                        Pool.of(2, false, false, 2, 2, 2),
                        Pool.of(2, false, false, 1, 1, 1),
                        Pool.of(2, false, false, 2, 1, 1),
                        Pool.of(3, false, false, 3, 3, 3),
                        Pool.of(3, false, false, 3, 3, 3),
                        Pool.of(2, true, false, 2, 2, 2),
                        Pool.of(2, true, false, 1, 1, 1),
                        Pool.of(2, true, false, 1, 2, 1),
                        Pool.of(3, true, false, 3, 3, 3),
                        Pool.of(3, true, false, 3, 3, 3),
                        Pool.of(3, false, true, 2, 2, 2),
                        Pool.of(3, true, true, 1, 1, 1),
                        Pool.of(2, false, true, 2, 2, 2)));
        pools.forEach((axes, list) -> {
            for (int i = 0; i < list.size(); i++) {
                Pool pool = list.get(i);
                adapters.put("pooling.MaxPooling" + axes + "." + i, c -> pool.forward("Max", c.x()));
                adapters.put("pooling.AveragePooling" + axes + "." + i, c -> pool.forward("Average", c.x()));
            }
            for (int i = 0; i < 3; i++) {
                boolean first = i == 1 && !axes.equals("1D");
                adapters.put(
                        "pooling.GlobalMaxPooling" + axes + "." + i,
                        c -> new GlobalMaxPool().forward(first ? c.x() : channelsFirst(c.x())));
                adapters.put(
                        "pooling.GlobalAveragePooling" + axes + "." + i,
                        c -> new GlobalAvgPool().forward(first ? c.x() : channelsFirst(c.x())));
            }
        });
    }

    /// A network as Keras runs it: outputs in the order in which they were computed, twice over the input if it
    /// keeps its state.
    private static Tensor run(Cell cell, Tensor x, boolean sequences, boolean backwards, boolean stateful) {
        Recurrent layer = new Recurrent(cell, backwards, !sequences);
        if (!stateful) {
            Tensor y = layer.forward(x);
            return sequences && backwards ? y.flip(1) : y;
        }
        Recurrent.Run again = layer.run(x, layer.run(x, layer.start(x)).state());
        Tensor outputs = backwards ? again.outputs().flip(1) : again.outputs();
        return sequences ? outputs : again.state().get(0);
    }

    private void recurrent() {
        for (String kind : List.of("SimpleRNN", "LSTM", "GRU")) {
            for (int i = 0; i < 9; i++) {
                boolean sigmoid = i == 1;
                boolean sequences = i == 2 || i == 4 || i == 6 || i == 8;
                boolean backwards = i == 3 || i == 4 || i == 7 || i == 8;
                boolean stateful = i >= 5;
                Layer f = sigmoid ? new Sigmoid() : new Tanh();
                Layer gate = sigmoid ? new Sigmoid() : new HardSigmoid();
                adapters.put(
                        "recurrent." + kind + "." + i,
                        c -> run(KerasLayers.cell(kind, c.weights(), f, gate), c.x(), sequences, backwards, stateful));
            }
        }
        String[] kinds = {"SimpleRNN", "SimpleRNN", "SimpleRNN", "SimpleRNN", "SimpleRNN", "GRU", "LSTM", "SimpleRNN"};
        String[] merges = {"sum", "mul", "concat", "ave", "concat", "concat", "concat", "sum"};
        for (int i = 0; i < kinds.length; i++) {
            String kind = kinds[i];
            String merge = merges[i];
            boolean sequences = i >= 4;
            adapters.put("wrappers.Bidirectional." + i, c -> {
                List<Tensor> w = new ArrayList<>(c.weights());
                Layer gate = new HardSigmoid();
                Bidirectional both = new Bidirectional(
                        new Recurrent(KerasLayers.cell(kind, w.subList(0, 3), new Tanh(), gate), false, !sequences),
                        new Recurrent(KerasLayers.cell(kind, w.subList(3, 6), new Tanh(), gate), true, !sequences));
                Tensor y = both.forward(c.x());
                int n = y.size(-1) / 2;
                Tensor a = y.slice(-1, 0, n);
                Tensor b = y.slice(-1, n, 2 * n);
                return switch (merge) {
                    case "sum" -> a.add(b);
                    case "mul" -> a.mul(b);
                    case "ave" -> a.add(b).mul(0.5);
                    default -> y;
                };
            });
        }
    }
}
