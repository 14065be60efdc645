package dev.gradus.train.metric;

/// A measure of how well answers fit targets, gathered batch after batch.
public interface Metric {
    /// What it is called in logs and tables, such as `top5`.
    String name();

    /// Takes `n` more samples in.
    ///
    /// @param outputs the model's answers (n, width), row-major; the arrays may be longer than that
    /// @param targets what was right: (n) class numbers, or (n, width) numbers
    /// @throws IllegalArgumentException if an array is too short or a class number does not exist
    void update(float[] outputs, float[] targets, int n);

    /// The measure over all samples so far, NaN before the first.
    double value();

    /// Whether a larger value is a better one.
    default boolean isBetterLarge() {
        return true;
    }
}
