package dev.gradus.lessons;

/// A statement of the lecture as a number that must lie in a range.
///
/// @param what the statement
/// @param measured the number that the engine computed
/// @param low the least number that keeps the statement
/// @param high the greatest number that keeps the statement
public record Check(Words what, double measured, double low, double high) {
    /// Whether the statement holds; NaN keeps none.
    public boolean passed() {
        return measured >= low && measured <= high;
    }
}
