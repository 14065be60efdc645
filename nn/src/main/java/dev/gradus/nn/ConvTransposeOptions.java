package dev.gradus.nn;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Shape;
import java.util.Optional;

/// The settings of a transposed convolution over 1, 2 or 3 axes.
///
/// @param in input channels
/// @param out output channels
/// @param kernel sizes of the kernel, one an axis
/// @param geometry strides, padding, dilations, groups
/// @param outputPadding by how much the output grows behind, one number an axis
/// @param bias whether there is a bias
/// @param weightInit first values of the weight
/// @param biasInit first values of the bias
/// @param layer makes the layer
/// @param <L> the layer
public record ConvTransposeOptions<L extends Layer>(
        int in,
        int out,
        Ints kernel,
        Geometry geometry,
        Ints outputPadding,
        boolean bias,
        Initializer weightInit,
        Initializer biasInit,
        Maker<L> layer)
        implements Blueprint<L> {
    /// The constructor of a transposed convolution.
    @FunctionalInterface
    public interface Maker<L> {
        /// The layer.
        L make(Parameter weight, Optional<Parameter> bias, Geometry geometry, Ints outputPadding);
    }

    /// Checks the sizes.
    public ConvTransposeOptions {
        Sizes.positive("convtranspose: kernel", kernel);
        Sizes.divides("convtranspose: groups and input channels", geometry.groups(), in);
        Sizes.divides("convtranspose: groups and output channels", geometry.groups(), out);
        Sizes.positive("convtranspose: input channels", in);
        Sizes.positive("convtranspose: output channels", out);
        if (kernel.length() != geometry.axes() || outputPadding.length() != geometry.axes()) {
            throw new IllegalArgumentException("convtranspose: kernel " + kernel + " and output padding "
                    + outputPadding + " need one size for each of " + geometry.axes() + " axes");
        }
        for (int i = 0; i < geometry.axes(); i++) {
            int p = outputPadding.get(i);
            if (p < 0 || p >= geometry.strides().get(i)) {
                throw new IllegalArgumentException("convtranspose: output padding " + outputPadding
                        + " must lie in [0, stride), strides being " + geometry.strides());
            }
        }
    }

    static <L extends Layer> ConvTransposeOptions<L> of(int in, int out, Ints kernel, Maker<L> layer) {
        Initializer init = Initializer.fanInUniform();
        return new ConvTransposeOptions<>(
                in,
                out,
                kernel,
                Geometry.of(kernel.length()),
                Ints.repeat(0, kernel.length()),
                true,
                init,
                init,
                layer);
    }

    /// With other strides: one for all axes, or one each.
    public ConvTransposeOptions<L> stride(int... value) {
        return geometry(geometry.stride(value));
    }

    /// With the same padding at both ends: one number for all axes, or one each.
    public ConvTransposeOptions<L> padding(int... value) {
        return geometry(geometry.padding(value));
    }

    /// With padding that gives `input · stride` outputs.
    public ConvTransposeOptions<L> same() {
        return geometry(geometry.padding(new Padding.Same()));
    }

    /// With an output that is longer behind: one number for all axes, or one each, below the stride.
    public ConvTransposeOptions<L> outputPadding(int... value) {
        Ints padding = Sizes.spread(value, geometry.axes());
        return new ConvTransposeOptions<>(in, out, kernel, geometry, padding, bias, weightInit, biasInit, layer);
    }

    /// With other dilations: one for all axes, or one each.
    public ConvTransposeOptions<L> dilation(int... value) {
        return geometry(geometry.dilation(value));
    }

    /// With another number of groups.
    public ConvTransposeOptions<L> groups(int value) {
        return geometry(geometry.groups(value));
    }

    /// With another geometry.
    public ConvTransposeOptions<L> geometry(Geometry value) {
        return new ConvTransposeOptions<>(in, out, kernel, value, outputPadding, bias, weightInit, biasInit, layer);
    }

    /// With or without a bias.
    public ConvTransposeOptions<L> bias(boolean value) {
        return new ConvTransposeOptions<>(in, out, kernel, geometry, outputPadding, value, weightInit, biasInit, layer);
    }

    /// With other first values of the weight.
    public ConvTransposeOptions<L> weightInit(Initializer value) {
        return new ConvTransposeOptions<>(in, out, kernel, geometry, outputPadding, bias, value, biasInit, layer);
    }

    /// With other first values of the bias.
    public ConvTransposeOptions<L> biasInit(Initializer value) {
        return new ConvTransposeOptions<>(in, out, kernel, geometry, outputPadding, bias, weightInit, value, layer);
    }

    @Override
    public L init(Key key) {
        Shape shape = Shape.of(in, out / geometry.groups()).concat(Shape.of(kernel.toArray()));
        Fans fans = Fans.of(shape);
        Parameter weight = weightInit.parameter(key.fold(0), fans, shape.toArray());
        return layer.make(
                weight,
                bias ? Optional.of(biasInit.parameter(key.fold(1), fans, out)) : Optional.empty(),
                geometry,
                outputPadding);
    }

    @Override
    public long parameterCount() {
        return Shape.of(in, out / geometry.groups())
                        .concat(Shape.of(kernel.toArray()))
                        .size()
                + (bias ? out : 0);
    }
}
