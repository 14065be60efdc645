package dev.gradus.lessons;

/// L70: the stronger the pattern, the larger the filter's answer; and what the answer does not tell.
///
/// @param slide how the filter runs over a patch
public record PatternStrength(Grid.Slide slide) implements Lesson {
    private static final int STEPS = 11;

    /// Correlation.
    public PatternStrength() {
        this(Grid.CORRELATION);
    }

    @Override
    public Item item() {
        return new Item(
                "L70",
                new Words("Чем сильнее паттерн, тем больше значение", "The stronger the pattern, the larger the value"),
                new Words(
                        "Ответ растёт вместе с контрастом паттерна. Но квадрат из одних единиц даёт столько же, сколько "
                                + "настоящая диагональ: отличает их ответ, делённый на длины квадрата и фильтра.",
                        "The answer grows with the pattern's contrast. But a square of ones gives as much as the true "
                                + "diagonal: what tells them apart is the answer divided by the lengths of square and "
                                + "filter."),
                "cos = Σ x·w / (‖x‖·‖w‖)");
    }

    private double answer(double[][] patch) {
        return Grid.map(slide, patch, Grid.DIAGONAL)[0][0];
    }

    private double cosine(double[][] patch) {
        double length = Grid.tensor(patch).square().sum().sqrt().itemDouble();
        double filter = Grid.tensor(Grid.DIAGONAL).square().sum().sqrt().itemDouble();
        return answer(patch) / (length * filter);
    }

    @Override
    public Outcome compute(Choices choices) {
        double[] contrast = new double[STEPS];
        double[] answers = new double[STEPS];
        double growth = Double.MAX_VALUE;
        for (int i = 0; i < STEPS; i++) {
            contrast[i] = i / 2.0;
            answers[i] = answer(new double[][] {{contrast[i], 0}, {0, contrast[i]}});
            growth = i == 0 ? growth : Math.min(growth, answers[i] - answers[i - 1]);
        }
        double[][] diagonal = {{1, 0}, {0, 1}};
        double[][] ones = {{1, 1}, {1, 1}};
        return new Outcome()
                .value(new Words("cos(диагональ)", "cos(diagonal)"), cosine(diagonal))
                .value(new Words("cos(единицы)", "cos(ones)"), cosine(ones))
                .figure(new Figure.Chart(
                        new Words("ответ и контраст", "answer and contrast"),
                        new Words("контраст", "contrast"),
                        new Words("ответ", "answer"),
                        java.util.List.of(Curve.line(new Words("диагональ", "diagonal"), contrast, answers))))
                .near(new Words("прирост на шаг контраста ½", "growth for a step ½ of contrast"), growth, 1, 1e-12)
                .near(new Words("диагональ → 2", "diagonal → 2"), answer(diagonal), 2, 0)
                .near(new Words("одни единицы → тоже 2", "all ones → 2 as well"), answer(ones), 2, 0)
                .near(new Words("cos с диагональю", "cos with the diagonal"), cosine(diagonal), 1, 1e-12)
                .near(new Words("cos с единицами 1/√2", "cos with ones 1/√2"), cosine(ones), Math.sqrt(0.5), 1e-12);
    }
}
