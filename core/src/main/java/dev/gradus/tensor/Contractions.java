package dev.gradus.tensor;

/// The methods of a tensor that multiply and sum: matrix products, Einstein sums, convolutions.
public sealed interface Contractions permits Tensor {
    /// The tensor these methods belong to.
    Tensor self();

    /// Matrix product by NumPy's rule: vectors count as a row or a column, leading axes broadcast:
    /// `(…, m, k) · (…, k, n) → (…, m, n)`.
    ///
    /// @throws IllegalArgumentException if inner sizes or dtypes differ
    default Tensor matmul(Tensor other) {
        Tensor a = self();
        if (a.rank() == 0 || other.rank() == 0) {
            throw new IllegalArgumentException(
                    "matmul: a scalar has no matrix product: " + a.shape() + " · " + other.shape());
        }
        if (a.rank() == 1) {
            Tensor row = a.expand(0).matmul(other);
            return row.squeeze(other.rank() == 1 ? 0 : -2);
        }
        if (other.rank() == 1) {
            return a.matmul(other.expand(1)).squeeze(-1);
        }
        if (a.size(-1) != other.size(-2)) {
            throw new IllegalArgumentException("matmul: inner sizes differ: " + a.shape() + " · " + other.shape());
        }
        if (other.rank() == 2 && a.rank() > 2) {
            // one tall product instead of many small ones
            Shape lead = a.shape().slice(0, a.rank() - 1);
            Tensor flat = a.reshape(lead.intSize(), a.size(-1));
            return product(flat, other).reshape(lead.concat(Shape.of(other.size(1))));
        }
        Shape lead = Shape.broadcast(
                "matmul", a.shape().slice(0, a.rank() - 2), other.shape().slice(0, other.rank() - 2));
        Tensor x = a.broadcastTo(lead.concat(a.shape().slice(a.rank() - 2, a.rank())));
        Tensor y = other.broadcastTo(lead.concat(other.shape().slice(other.rank() - 2, other.rank())));
        return product(x, y);
    }

    private static Tensor product(Tensor a, Tensor b) {
        return Tensor.node(new Op.MatMul(false, false), a, b);
    }

    /// Cross-correlation with a weight (O, C/groups, kernel…) of an input (N, C, spatial…), as deep learning's
    /// "convolution" is.
    default Tensor conv(Tensor weight, ConvSpec spec) {
        return Tensor.node(new Op.Conv(spec), self(), weight);
    }

    /// Transposed convolution: the gradient of [#conv] to its input. This tensor is (N, O, spatial…), the
    /// weight (O, C/groups, kernel…); the output (N, C, `spatial`…).
    default Tensor convTranspose(Tensor weight, ConvSpec spec, int... spatial) {
        return Tensor.node(new Op.ConvInput(spec, Ints.of(spatial)), self(), weight);
    }

    /// Largest element of each window of an input (N, C, spatial…).
    default Tensor maxPool(WindowSpec spec) {
        return MaxPooling.of(self(), spec);
    }

    /// Mean of each window of an input (N, C, spatial…). With `countPadding` zeros of the padding count as
    /// elements, else they don't.
    default Tensor avgPool(WindowSpec spec, boolean countPadding) {
        return Pooling.average(self(), spec, countPadding);
    }
}
