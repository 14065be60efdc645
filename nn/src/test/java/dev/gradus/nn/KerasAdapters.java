package dev.gradus.nn;

import static dev.gradus.nn.KerasLayers.batchNorm;
import static dev.gradus.nn.KerasLayers.channelsFirst;
import static dev.gradus.nn.KerasLayers.channelsLast;
import static dev.gradus.nn.KerasLayers.dense;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
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
        KerasPools.addTo(a.adapters);
        KerasRecurrent.addTo(a.adapters);
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
}
