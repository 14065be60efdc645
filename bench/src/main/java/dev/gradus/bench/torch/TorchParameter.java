package dev.gradus.bench.torch;

/// A parameter of the peer, a copy of one of Gradus.
///
/// @param handle of the copy
/// @param shape its sizes
/// @param trained whether it asks for gradients
record TorchParameter(long handle, int[] shape, boolean trained) {
    /// Takes a tensor over.
    static TorchParameter of(long handle, int[] shape, boolean trained) {
        if (trained) {
            Ops.requireGradient(handle);
        }
        return new TorchParameter(handle, shape, trained);
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
