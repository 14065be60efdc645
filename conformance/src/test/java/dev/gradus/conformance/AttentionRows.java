package dev.gradus.conformance;

import dev.gradus.conformance.Row.Input;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.ScaledDotProductAttention;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Rows of the op table for attention and its gradient: sizes below, at and above the width of a tile, heads
/// that share keys, more keys than queries, and queries that see nothing.
final class AttentionRows {
    private AttentionRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (boolean causal : new boolean[] {false, true}) {
            add(rows, causal, 2, 2, 3, 3, 2, 1, 2, 3);
            add(rows, causal, 2, 1, 2, 5, 4, 2, 3, 2);
            add(rows, causal, 2, 1, 4, 2, 1, 1, 2, 2);
            add(rows, causal, 0, 2, 16, 16, 4, 4, 32, 32);
            add(rows, causal, 0, 1, 33, 70, 6, 2, 17, 40);
            add(rows, causal, 0, 3, 65, 65, 1, 1, 8, 1);
            add(rows, causal, 0, 1, 1, 100, 2, 2, 64, 64);
            add(rows, causal, 0, 2, 0, 4, 2, 1, 3, 3);
        }
        Input x = Input.of(-1, 1, 2, 3, 4, 5);
        rows.add(new Row(
                "attention to itself, heads before places",
                in -> {
                    Tensor t = in.get(0).swapAxes(1, 2);
                    return ScaledDotProductAttention.of(t, t, t, true);
                },
                List.of(x),
                2,
                OpTable.SUMS));
        return rows;
    }

    /// Attention and, where it is not derived anyway, its gradient.
    private static void add(
            List<Row> rows, boolean causal, int order, int n, int t, int s, int heads, int keyHeads, int d, int e) {
        String name = "attention" + (causal ? " causal" : "") + " of " + t + " to " + s + ", " + heads + " heads of "
                + keyHeads;
        Input q = Input.of(-3, 3, n, t, heads, d);
        Input k = Input.of(-3, 3, n, s, keyHeads, d);
        Input v = Input.of(-1, 1, n, s, keyHeads, e);
        Input g = Input.of(-1, 1, n, t, heads, e);
        rows.add(new Row(name, in -> attention(in, causal), List.of(q, k, v), order, OpTable.SUMS));
        rows.add(new Row(
                name + ", gradient",
                in -> {
                    List<Tensor> inputs = in.subList(0, 3);
                    return Tensor.concat(
                            0,
                            Autodiff.vjp(attention(inputs, causal), inputs, in.get(3)).stream()
                                    .map(x -> x.reshape(-1))
                                    .toArray(Tensor[]::new));
                },
                List.of(q, k, v, g),
                0,
                2 * OpTable.SUMS));
    }

    private static Tensor attention(List<Tensor> in, boolean causal) {
        return ScaledDotProductAttention.of(in.get(0), in.get(1), in.get(2), causal);
    }
}
