package dev.gradus.nn;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Shape;
import java.util.Optional;

/// The settings of a convolution over 1, 2 or 3 axes.
///
/// @param in input channels
/// @param out output channels
/// @param kernel sizes of the kernel, one an axis
/// @param geometry strides, padding, dilations, groups
/// @param bias whether there is a bias
/// @param weightInit first values of the weight
/// @param biasInit first values of the bias
/// @param layer makes the layer
/// @param <L> the layer
public record ConvOptions<L extends Layer>(
        int in,
        int out,
        Ints kernel,
        Geometry geometry,
        boolean bias,
        Initializer weightInit,
        Initializer biasInit,
        Maker<L> layer)
        implements Blueprint<L> {
    /// The constructor of a convolution.
    @FunctionalInterface
    public interface Maker<L> {
        /// The layer.
        L make(Parameter weight, Optional<Parameter> bias, Geometry geometry);
    }

    /// Checks the sizes.
    public ConvOptions {
        Sizes.positive("conv: kernel", kernel);
        Sizes.divides("conv: groups and input channels", geometry.groups(), in);
        Sizes.divides("conv: groups and output channels", geometry.groups(), out);
        Sizes.positive("conv: input channels", in);
        Sizes.positive("conv: output channels", out);
        if (kernel.length() != geometry.axes()) {
            throw new IllegalArgumentException(
                    "conv: kernel " + kernel + " needs one size for each of " + geometry.axes() + " axes");
        }
    }

    static <L extends Layer> ConvOptions<L> of(int in, int out, Ints kernel, Maker<L> layer) {
        Initializer init = Initializer.fanInUniform();
        return new ConvOptions<>(in, out, kernel, Geometry.of(kernel.length()), true, init, init, layer);
    }

    /// With other strides: one for all axes, or one each.
    public ConvOptions<L> stride(int... value) {
        return geometry(geometry.stride(value));
    }

    /// With the same padding at both ends: one number for all axes, or one each.
    public ConvOptions<L> padding(int... value) {
        return geometry(geometry.padding(value));
    }

    /// With padding that gives `⌈input / stride⌉` outputs.
    public ConvOptions<L> same() {
        return geometry(geometry.padding(new Padding.Same()));
    }

    /// With other dilations: one for all axes, or one each.
    public ConvOptions<L> dilation(int... value) {
        return geometry(geometry.dilation(value));
    }

    /// With another number of groups; as many as input channels make a depthwise convolution.
    public ConvOptions<L> groups(int value) {
        return geometry(geometry.groups(value));
    }

    /// With another geometry.
    public ConvOptions<L> geometry(Geometry value) {
        return new ConvOptions<>(in, out, kernel, value, bias, weightInit, biasInit, layer);
    }

    /// With or without a bias.
    public ConvOptions<L> bias(boolean value) {
        return new ConvOptions<>(in, out, kernel, geometry, value, weightInit, biasInit, layer);
    }

    /// With other first values of the weight.
    public ConvOptions<L> weightInit(Initializer value) {
        return new ConvOptions<>(in, out, kernel, geometry, bias, value, biasInit, layer);
    }

    /// With other first values of the bias.
    public ConvOptions<L> biasInit(Initializer value) {
        return new ConvOptions<>(in, out, kernel, geometry, bias, weightInit, value, layer);
    }

    @Override
    public L init(Key key) {
        Shape shape = Shape.of(out, in / geometry.groups()).concat(Shape.of(kernel.toArray()));
        Fans fans = Fans.of(shape);
        Parameter weight = weightInit.parameter(key.fold(0), fans, shape.toArray());
        return layer.make(
                weight, bias ? Optional.of(biasInit.parameter(key.fold(1), fans, out)) : Optional.empty(), geometry);
    }

    @Override
    public long parameterCount() {
        return Shape.of(out, in / geometry.groups())
                        .concat(Shape.of(kernel.toArray()))
                        .size()
                + (bias ? out : 0);
    }
}
