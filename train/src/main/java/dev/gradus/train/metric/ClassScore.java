package dev.gradus.train.metric;

/// How well one class is found.
public enum ClassScore {
    /// The share of the samples taken for the class that belong to it.
    PRECISION,
    /// The share of the class's samples that are taken for it.
    RECALL,
    /// The harmonic mean of precision and recall.
    F1;

    /// The score from counts; 0 where nothing was found that could be right.
    ///
    /// @param hits samples of the class that were taken for it
    /// @param predicted samples taken for the class
    /// @param present samples of the class
    double of(long hits, long predicted, long present) {
        if (hits == 0) {
            return 0;
        }
        return switch (this) {
            case PRECISION -> (double) hits / predicted;
            case RECALL -> (double) hits / present;
            case F1 -> 2.0 * hits / (predicted + present);
        };
    }
}
