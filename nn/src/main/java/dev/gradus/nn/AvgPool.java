package dev.gradus.nn;

import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.WindowSpec;

/// Average pooling over 1, 2 or 3 spatial axes: the mean of each window, channel by channel, `(N, C, spatial…)`
/// to `(N, C, spatial…)`.
///
/// @param window sizes of the window, one an axis
/// @param geometry strides, padding, dilations
/// @param countPadding whether zeros of the padding count as elements of the mean: PyTorch's default, and this
///     class'; Keras does not
public record AvgPool(Ints window, Geometry geometry, boolean countPadding) implements Parameterless {
    /// Checks the sizes.
    public AvgPool {
        Windows.check("avgpool", window, geometry);
    }

    /// Pooling by windows that touch: of one size an axis, so `of(2, 2)` halves pictures and `of(2)` halves
    /// sequences.
    public static AvgPool of(int... window) {
        return new AvgPool(Ints.of(window), Geometry.of(window.length).stride(window), true);
    }

    /// With other strides: one for all axes, or one each.
    public AvgPool stride(int... value) {
        return new AvgPool(window, geometry.stride(value), countPadding);
    }

    /// With padding at both ends: one number for all axes, or one each.
    public AvgPool padding(int... value) {
        return new AvgPool(window, geometry.padding(value), countPadding);
    }

    /// With padding that gives `⌈input / stride⌉` outputs.
    public AvgPool same() {
        return new AvgPool(window, geometry.padding(new Padding.Same()), countPadding);
    }

    /// With zeros of the padding counted, or not.
    public AvgPool countPadding(boolean value) {
        return new AvgPool(window, geometry, value);
    }

    @Override
    public Tensor forward(Tensor x) {
        ConvSpec spec = Windows.at("avgpool", x, window, geometry);
        return x.avgPool(new WindowSpec(window, spec), countPadding);
    }
}
