package dev.gradus.nn.optim;

/// A factor on the learning rate that falls when a score stops improving.
///
/// @param factor what the rate is multiplied by each time
/// @param patience how many scores in a row may bring nothing new
/// @param best smallest score so far
/// @param waited scores since then
/// @param scale the present factor on the rate
public record ReduceOnPlateau(double factor, int patience, double best, int waited, double scale) {
    /// Checks the range.
    public ReduceOnPlateau {
        if (!(factor > 0 && factor < 1) || patience < 0) {
            throw new IllegalArgumentException(
                    "plateau: the factor must lie in (0, 1) and the patience must not be negative");
        }
    }

    /// Nothing seen yet.
    public static ReduceOnPlateau of(double factor, int patience) {
        return new ReduceOnPlateau(factor, patience, Double.POSITIVE_INFINITY, 0, 1);
    }

    /// After another score, smaller being better.
    public ReduceOnPlateau next(double score) {
        if (score < best) {
            return new ReduceOnPlateau(factor, patience, score, 0, scale);
        }
        return waited < patience
                ? new ReduceOnPlateau(factor, patience, best, waited + 1, scale)
                : new ReduceOnPlateau(factor, patience, best, 0, scale * factor);
    }
}
