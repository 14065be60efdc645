package dev.gradus.nn.optim;

/// Checks of settings, with messages that name the setting.
final class Ranges {
    private Ranges() {}

    /// For the share of a running mean that stays at each step.
    static void share(String setting, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(setting + " must lie in [0, 1), not " + value);
        }
    }

    static void notNegative(String setting, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(setting + " must be 0 or a positive number, not " + value);
        }
    }

    static void positive(String setting, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(setting + " must be a positive number, not " + value);
        }
    }
}
