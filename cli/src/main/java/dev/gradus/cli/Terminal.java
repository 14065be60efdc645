package dev.gradus.cli;

/// A screen of characters that understands ANSI escape sequences (ECMA-48).
interface Terminal {
    /// Characters and lines of a screen.
    record Size(int columns, int rows) {}

    /// The size now: a user may change it at any time.
    Size size();

    /// Writes text and escape sequences at once.
    void write(String text);
}
