package dev.gradus.train.metric;

/// The area under the precision-recall curve as a sum of steps: `Σ (Rₖ - Rₖ₋₁)·Pₖ` over the thresholds from the
/// highest, samples of equal score sharing one. Exact, by sorting all scores, which are kept. For more than two
/// classes the mean over each class against the rest, whose outputs should then be probabilities.
public final class AveragePrecision implements Metric {
    private static final RankedScores.Curve STEPS = new RankedScores.Curve() {
        @Override
        public double part(long truePositives, long falsePositives, long hits, long misses) {
            long right = truePositives + hits;
            return hits == 0 ? 0 : (double) hits * right / (right + falsePositives + misses);
        }

        @Override
        public double whole(long positives, long negatives) {
            return positives;
        }
    };

    private final RankedScores scores;

    /// For so many outputs a sample: 1 (the score of class 1 against class 0), or one a class.
    public AveragePrecision(int outputs) {
        scores = new RankedScores(this, outputs);
    }

    @Override
    public String name() {
        return "average-precision";
    }

    @Override
    public void update(float[] outputs, float[] targets, int n) {
        scores.add(outputs, targets, n);
    }

    /// The area, NaN where no class has both positive and negative samples.
    @Override
    public double value() {
        return scores.mean(STEPS);
    }
}
