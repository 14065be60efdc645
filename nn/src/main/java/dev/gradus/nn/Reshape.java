package dev.gradus.nn;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Tensor;

/// Another shape for each example: `(N, …)` to `(N, sizes…)`; one size may be -1, which is then worked out.
public record Reshape(Ints sizes) implements Parameterless {
    /// To the given sizes of an example.
    public static Reshape to(int... sizes) {
        return new Reshape(Ints.of(sizes));
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] shape = new int[sizes.length() + 1];
        shape[0] = x.size(0);
        System.arraycopy(sizes.toArray(), 0, shape, 1, sizes.length());
        return x.reshape(shape);
    }
}
