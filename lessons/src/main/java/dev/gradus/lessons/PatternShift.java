package dev.gradus.lessons;

/// L72: the pattern moves, the maximum moves with it and stays as large; and where that ends.
///
/// @param slide how the filter runs over the picture
public record PatternShift(Grid.Slide slide) implements Lesson {
    /// Correlation.
    public PatternShift() {
        this(Grid.CORRELATION);
    }

    @Override
    public Item item() {
        return new Item(
                "L72",
                new Words("Максимум не зависит от сдвига", "The maximum does not depend on the shift"),
                new Words(
                        "При всех девяти сдвигах внутри картинки 4×4 максимум равен 2 и сдвигается вместе с паттерном. "
                                + "Но у края от паттерна остаётся половина, и максимум равен 1; шаг 2 пропускает "
                                + "паттерн в (1,1).",
                        "For all nine shifts inside a 4×4 picture the maximum is 2 and moves with the pattern. But at the edge "
                                + "half of the pattern is left, and the maximum is 1; a stride of 2 "
                                + "misses the pattern at (1,1)."),
                "max y = 2");
    }

    @Override
    public Outcome compute(Choices choices) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        int moved = 0;
        double[][] maxima = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                double[][] map =
                        Grid.map(slide, Grid.ones(4, new int[] {r, c}, new int[] {r + 1, c + 1}), Grid.DIAGONAL);
                maxima[r][c] = Grid.largest(map);
                least = Math.min(least, maxima[r][c]);
                most = Math.max(most, maxima[r][c]);
                moved += map[r][c] == maxima[r][c] ? 1 : 0;
            }
        }
        double[][] first = Grid.map(slide, Grid.ones(4, new int[] {0, 0}, new int[] {1, 1}), Grid.DIAGONAL);
        double edge = Grid.largest(Grid.map(slide, Grid.ones(4, new int[] {3, 3}), Grid.DIAGONAL));
        double[][] inner = Grid.map(slide, Grid.ones(4, new int[] {1, 1}, new int[] {2, 2}), Grid.DIAGONAL);
        double strided = Math.max(Math.max(inner[0][0], inner[0][2]), Math.max(inner[2][0], inner[2][2]));
        Outcome outcome = new Outcome()
                .figure(Grid.table(new Words("максимум при каждом сдвиге", "the maximum for each shift"), maxima))
                .near(new Words("наименьший из девяти максимумов", "the least of nine maxima"), least, 2, 0)
                .near(new Words("наибольший из девяти максимумов", "the largest of nine maxima"), most, 2, 0)
                .near(new Words("максимум там, где паттерн", "maxima where the pattern is"), moved, 9, 0)
                .near(new Words("половина паттерна за краем → 1", "half the pattern off the edge → 1"), edge, 1, 0)
                .near(new Words("шаг 2, сдвиг (1,1) → 1", "stride 2, shift (1,1) → 1"), strided, 1, 0);
        Grid.cells(outcome, "y", first, new double[][] {{2, 0, 0}, {0, 1, 0}, {0, 0, 0}});
        return outcome;
    }
}
