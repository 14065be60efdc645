package dev.gradus.bench.torch;

import dev.gradus.tensor.Parameter;

/// A copy of a Gradus parameter in libtorch.
///
/// @param handle of the copy
/// @param shape its sizes
/// @param trained whether it asks for gradients
record TorchParameter(long handle, int[] shape, boolean trained) {
    static TorchParameter of(Parameter p, boolean training) {
        long handle = Torch.copyOf(p.value());
        boolean trained = training && p.isTrained();
        if (trained) {
            Ops.requireGradient(handle);
        }
        return new TorchParameter(handle, p.shape().toArray(), trained);
    }

    long size() {
        return java.util.Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
    }

    /// As an argument that may be missing.
    long optional() {
        return Native.optional(handle);
    }

    @Override
    public String toString() {
        return java.util.Arrays.toString(shape);
    }
}
