package dev.gradus.lessons;

/// L71: the map tells where the pattern stands.
///
/// @param slide how the filter runs over the picture
public record PatternPlace(Grid.Slide slide) implements Lesson {
    /// Correlation.
    public PatternPlace() {
        this(Grid.CORRELATION);
    }

    @Override
    public Item item() {
        return new Item(
                "L71",
                new Words("Карта показывает, где паттерн", "The map tells where the pattern is"),
                new Words(
                        "Единицы в (2,2) и (3,3): наибольшее значение карты, 2, стоит там, где фильтр совпал с паттерном.",
                        "Ones at (2,2) and (3,3): the largest value of the map, 2, stands where the filter met the "
                                + "pattern."),
                "max y = y[2, 2] = 2");
    }

    @Override
    public Outcome compute(Choices choices) {
        double[][] picture = Grid.ones(4, new int[] {2, 2}, new int[] {3, 3});
        double[][] map = Grid.map(slide, picture, Grid.DIAGONAL);
        Outcome outcome = new Outcome()
                .figure(Grid.table(new Words("вход", "input"), picture))
                .figure(Grid.table(new Words("карта", "map"), map))
                .near(Words.same("max = 2"), Grid.largest(map), 2, 0);
        Grid.cells(outcome, "y", map, new double[][] {{0, 0, 0}, {0, 1, 0}, {0, 0, 2}});
        return outcome;
    }
}
