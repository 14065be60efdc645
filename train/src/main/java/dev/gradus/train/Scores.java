package dev.gradus.train;

import java.util.Map;

/// Counts how well answers fit targets, batch after batch.
public sealed interface Scores permits ClassScores, ValueScores, BoxScores {
    /// Counts `n` samples.
    ///
    /// @param answers (n, outputs), row-major: probabilities for classes
    /// @param targets (n, width), row-major: class numbers for classes
    void add(float[] answers, float[] targets, int n);

    /// All scores by name, the leading one first.
    Map<String, Double> values();

    /// The leading score, larger being better.
    default double leading() {
        return values().values().iterator().next();
    }
}
