package dev.gradus.nn.optim;

import dev.gradus.tensor.Tensor;

/// Limits on gradients. Infinite limits do nothing; of two limits the one on the norm comes first.
///
/// @param norm longest allowed length of the whole gradient; a longer one is shortened (Pascanu, Mikolov &
///     Bengio 2013)
/// @param value largest allowed size of a single component
public record Clipping(double norm, double value) {
    /// No limits.
    public static final Clipping NONE = new Clipping(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /// Checks that the limits are positive.
    public Clipping {
        if (!(norm > 0) || !(value > 0)) {
            throw new IllegalArgumentException("clipping: limits must be positive, not " + norm + " and " + value);
        }
    }

    /// A limit on the length of the whole gradient.
    public static Clipping byNorm(double norm) {
        return new Clipping(norm, Double.POSITIVE_INFINITY);
    }

    /// A limit on the size of every component.
    public static Clipping byValue(double value) {
        return new Clipping(Double.POSITIVE_INFINITY, value);
    }

    /// The limited gradient of one parameter.
    ///
    /// @param length of the whole gradient (scalar)
    Tensor apply(Tensor gradient, Tensor length) {
        Tensor g = gradient;
        if (Double.isFinite(norm)) {
            // exactly 1 up to the limit
            Tensor scale = Tensor.full(length.dtype(), norm).div(length.maximum(norm));
            g = g.mul(scale.cast(g.dtype()));
        }
        return Double.isFinite(value) ? g.clip(-value, value) : g;
    }
}
