package dev.gradus.cli;

import org.jspecify.annotations.Nullable;

/// Numbers that users give, where only positive ones make sense.
final class Positive {
    private Positive() {}

    /// The number, or 0 if the option was not given.
    static int orZero(String option, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new UsageException(option + " must be positive, not " + value);
        }
        return value == null ? 0 : value;
    }

    /// The number, or 0 if the option was not given.
    static double orZero(String option, @Nullable Double value) {
        if (value != null && !(value > 0 && Double.isFinite(value))) {
            throw new UsageException(option + " must be a positive number, not " + value);
        }
        return value == null ? 0 : value;
    }
}
