package dev.gradus.lessons;

import java.util.Arrays;

/// L73 to L75: filters known from image processing, on a step.
///
/// @param kind which filter
/// @param filter its numbers
/// @param slide how it runs over the picture
public record ImageKernel(Kind kind, double[][] filter, Grid.Slide slide) implements Lesson {
    /// The three filters.
    public enum Kind {
        /// L73: Sobel's, which answers to vertical edges.
        EDGE(new double[][] {{1, 0, -1}, {2, 0, -2}, {1, 0, -1}}),
        /// L74: twice the picture less its blur.
        SHARPEN(new double[][] {{-1 / 9., -1 / 9., -1 / 9.}, {-1 / 9., 17 / 9., -1 / 9.}, {-1 / 9., -1 / 9., -1 / 9.}}),
        /// L75: the mean of nine neighbors.
        BLUR(new double[][] {{1 / 9., 1 / 9., 1 / 9.}, {1 / 9., 1 / 9., 1 / 9.}, {1 / 9., 1 / 9., 1 / 9.}});

        @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
        private final double[][] filter;

        Kind(double[][] filter) {
            this.filter = filter;
        }
    }

    /// The filter as it is in the lecture.
    public ImageKernel(Kind kind) {
        this(kind, kind.filter, Grid.CORRELATION);
    }

    @Override
    public Item item() {
        return switch (kind) {
            case EDGE ->
                new Item(
                        "L73",
                        new Words("Фильтр Собеля", "Sobel's filter"),
                        new Words(
                                "Отвечает на вертикальные границы: перепад 0→1 слева направо даёт −4 (с перевёрнутым "
                                        + "фильтром было бы +4), горизонтальная граница — 0.",
                                "Answers to vertical edges: a step 0→1 from left to right gives −4 (a flipped filter "
                                        + "would give +4), a horizontal edge 0."),
                        "[[1,0,−1],[2,0,−2],[1,0,−1]]");
            case SHARPEN ->
                new Item(
                        "L74",
                        new Words("Резкость", "Sharpening"),
                        new Words(
                                "Картинка плюс её отличие от размытой. Перепад 0→9 становится круче и перелетает: "
                                        + "0, −3, 12, 9.",
                                "The picture plus its difference from its blur. A step 0→9 becomes steeper and "
                                        + "overshoots: 0, −3, 12, 9."),
                        "2δ − 1/9·ones");
            case BLUR ->
                new Item(
                        "L75",
                        new Words("Размытие", "Blur"),
                        new Words(
                                "Среднее девяти соседей. Перепад 0→9 становится пологим: 0, 3, 6, 9.",
                                "The mean of nine neighbors. A step 0→9 becomes gentle: 0, 3, 6, 9."),
                        "1/9·ones");
        };
    }

    /// A step in the middle, from 0 to a height.
    private static double[][] step(double height, boolean vertical) {
        double[][] picture = new double[6][6];
        for (int r = 0; r < 6; r++) {
            for (int c = 0; c < 6; c++) {
                picture[r][c] = (vertical ? c : r) < 3 ? 0 : height;
            }
        }
        return picture;
    }

    @Override
    public Outcome compute(Choices choices) {
        double height = kind == Kind.EDGE ? 1 : 9;
        double[][] across = Grid.map(slide, step(height, true), filter);
        double[][] down = Grid.map(slide, step(height, false), filter);
        double[] places = {1, 2, 3, 4};
        Outcome outcome = new Outcome()
                .figure(new Figure.Chart(
                        new Words("строка картинки после фильтра", "a row of the picture after the filter"),
                        new Words("столбец", "column"),
                        new Words("значение", "value"),
                        java.util.List.of(
                                Curve.line(new Words("было", "before"), places, new double[] {0, 0, height, height}),
                                Curve.line(new Words("стало", "after"), places, across[1]))))
                .figure(Grid.table(new Words("фильтр", "filter"), filter));
        double sum = Arrays.stream(filter).flatMapToDouble(Arrays::stream).sum();
        double[] row = switch (kind) {
            case EDGE -> new double[] {0, -4, -4, 0};
            case SHARPEN -> new double[] {0, -3, 12, 9};
            case BLUR -> new double[] {0, 3, 6, 9};
        };
        for (int i = 0; i < 4; i++) {
            outcome.near(
                    new Words("столбец " + (i + 1) + ": " + (int) row[i], "column " + (i + 1) + ": " + (int) row[i]),
                    across[1][i],
                    row[i],
                    1e-9);
        }
        outcome.near(
                new Words("сумма чисел фильтра", "sum of the filter's numbers"), sum, kind == Kind.EDGE ? 0 : 1, 1e-12);
        if (kind == Kind.EDGE) {
            outcome.near(
                    new Words("горизонтальная граница → 0", "horizontal edge → 0"),
                    Math.max(Grid.largest(down), -down[1][1]),
                    0,
                    0);
        }
        return outcome;
    }
}
