package dev.gradus.train.metric;

/// The area under the receiver operating characteristic: the chance that a positive sample gets a higher score
/// than a negative one, a tie counting half (Hanley & McNeil 1982). Exact, by sorting all scores, which are
/// kept. For more than two classes the mean over each class against the rest, whose outputs should then be
/// probabilities.
public final class RocAuc implements Metric {
    private static final RankedScores.Curve PAIRS = new RankedScores.Curve() {
        @Override
        public double part(long truePositives, long falsePositives, long hits, long misses) {
            // whole numbers, so the sum is exact
            return misses * (2.0 * truePositives + hits);
        }

        @Override
        public double whole(long positives, long negatives) {
            return 2.0 * positives * negatives;
        }
    };

    private final RankedScores scores;

    /// For so many outputs a sample: 1 (the score of class 1 against class 0), or one a class.
    public RocAuc(int outputs) {
        scores = new RankedScores(this, outputs);
    }

    @Override
    public String name() {
        return "roc-auc";
    }

    @Override
    public void update(float[] outputs, float[] targets, int n) {
        scores.add(outputs, targets, n);
    }

    /// The area, NaN where no class has both positive and negative samples.
    @Override
    public double value() {
        return scores.mean(PAIRS);
    }
}
