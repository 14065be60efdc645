package dev.gradus.conformance;

import dev.gradus.conformance.Row.Input;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.WindowSpec;
import java.util.ArrayList;
import java.util.List;

/// Rows of the op table for max pooling by squares that touch, and its gradient: rows shorter and longer than a
/// vector, sizes that leave a row or a column over, equal elements.
final class PoolRows {
    private static final WindowSpec SQUARES =
            new WindowSpec(Ints.of(2, 2), ConvSpec.of(2).stride(2));

    private PoolRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        add(rows, 2, 2, 2, 4, 6);
        add(rows, 2, 1, 2, 5, 7);
        add(rows, 0, 3, 2, 6, 32);
        add(rows, 0, 2, 3, 9, 75);
        add(rows, 0, 1, 1, 2, 2);
        add(rows, 0, 0, 2, 4, 4);
        return rows;
    }

    private static void add(List<Row> rows, int order, int... shape) {
        Input x = Input.of(-1, 1, shape);
        Input g = Input.of(-1, 1, shape[0], shape[1], shape[2] / 2, shape[3] / 2);
        rows.add(new Row("max pool of squares " + x.shape(), in -> in.get(0).maxPool(SQUARES), List.of(x), order, 0));
        rows.add(new Row(
                "max pool of squares' gradient " + x.shape(),
                in -> Autodiff.vjp(in.get(0).maxPool(SQUARES), in.subList(0, 1), in.get(1))
                        .get(0),
                List.of(x, g),
                0,
                0));
        // few different numbers: many are equal
        rows.add(new Row(
                "max pool of equal squares' gradient " + x.shape(),
                in -> {
                    Tensor steps = in.get(0).mul(2).round();
                    return Autodiff.vjp(steps.maxPool(SQUARES), List.of(steps), in.get(1))
                            .get(0);
                },
                List.of(x, g),
                0,
                0));
    }
}
