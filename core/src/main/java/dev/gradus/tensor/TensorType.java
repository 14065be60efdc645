package dev.gradus.tensor;

/// What is known of a tensor before it is computed: its shape and the type of its elements.
public record TensorType(Shape shape, DType dtype) {
    /// The type with the given dtype and axis sizes.
    public static TensorType of(DType dtype, int... sizes) {
        return new TensorType(Shape.of(sizes), dtype);
    }

    /// Size in bytes of a contiguous value of this type.
    public long bytes() {
        return shape.size() * dtype.bytes();
    }

    @Override
    public String toString() {
        return dtype + shape.toString();
    }
}
