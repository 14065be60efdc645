package dev.gradus.lessons;

/// L67 and L68: a filter slides over a picture; products element by element, then their sum.
///
/// @param step which of the two items
/// @param slide how the filter runs over the picture
public record SlidingFilter(Step step, Grid.Slide slide) implements Lesson {
    /// What the item looks at.
    public enum Step {
        /// L67: the products at each place.
        PRODUCTS,
        /// L68: their sum, without turning the filter round.
        SUM
    }

    private static final double[][] PICTURE = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};

    /// Correlation.
    public SlidingFilter(Step step) {
        this(step, Grid.CORRELATION);
    }

    @Override
    public Item item() {
        return switch (step) {
            case PRODUCTS ->
                new Item(
                        "L67",
                        new Words("Вход и фильтр", "Input and filter"),
                        new Words(
                                "Фильтр накладывается на каждый квадрат входа: числа перемножаются поэлементно, "
                                        + "произведения складываются.",
                                "The filter is laid on every square of the input: numbers are multiplied element by "
                                        + "element and the products added up."),
                        "y[r, c] = Σᵢ Σⱼ x[r+i, c+j]·w[i, j]");
            case SUM ->
                new Item(
                        "L68",
                        new Words("Свёртка в нейросетях — корреляция", "Convolution in networks is correlation"),
                        new Words(
                                "Фильтр не переворачивается: это взаимная корреляция. Свёртка математиков повернула бы "
                                        + "его на 180°; обучению всё равно, ведь веса фильтра подбираются.",
                                "The filter is not flipped: this is cross-correlation. The mathematicians' "
                                        + "convolution would turn it by 180°; to training it is all the same, as the "
                                        + "filter's weights are learned."),
                        "y[0, 0] = 1·1 + 2·2 + 3·4 + 4·5 = 37");
        };
    }

    @Override
    public Outcome compute(Choices choices) {
        double[][] filter = step == Step.PRODUCTS ? Grid.DIAGONAL : new double[][] {{1, 2}, {3, 4}};
        double[][] map = Grid.map(slide, PICTURE, filter);
        Outcome outcome = new Outcome()
                .figure(Grid.table(new Words("вход", "input"), PICTURE))
                .figure(Grid.table(new Words("фильтр", "filter"), filter))
                .figure(Grid.table(new Words("результат", "result"), map));
        double[][] expected =
                step == Step.PRODUCTS ? new double[][] {{6, 8}, {12, 14}} : new double[][] {{37, 47}, {67, 77}};
        Grid.cells(outcome, "y", map, expected);
        return outcome;
    }
}
