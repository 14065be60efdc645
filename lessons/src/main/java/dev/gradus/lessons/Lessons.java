package dev.gradus.lessons;

import java.util.List;

/// The lessons there are.
public final class Lessons {
    private static final List<Lesson> ALL = List.of(
            new SquaredBoxError(),
            new MeanLoss(),
            new GradientOfFunction(),
            new SteepestDirection(SteepestDirection.Side.GROWTH),
            new SteepestDirection(SteepestDirection.Side.FALL),
            new GradientAndContours(),
            new PairedRegression(),
            new LearningRateBound(),
            new GradientStep(),
            new StoppingRule(),
            new LocalMinima());

    private Lessons() {}

    /// All lessons, in the lecture's order.
    public static List<Lesson> all() {
        return ALL;
    }

    /// The lesson of an item.
    ///
    /// @throws IllegalArgumentException where there is none
    public static Lesson named(String id) {
        return ALL.stream()
                .filter(l -> l.item().id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no lesson '" + id + "'; 'gradus lesson list' shows those there are"));
    }
}
