package dev.gradus.nn;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Tensor;

/// Max pooling to a given output size, whatever the input's: output i is the largest of the inputs from
/// `⌊i·in/out⌋` to `⌈(i + 1)·in/out⌉`, along each spatial axis, as in PyTorch.
///
/// @param output sizes of the output, one an axis
public record AdaptiveMaxPool(Ints output) implements Parameterless {
    /// Checks the sizes.
    public AdaptiveMaxPool {
        Sizes.positive("adaptivemaxpool: output", output);
    }

    /// Pooling to an output of the given size, one number an axis.
    public static AdaptiveMaxPool of(int... output) {
        return new AdaptiveMaxPool(Ints.of(output));
    }

    @Override
    public Tensor forward(Tensor x) {
        Windows.checkRank("adaptivemaxpool", x, output.length());
        Tensor y = x;
        for (int i = 0; i < output.length(); i++) {
            AdaptiveBins bins = new AdaptiveBins(y.size(i + 2), output.get(i));
            y = y.take(i + 2, bins.members()).max(i + 3);
        }
        return y;
    }
}
