package dev.gradus.nn;

import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Tensor;

/// What the pooling layers share.
final class Windows {
    private Windows() {}

    static void check(String layer, Ints window, Geometry geometry) {
        Sizes.positive(layer + ": window", window);
        if (window.length() != geometry.axes() || geometry.groups() != 1) {
            throw new IllegalArgumentException(layer + ": window " + window + " needs one size for each of "
                    + geometry.axes() + " axes, and one group");
        }
    }

    static ConvSpec at(String layer, Tensor x, Ints window, Geometry geometry) {
        checkRank(layer, x, window.length());
        return geometry.at(x.shape(), window);
    }

    static void checkRank(String layer, Tensor x, int axes) {
        if (x.rank() != axes + 2) {
            throw new IllegalArgumentException(
                    layer + ": needs an input (N, C, " + axes + " spatial axes), not shape " + x.shape());
        }
    }
}
