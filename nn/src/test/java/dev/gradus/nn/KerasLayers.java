package dev.gradus.nn;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// Keras' layers in terms of this library's: what differs is the order of axes (channels last, kernels
/// transposed) and of gates.
final class KerasLayers {
    private KerasLayers() {}

    static Optional<Parameter> optional(List<Tensor> weights, int i) {
        return weights.size() > i ? Optional.of(Parameter.of(weights.get(i))) : Optional.empty();
    }

    /// (N, spatial…, C) to (N, C, spatial…)
    static Tensor channelsFirst(Tensor x) {
        int[] axes = new int[x.rank()];
        axes[1] = x.rank() - 1;
        for (int i = 2; i < axes.length; i++) {
            axes[i] = i - 1;
        }
        return x.permute(axes);
    }

    /// (N, C, spatial…) to (N, spatial…, C)
    static Tensor channelsLast(Tensor x) {
        int[] axes = new int[x.rank()];
        axes[axes.length - 1] = 1;
        for (int i = 1; i < axes.length - 1; i++) {
            axes[i] = i + 1;
        }
        return x.permute(axes);
    }

    static Linear dense(List<Tensor> weights) {
        return new Linear(Parameter.of(weights.get(0).transpose()), optional(weights, 1));
    }

    /// (kernel…, in, out) to (out, in, kernel…)
    static Parameter kernel(Tensor w) {
        int n = w.rank() - 2;
        int[] axes = new int[w.rank()];
        axes[0] = n + 1;
        axes[1] = n;
        for (int i = 0; i < n; i++) {
            axes[i + 2] = i;
        }
        return Parameter.of(w.permute(axes));
    }

    static Layer conv(List<Tensor> weights, Geometry geometry) {
        Parameter kernel = kernel(weights.get(0));
        Optional<Parameter> bias = optional(weights, 1);
        return switch (geometry.axes()) {
            case 1 -> new Conv1d(kernel, bias, geometry);
            case 2 -> new Conv2d(kernel, bias, geometry);
            default -> new Conv3d(kernel, bias, geometry);
        };
    }

    /// Keras' kernel (height, width, out, in) to (in, out, height, width).
    static Layer convTranspose(List<Tensor> weights, Geometry geometry) {
        Parameter kernel = Parameter.of(weights.get(0).permute(3, 2, 0, 1));
        return new ConvTranspose2d(kernel, optional(weights, 1), geometry, Ints.repeat(0, 2));
    }

    /// A depthwise convolution (height, width, in, multiplier), then one of 1 × 1.
    static Layer separable(List<Tensor> weights, Geometry geometry) {
        Tensor depthwise = weights.get(0).permute(2, 3, 0, 1); // (in, multiplier, height, width)
        int in = depthwise.size(0);
        Tensor flat = depthwise.reshape(in * depthwise.size(1), 1, depthwise.size(2), depthwise.size(3));
        return new Sequential(
                new Conv2d(Parameter.of(flat), Optional.empty(), geometry.groups(in)),
                conv(weights.subList(1, weights.size()), Geometry.of(2)));
    }

    /// Weights: gamma if scaled, beta if centred, mean, variance.
    static BatchNorm batchNorm(List<Tensor> weights, double epsilon, boolean centre, boolean scale) {
        Tensor mean = weights.get(weights.size() - 2);
        Tensor gamma = scale ? weights.get(0) : mean.mul(0).add(1);
        Tensor beta = centre ? weights.get(scale ? 1 : 0) : mean.mul(0);
        Tensor variance = weights.get(weights.size() - 1);
        return new BatchNorm(
                Parameter.of(gamma),
                Parameter.of(beta),
                Parameter.state(mean),
                Parameter.state(variance),
                epsilon,
                0.01);
    }

    /// A cell of Keras' weights W (in, gates), U (size, gates) and, if there is one, b (gates).
    static Cell cell(String kind, List<Tensor> weights, Layer activation, Layer gate) {
        Tensor zeros = Tensor.zeros(weights.get(0).size(1));
        Gates gates = new Gates(
                gates(kind, weights.get(0)),
                gates(kind, weights.get(1)),
                gates(kind, weights.size() > 2 ? weights.get(2) : zeros),
                gates(kind, zeros));
        return switch (kind) {
            case "LSTM" -> new LstmCell(gates, activation, gate);
            case "GRU" -> new GruCell(gates, activation, gate, false);
            default -> new RnnCell(gates, activation);
        };
    }

    /// Gates as rows, and a GRU's z, r, n as r, z, n.
    private static Parameter gates(String kind, Tensor w) {
        Tensor rows = w.rank() == 1 ? w : w.transpose();
        if (!kind.equals("GRU")) {
            return Parameter.of(rows);
        }
        int n = rows.size(0) / 3;
        List<Tensor> g = rows.split(0, n, n, n);
        return Parameter.of(Tensor.concat(0, g.get(1), g.get(0), g.get(2)));
    }
}
