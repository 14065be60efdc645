package dev.gradus.tensor;

import static dev.gradus.tensor.TypeRules.check;

import java.util.List;

/// The type rules of convolutions and pooling windows.
final class ConvRules {
    private ConvRules() {}

    static TensorType infer(Op op, List<TensorType> in) {
        TensorType a = in.get(0);
        check(op, a.dtype().isFloat(), "needs a floating dtype, not " + a.dtype());
        if (op instanceof Op.WindowArgMax(WindowSpec spec)) {
            return window(op, spec, a);
        }
        check(
                op,
                a.dtype() == in.get(1).dtype(),
                "dtypes differ: " + a.dtype() + " and " + in.get(1).dtype());
        Shape x = a.shape();
        Shape y = in.get(1).shape();
        Shape out = switch (op) {
            case Op.Conv(ConvSpec spec) -> forward(op, spec, x, y);
            case Op.ConvInput(ConvSpec spec, Ints spatial) -> {
                ranks(op, spec, x, y);
                check(op, spatial.length() == spec.axes(), "spatial sizes " + spatial + " do not fit " + spec);
                Shape input = Shape.of(x.size(0), y.size(1) * spec.groups()).concat(Shape.of(spatial.toArray()));
                Shape back = forward(op, spec, input, y);
                check(
                        op,
                        back.equals(x),
                        "a convolution of " + input + " with " + y + " gives " + back + ", not the cotangent's " + x);
                yield input;
            }
            case Op.ConvWeight(ConvSpec spec, Ints kernel) -> {
                ranks(op, spec, x, y);
                check(
                        op,
                        kernel.length() == spec.axes() && x.size(1) % spec.groups() == 0,
                        "kernel " + kernel + " or groups do not fit " + x);
                Shape weight = Shape.of(y.size(1), x.size(1) / spec.groups()).concat(Shape.of(kernel.toArray()));
                Shape back = forward(op, spec, x, weight);
                check(
                        op,
                        back.equals(y),
                        "a convolution of " + x + " with " + weight + " gives " + back + ", not the cotangent's " + y);
                yield weight;
            }
            default -> throw new AssertionError(op);
        };
        return new TensorType(out, a.dtype());
    }

    private static Shape forward(Op op, ConvSpec spec, Shape x, Shape w) {
        ranks(op, spec, x, w);
        int g = spec.groups();
        check(
                op,
                x.size(1) == w.size(1) * g,
                "input " + x + " has " + x.size(1) + " channels, weight " + w + " with " + g + " groups expects "
                        + w.size(1) * g);
        check(
                op,
                w.size(0) % g == 0,
                "weight " + w + " has " + w.size(0) + " output channels, not a multiple of " + g + " groups");
        return spatial(op, spec, x, w.size(0), w.slice(2, w.rank()));
    }

    private static void ranks(Op op, ConvSpec spec, Shape x, Shape w) {
        int rank = spec.axes() + 2;
        check(
                op,
                x.rank() == rank && w.rank() == rank,
                "needs two inputs of rank " + rank + ", not " + x + " and " + w);
    }

    private static TensorType window(Op op, WindowSpec spec, TensorType a) {
        ConvSpec conv = spec.conv();
        Shape x = a.shape();
        check(op, x.rank() == conv.axes() + 2, "needs an input of rank " + (conv.axes() + 2) + ", not " + x);
        Shape out = spatial(op, conv, x, x.size(1), Shape.of(spec.sizes().toArray()));
        for (int i = 0; i < conv.axes(); i++) {
            int last = (out.size(i + 2) - 1) * conv.strides().get(i)
                    - conv.padLow().get(i);
            check(op, last < x.size(i + 2), "the last window along spatial axis " + i + " lies wholly in the padding");
        }
        return new TensorType(out, DType.I32);
    }

    private static Shape spatial(Op op, ConvSpec spec, Shape x, int channels, Shape kernel) {
        Shape out = Shape.of(x.size(0), channels);
        for (int i = 0; i < spec.axes(); i++) {
            out = out.concat(Shape.of(spec.outputSize(op.label(), i, x.size(i + 2), kernel.size(i))));
        }
        return out;
    }
}
