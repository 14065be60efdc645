package dev.gradus.nn;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;

/// Random matrices with orthonormal rows or columns: normal numbers made orthogonal by the Gram–Schmidt process
/// in double precision, each vector twice ("twice is enough", Kahan).
final class OrthogonalMatrix {
    private OrthogonalMatrix() {}

    static Tensor draw(Key key, double gain, int... shape) {
        Shape s = Shape.of(shape);
        if (s.rank() < 2) {
            throw new IllegalArgumentException("orthogonal: needs two axes or more, not shape " + s);
        }
        int rows = s.size(0);
        int columns = s.slice(1, s.rank()).intSize();
        int count = Math.min(rows, columns);
        int length = Math.max(rows, columns);
        double[] v = key.normal(count, length).toDoubleArray();
        for (int i = 0; i < count; i++) {
            orthogonalize(v, i, length);
            orthogonalize(v, i, length);
        }
        float[] out = new float[count * length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < length; j++) {
                out[rows <= columns ? i * length + j : j * count + i] = (float) (gain * v[i * length + j]);
            }
        }
        return Tensor.of(out, shape);
    }

    /// Takes from vector `i` its parts along the vectors before it, and gives it length 1.
    private static void orthogonalize(double[] v, int i, int length) {
        for (int j = 0; j < i; j++) {
            double along = dot(v, i, j, length);
            for (int k = 0; k < length; k++) {
                v[i * length + k] -= along * v[j * length + k];
            }
        }
        double norm = Math.sqrt(dot(v, i, i, length));
        for (int k = 0; k < length; k++) {
            v[i * length + k] /= norm;
        }
    }

    private static double dot(double[] v, int i, int j, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += v[i * length + k] * v[j * length + k];
        }
        return sum;
    }
}
