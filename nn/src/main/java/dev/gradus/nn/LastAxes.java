package dev.gradus.nn;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;

/// The last axes of an input, as normalizations take them.
final class LastAxes {
    private LastAxes() {}

    /// As many last axes as the shape has, checked against it.
    static int[] of(String layer, Tensor x, Shape sizes) {
        int from = x.rank() - sizes.rank();
        if (from < 0 || !x.shape().slice(from, x.rank()).equals(sizes)) {
            throw new IllegalArgumentException(
                    layer + ": an input of shape " + x.shape() + " does not end in " + sizes);
        }
        return Ints.range(from, x.rank()).toArray();
    }
}
