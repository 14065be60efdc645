package dev.gradus.nn;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.Optional;

/// A transposed convolution over 2 spatial axes, which enlarges: `(N, in, height, width)` to `(N, out, height,
/// width)`. It is the gradient of [Conv2d] to its input.
///
/// Output size per axis: `(size - 1)·stride - padding at both ends + dilation·(kernel - 1) + 1 + output
/// padding`; with padding "same" `size·stride`.
///
/// @param weight (in, out/groups, kernel height, kernel width)
/// @param bias (out)
/// @param geometry strides, padding, dilations, groups
/// @param outputPadding by how much the output grows behind: of all sizes that a convolution takes to the
///     input's, which one
public record ConvTranspose2d(Parameter weight, Optional<Parameter> bias, Geometry geometry, Ints outputPadding)
        implements Layer {
    /// The blueprint of a transposed convolution with stride 1 and no padding.
    ///
    /// @param in input channels
    /// @param out output channels
    /// @param kernel sizes of the kernel: one for all axes, or one each
    public static ConvTransposeOptions<ConvTranspose2d> of(int in, int out, int... kernel) {
        return ConvTransposeOptions.of(in, out, Sizes.spread(kernel, 2), ConvTranspose2d::new);
    }

    @Override
    public Tensor forward(Tensor x) {
        return Convolutions.transposed(x, weight, bias, geometry, outputPadding);
    }
}
