package dev.gradus.nn;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;

/// What layers share that treat axis 1 of `(N, C, …)` as channels.
final class Channels {
    private Channels() {}

    /// A vector over channels, shaped so that it broadcasts against x.
    static Tensor align(Tensor vector, Tensor x) {
        int tail = Math.max(x.rank() - 2, 0);
        return vector.reshape(
                vector.shape().concat(Shape.of(Ints.repeat(1, tail).toArray())));
    }

    static void check(String layer, int channels, Tensor x) {
        if (x.rank() < 2 || x.size(1) != channels) {
            throw new IllegalArgumentException(
                    layer + ": an input of shape " + x.shape() + " does not have " + channels + " channels at axis 1");
        }
    }

    /// All axes but the batch and the channels, of which there must be one at least.
    static int[] spatialAxes(String layer, Tensor x) {
        if (x.rank() < 3) {
            throw new IllegalArgumentException(layer + ": needs an input (N, C, spatial…), not shape " + x.shape());
        }
        return Ints.range(2, x.rank()).toArray();
    }
}
