package dev.gradus.conformance;

import dev.gradus.conformance.Row.Input;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.ChannelMoments;
import dev.gradus.tensor.ChannelNormalization;
import dev.gradus.tensor.LayerNormalization;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Rows of the op table for normalizations and their gradients: rows shorter and longer than a vector, more
/// rows than a group, one, none; means far from 0.
final class NormRows {
    private NormRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        add(rows, 2, 0, 3, 4);
        add(rows, 2, 5, 5);
        add(rows, 2, 3, 2, 3, 1);
        add(rows, 0, 0, 70, 33);
        add(rows, 0, 2, 1, 300);
        add(rows, 0, 0, 500, 128);
        add(rows, 0, 0, 0, 4);
        addChannels(rows, 2, 0, 3, 4);
        addChannels(rows, 2, 5, 2, 3, 5);
        addChannels(rows, 2, 3, 2, 2, 4, 5);
        addChannels(rows, 0, 20, 7, 5, 6, 7);
        addChannels(rows, 0, 1, 3, 2, 3, 4, 5);
        addChannels(rows, 0, 0, 33, 6, 17);
        addChannels(rows, 0, 0, 2, 3, 0);
        return rows;
    }

    /// Moments of channels, and channels moved and stretched, with their gradients.
    ///
    /// @param far how far the elements' mean lies from 0
    private static void addChannels(List<Row> rows, int order, double far, int... shape) {
        int c = shape[1];
        Input x = Input.of(far - 2, far + 2, shape);
        Input mean = Input.of(far - 1, far + 1, c);
        Input scale = Input.of(0.5, 2, c);
        Input bias = Input.of(-1, 1, c);
        Input g = Input.of(-1, 1, shape);
        boolean any = x.shape().size() > 0;
        if (any) {
            rows.add(new Row(
                    "channel moments " + x.shape(), in -> ChannelMoments.of(in.get(0)), List.of(x), order, 2e-5));
        }
        rows.add(new Row(
                "channel normalization " + x.shape(), NormRows::moved, List.of(x, mean, scale, bias), order, 2e-5));
        rows.add(new Row(
                "channel normalization's gradient " + x.shape(),
                in -> {
                    List<Tensor> inputs = in.subList(0, 4);
                    return Tensor.concat(
                            0,
                            Autodiff.vjp(moved(inputs), inputs, in.get(4)).stream()
                                    .map(t -> t.reshape(-1))
                                    .toArray(Tensor[]::new));
                },
                List.of(x, mean, scale, bias, g),
                0,
                5e-5));
    }

    private static Tensor moved(List<Tensor> in) {
        return ChannelNormalization.of(in.get(0), in.get(1), in.get(2), in.get(3));
    }

    /// @param far how far the elements' mean lies from 0
    private static void add(List<Row> rows, int order, double far, int... shape) {
        int c = shape[shape.length - 1];
        Input x = Input.of(far - 2, far + 2, shape);
        Input w = Input.of(0.5, 2, c);
        Input b = Input.of(-1, 1, c);
        Input g = Input.of(-1, 1, shape);
        rows.add(new Row("layer normalization " + x.shape(), NormRows::normalized, List.of(x, w, b), order, 2e-5));
        rows.add(new Row(
                "layer normalization's gradient " + x.shape(),
                in -> {
                    List<Tensor> inputs = in.subList(0, 3);
                    return Tensor.concat(
                            0,
                            Autodiff.vjp(normalized(inputs), inputs, in.get(3)).stream()
                                    .map(t -> t.reshape(-1))
                                    .toArray(Tensor[]::new));
                },
                List.of(x, w, b, g),
                0,
                5e-5));
    }

    private static Tensor normalized(List<Tensor> in) {
        return LayerNormalization.of(in.get(0), in.get(1), in.get(2), 1e-5);
    }
}
