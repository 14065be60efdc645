package dev.gradus.nn;

import dev.gradus.tensor.Shape;

/// How many inputs feed one output of a layer, and how many outputs one input feeds: what initializers scale
/// by.
///
/// @param in inputs per output
/// @param out outputs per input
public record Fans(double in, double out) {
    /// The fans of a weight (out, in, kernel…): `in · kernel` and `out · kernel`. A vector's fans are both its
    /// size.
    public static Fans of(Shape weight) {
        if (weight.rank() < 2) {
            return new Fans(weight.size(), weight.size());
        }
        double taps = weight.slice(2, weight.rank()).size();
        return new Fans(weight.size(1) * taps, weight.size(0) * taps);
    }
}
