package dev.gradus.nn;

import dev.gradus.tensor.Ints;

/// Checks of sizes and rates given by users.
final class Sizes {
    private Sizes() {}

    static void positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be positive, not " + value);
        }
    }

    static void positive(String what, Ints values) {
        for (int v : values.toArray()) {
            positive(what, v);
        }
    }

    static void divides(String what, int divisor, int value) {
        positive(what, divisor);
        if (value % divisor != 0) {
            throw new IllegalArgumentException(what + ": " + divisor + " does not divide " + value);
        }
    }

    static void share(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(what + " must lie in [0, 1), not " + value);
        }
    }

    /// One value for each axis: a single one stands for all.
    static Ints spread(int[] values, int axes) {
        return values.length == 1 ? Ints.repeat(values[0], axes) : Ints.of(values);
    }
}
