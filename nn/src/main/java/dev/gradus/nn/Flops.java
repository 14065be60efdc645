package dev.gradus.nn;

import dev.gradus.tensor.Graph;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// Counts the arithmetic of a computation: two operations, a multiplication and an addition, for each term of
/// its matrix products and convolutions. Elementwise work is left out, as is usual.
public final class Flops {
    private Flops() {}

    /// Operations between an input and an output.
    public static long between(Tensor input, Tensor output) {
        return Graph.topological(List.of(output), t -> t == input).stream()
                .filter(t -> t != input)
                .mapToLong(Flops::of)
                .sum();
    }

    /// Operations of one node.
    public static long of(Tensor t) {
        return switch (t.op()) {
            case Op.MatMul(boolean transposeA, boolean _) ->
                2 * t.shape().size() * t.inputs().get(0).size(transposeA ? -2 : -1);
            case Op.Conv _ -> 2 * t.shape().size() * taps(t.inputs().get(1).shape());
            case Op.ConvInput _ ->
                2 * t.inputs().get(0).shape().size() * taps(t.inputs().get(1).shape());
            case Op.ConvWeight _ -> 2 * t.inputs().get(1).shape().size() * taps(t.shape());
            case Op.Custom custom -> inside(custom, t);
            case Op.Leaf _,
                    Op.Fill _,
                    Op.Iota _,
                    Op.Random _,
                    Op.Unary _,
                    Op.Binary _,
                    Op.Compare _,
                    Op.Select _,
                    Op.Cast _,
                    Op.Reshape _,
                    Op.Permute _,
                    Op.Broadcast _,
                    Op.Slice _,
                    Op.Pad _,
                    Op.Flip _,
                    Op.Concat _,
                    Op.Reduce _,
                    Op.ArgReduce _,
                    Op.Scan _,
                    Op.ArgSort _,
                    Op.WindowArgMax _,
                    Op.Gather _,
                    Op.ScatterAdd _,
                    Op.StopGradient _,
                    Op.Barrier _ -> 0;
        };
    }

    /// Products that one element of a convolution with the weight sums up.
    private static long taps(Shape weight) {
        return weight.slice(1, weight.rank()).size();
    }

    private static long inside(Op.Custom custom, Tensor t) {
        List<Tensor> inputs =
                t.inputs().stream().map(x -> Tensor.placeholder(x.type())).toList();
        return Graph.topological(List.of(custom.decompose(inputs))).stream()
                .mapToLong(Flops::of)
                .sum();
    }
}
