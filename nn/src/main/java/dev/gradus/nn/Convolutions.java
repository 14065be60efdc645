package dev.gradus.nn;

import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.Optional;

/// The formulas that convolutions over 1, 2 and 3 axes share.
final class Convolutions {
    private Convolutions() {}

    static Tensor forward(Tensor x, Parameter weight, Optional<Parameter> bias, Geometry geometry) {
        Ints kernel = kernel(weight.shape());
        Windows.checkRank("conv", x, geometry.axes());
        return biased(x.conv(weight.value(), geometry.at(x.shape(), kernel)), bias);
    }

    static Tensor transposed(
            Tensor x, Parameter weight, Optional<Parameter> bias, Geometry geometry, Ints outputPadding) {
        Windows.checkRank("convtranspose", x, geometry.axes());
        Ints kernel = kernel(weight.shape());
        int[] spatial = new int[geometry.axes()];
        for (int i = 0; i < spatial.length; i++) {
            int full = (x.size(i + 2) - 1) * geometry.strides().get(i) + geometry.span(kernel, i);
            spatial[i] = outputPadding.get(i)
                    + switch (geometry.padding()) {
                        case Padding.Explicit(Ints low, Ints high) -> full - low.get(i) - high.get(i);
                        case Padding.Same _ ->
                            x.size(i + 2) * geometry.strides().get(i);
                    };
        }
        Shape output = Shape.of(1, 1).concat(Shape.of(spatial));
        ConvSpec spec = geometry.at(output, kernel);
        return biased(x.convTranspose(weight.value(), spec, spatial), bias);
    }

    private static Ints kernel(Shape weight) {
        return Ints.of(weight.slice(2, weight.rank()).toArray());
    }

    private static Tensor biased(Tensor y, Optional<Parameter> bias) {
        return bias.map(b -> y.add(Channels.align(b.value(), y))).orElse(y);
    }
}
