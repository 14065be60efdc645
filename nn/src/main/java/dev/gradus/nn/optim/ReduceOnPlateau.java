package dev.gradus.nn.optim;

/// A factor on the learning rate that falls when a score stops improving: settings and state of the rule, for
/// one run. It multiplies whatever a [Schedule] says.
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
                    "plateau: the factor must lie in (0, 1) and the patience must not be negative, not " + factor
                            + " and " + patience);
        }
    }

    /// Nothing seen yet.
    public static ReduceOnPlateau of(double factor, int patience) {
        return new ReduceOnPlateau(factor, patience, Double.POSITIVE_INFINITY, 0, 1);
    }

    /// The rule, nothing seen yet, that a text such as `plateau:0.5:3` (factor, patience) describes.
    ///
    /// @throws IllegalArgumentException naming the form if the text has another one
    public static ReduceOnPlateau parse(String text) {
        String[] part = text.strip().split(":", -1);
        if (part.length == 3 && part[0].equals("plateau")) {
            try {
                return of(Double.parseDouble(part[1]), Integer.parseInt(part[2]));
            } catch (NumberFormatException e) {
                // told below
            }
        }
        throw new IllegalArgumentException("schedule '" + text + "' is not of the form plateau:FACTOR:PATIENCE");
    }

    /// After another score, smaller being better. NaN is no improvement.
    public ReduceOnPlateau next(double score) {
        if (score < best) {
            return new ReduceOnPlateau(factor, patience, score, 0, scale);
        }
        return waited < patience
                ? new ReduceOnPlateau(factor, patience, best, waited + 1, scale)
                : new ReduceOnPlateau(factor, patience, best, 0, scale * factor);
    }
}
