package dev.gradus.cpu;

/// A matrix that lies in an array: row-major with a distance between rows, or the transpose of such a one.
///
/// @param data array that holds it
/// @param offset position of element (0, 0)
/// @param stride distance between neighbouring rows (columns, if transposed)
/// @param transposed whether element (i, j) lies at `offset + j·stride + i` instead of `offset + i·stride + j`
record Matrix(float[] data, int offset, int stride, boolean transposed) {
    /// A row-major matrix.
    static Matrix of(float[] data, int offset, int stride) {
        return new Matrix(data, offset, stride, false);
    }

    /// The same memory read with rows and columns exchanged.
    Matrix transpose() {
        return new Matrix(data, offset, stride, !transposed);
    }

    /// The same matrix elsewhere in the array.
    Matrix at(int newOffset) {
        return new Matrix(data, newOffset, stride, transposed);
    }

    /// Position of element (i, j).
    int index(int i, int j) {
        return transposed ? offset + j * stride + i : offset + i * stride + j;
    }
}
