package dev.gradus.lessons;

import java.util.List;

/// L20: of all directions, a function grows fastest along its gradient, and falls fastest against it (L21).
///
/// @param gradient the gradient of f = x² + 3y²
/// @param side which of the two the lesson is about
public record SteepestDirection(GradientOfFunction.Gradient gradient, Side side) implements Lesson {
    /// The growth or the fall.
    public enum Side {
        /// L20.
        GROWTH,
        /// L21.
        FALL
    }

    /// The engine's gradient.
    public SteepestDirection(Side side) {
        this(Hill.BOWL::gradient, side);
    }

    @Override
    public Item item() {
        String formula = "∂f/∂u = ⟨∇f, u⟩,  ‖u‖ = 1";
        return switch (side) {
            case GROWTH ->
                new Item(
                        "L20",
                        new Words("Куда функция растёт быстрее всего?", "Which way does a function grow fastest?"),
                        new Words(
                                "Производная по всем направлениям из точки (1, 1): наибольшая равна длине градиента "
                                        + "и стоит на его направлении; поперёк градиента она равна нулю.",
                                "The derivative in all directions from (1, 1): the largest equals the gradient's "
                                        + "length and stands in its direction; across the gradient it is zero."),
                        formula);
            case FALL ->
                new Item(
                        "L21",
                        new Words("Антиградиент", "The antigradient"),
                        new Words(
                                "Быстрее всего функция убывает в сторону антиградиента.",
                                "A function falls fastest along the antigradient."),
                        formula);
        };
    }

    @Override
    public Outcome compute(Choices choices) {
        double[] g = gradient.at(1, 1);
        double length = Math.sqrt(g[0] * g[0] + g[1] * g[1]);
        double[] degrees = new double[361];
        double[] slopes = new double[361];
        int most = 0;
        int least = 0;
        double h = 1e-6;
        for (int i = 0; i <= 360; i++) {
            double cos = StrictMath.cos(StrictMath.toRadians(i));
            double sin = StrictMath.sin(StrictMath.toRadians(i));
            degrees[i] = i;
            slopes[i] = (Hill.BOWL.at(1 + h * cos, 1 + h * sin) - Hill.BOWL.at(1 - h * cos, 1 - h * sin)) / (2 * h);
            most = slopes[i] > slopes[most] ? i : most;
            least = slopes[i] < slopes[least] ? i : least;
        }
        double angle = (StrictMath.toDegrees(StrictMath.atan2(g[1], g[0])) + 360) % 360;
        Outcome out = new Outcome()
                .value("‖∇f‖", length)
                .value("∠∇f", angle)
                .figure(new Figure.Chart(
                        new Words("Производная по направлению в (1, 1)", "The directional derivative at (1, 1)"),
                        new Words("угол, °", "angle, °"),
                        Words.same("∂f/∂u"),
                        List.of(Curve.line(Words.same("∂f/∂u"), degrees, slopes))));
        return switch (side) {
            case GROWTH ->
                out.near(new Words("угол градиента", "the gradient's angle"), angle, 71.565, 1e-3)
                        .near(new Words("длина √40", "the length √40"), length, Math.sqrt(40), 1e-12)
                        .near(new Words("наибольший наклон там же", "the largest slope is there"), most, angle, 0.5)
                        .near(
                                new Words("поперёк градиента наклон 0", "across the gradient the slope is 0"),
                                slopes[162],
                                0,
                                0.06);
            case FALL ->
                out.near(new Words("угол антиградиента", "the antigradient's angle"), angle + 180, 251.565, 1e-3)
                        .near(
                                new Words("наименьший наклон там же", "the least slope is there"),
                                least,
                                angle + 180,
                                0.5)
                        .near(new Words("он равен −√40", "it is −√40"), slopes[least], -length, 1e-3);
        };
    }
}
