package dev.gradus.conformance;

import dev.gradus.conformance.Row.Input;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.LayerNormalization;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Rows of the op table for layer normalization and its gradient: rows shorter and longer than a vector, more
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
        return rows;
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
