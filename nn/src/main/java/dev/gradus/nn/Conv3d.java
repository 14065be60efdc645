package dev.gradus.nn;

import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.Optional;

/// A convolution (cross-correlation) over 3 spatial axes: `(N, in, depth, height, width)` to `(N, out, depth,
/// height, width)`.
///
/// Output size per axis: `⌊(size + padding at both ends - dilation·(kernel - 1) - 1) / stride⌋ + 1`. Unless
/// told otherwise, weight and bias start uniform in ±1/√(in/groups · kernel).
///
/// @param weight (out, in/groups, kernel depth, kernel height, kernel width)
/// @param bias (out)
/// @param geometry strides, padding, dilations, groups
public record Conv3d(Parameter weight, Optional<Parameter> bias, Geometry geometry) implements Layer {
    /// The blueprint of a convolution with stride 1 and no padding.
    ///
    /// @param in input channels
    /// @param out output channels
    /// @param kernel sizes of the kernel: one for all axes, or one each
    public static ConvOptions<Conv3d> of(int in, int out, int... kernel) {
        return ConvOptions.of(in, out, Sizes.spread(kernel, 3), Conv3d::new);
    }

    @Override
    public Tensor forward(Tensor x) {
        return Convolutions.forward(x, weight, bias, geometry);
    }
}
