package dev.gradus.nn;

import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.WindowSpec;

/// Max pooling over 1, 2 or 3 spatial axes: the largest element of each window, channel by channel, `(N, C,
/// spatial…)` to `(N, C, spatial…)`. Padding never wins.
///
/// @param window sizes of the window, one an axis
/// @param geometry strides, padding, dilations
public record MaxPool(Ints window, Geometry geometry) implements Parameterless {
    /// Checks the sizes.
    public MaxPool {
        Windows.check("maxpool", window, geometry);
    }

    /// Pooling by windows that touch: of one size an axis, so `of(2, 2)` halves pictures and `of(2)` halves
    /// sequences.
    public static MaxPool of(int... window) {
        return new MaxPool(Ints.of(window), Geometry.of(window.length).stride(window));
    }

    /// With other strides: one for all axes, or one each.
    public MaxPool stride(int... value) {
        return new MaxPool(window, geometry.stride(value));
    }

    /// With padding at both ends: one number for all axes, or one each.
    public MaxPool padding(int... value) {
        return new MaxPool(window, geometry.padding(value));
    }

    /// With padding that gives `⌈input / stride⌉` outputs.
    public MaxPool same() {
        return new MaxPool(window, geometry.padding(new Padding.Same()));
    }

    /// With other dilations: one for all axes, or one each.
    public MaxPool dilation(int... value) {
        return new MaxPool(window, geometry.dilation(value));
    }

    @Override
    public Tensor forward(Tensor x) {
        ConvSpec spec = Windows.at("maxpool", x, window, geometry);
        return x.maxPool(new WindowSpec(window, spec));
    }
}
