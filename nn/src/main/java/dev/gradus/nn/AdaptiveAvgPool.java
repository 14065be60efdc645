package dev.gradus.nn;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Tensor;

/// Average pooling to a given output size, whatever the input's: output i is the mean of the inputs from
/// `⌊i·in/out⌋` to `⌈(i + 1)·in/out⌉`, along each spatial axis, as in PyTorch.
///
/// @param output sizes of the output, one an axis
public record AdaptiveAvgPool(Ints output) implements Parameterless {
    /// Checks the sizes.
    public AdaptiveAvgPool {
        Sizes.positive("adaptiveavgpool: output", output);
    }

    /// Pooling to an output of the given size, one number an axis.
    public static AdaptiveAvgPool of(int... output) {
        return new AdaptiveAvgPool(Ints.of(output));
    }

    @Override
    public Tensor forward(Tensor x) {
        Windows.checkRank("adaptiveavgpool", x, output.length());
        Tensor y = x;
        for (int i = 0; i < output.length(); i++) {
            y = along(y, i + 2, output.get(i));
        }
        return y;
    }

    /// A mean over bins is a product with a matrix whose rows are the bins.
    private static Tensor along(Tensor x, int axis, int outputs) {
        AdaptiveBins bins = new AdaptiveBins(x.size(axis), outputs);
        Tensor moved = x.swapAxes(axis, -1);
        return moved.matmul(bins.averages().cast(x.dtype())).swapAxes(axis, -1);
    }
}
