package dev.gradus.lessons;

import java.util.ArrayList;
import java.util.List;

/// L69: the lecture's six patches under the diagonal filter.
///
/// @param slide how the filter runs over a patch
public record SixPatches(Grid.Slide slide) implements Lesson {
    private static final double[][][] PATCHES = {
        {{1, 1}, {0, 1}}, {{1, 1}, {1, 1}}, {{3, 0}, {0, 3}}, {{1, 2}, {3, 0}}, {{5, 0}, {0, 5}}, {{0, 2}, {3, 0}}
    };
    private static final double[] SUMS = {2, 2, 6, 1, 10, 0};

    /// Correlation.
    public SixPatches() {
        this(Grid.CORRELATION);
    }

    @Override
    public Item item() {
        return new Item(
                "L69",
                new Words("Шесть примеров с диагональным фильтром", "Six examples with the diagonal filter"),
                new Words(
                        "Фильтр с единицами на диагонали отвечает на то, что лежит на диагонали квадрата, и не видит "
                                + "остального.",
                        "The filter with ones on its diagonal answers to what lies on a square's diagonal and is blind to "
                                + "the rest."),
                "[[1,0],[0,1]] ∗ [[a,b],[c,d]] = a + d");
    }

    @Override
    public Outcome compute(Choices choices) {
        Outcome outcome = new Outcome();
        List<String> labels = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        for (int i = 0; i < SUMS.length; i++) {
            double[][] p = PATCHES[i];
            double y = Grid.map(slide, p, Grid.DIAGONAL)[0][0];
            String name = "[[%.0f,%.0f],[%.0f,%.0f]]".formatted(p[0][0], p[0][1], p[1][0], p[1][1]);
            labels.add(name);
            heights.add(y);
            outcome.near(Words.same(name + " → " + (int) SUMS[i]), y, SUMS[i], 0);
        }
        return outcome.figure(Figure.Bars.of(new Words("ответы фильтра", "the filter's answers"), labels, heights));
    }
}
