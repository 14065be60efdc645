package dev.gradus.classic;

/// A decision tree.
sealed interface Tree {
    /// The value of the leaf that a sample falls into.
    static double value(Tree tree, double[] x) {
        Tree at = tree;
        while (at instanceof Split split) {
            // a missing number (NaN) is not above
            at = x[split.feature] > split.threshold ? split.above : split.below;
        }
        return ((Leaf) at).value;
    }

    /// Parts samples by one feature.
    record Split(int feature, double threshold, Tree below, Tree above) implements Tree {}

    /// What the samples here get.
    record Leaf(double value) implements Tree {}
}
