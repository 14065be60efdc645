package dev.gradus.lessons;

import java.util.ArrayList;
import java.util.List;

/// L22: gradients stand at right angles to contour lines.
///
/// @param gradient the gradient of f = x² + 3y²
public record GradientAndContours(GradientOfFunction.Gradient gradient) implements Lesson {
    private static final int CELLS = 48;

    /// The engine's gradient.
    public GradientAndContours() {
        this(Hill.BOWL::gradient);
    }

    @Override
    public Item item() {
        return new Item(
                "L22",
                new Words("Градиент и линии уровня", "The gradient and contour lines"),
                new Words(
                        "В каждой точке антиградиент перпендикулярен линии уровня: вдоль неё функция не меняется.",
                        "At every point the antigradient is at right angles to the contour line, along which the "
                                + "function does not change."),
                "⟨∇f, τ⟩ = 0");
    }

    @Override
    public Outcome compute(Choices choices) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < CELLS; i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < CELLS; j++) {
                row.add(Hill.BOWL.at(-2 + 4 * (j + 0.5) / CELLS, -2 + 4 * (i + 0.5) / CELLS));
            }
            rows.add(row);
        }
        double worst = 0;
        List<Figure.Arrow> arrows = new ArrayList<>();
        List<Curve> contours = new ArrayList<>();
        for (double level : new double[] {1, 3}) {
            double[] xs = new double[73];
            double[] ys = new double[73];
            for (int i = 0; i <= 72; i++) {
                double t = StrictMath.toRadians(5 * i);
                // the contour of x² + 3y² = level, and its tangent
                xs[i] = Math.sqrt(level) * StrictMath.cos(t);
                ys[i] = Math.sqrt(level / 3) * StrictMath.sin(t);
                double tx = -Math.sqrt(level) * StrictMath.sin(t);
                double ty = Math.sqrt(level / 3) * StrictMath.cos(t);
                double[] g = gradient.at(xs[i], ys[i]);
                double cos = (g[0] * tx + g[1] * ty) / Math.sqrt((g[0] * g[0] + g[1] * g[1]) * (tx * tx + ty * ty));
                worst = Math.max(worst, Math.abs(cos));
                if (i % 6 == 0) {
                    arrows.add(new Figure.Arrow(xs[i], ys[i], -0.08 * g[0], -0.08 * g[1]));
                }
            }
            contours.add(Curve.line(Words.same("f = " + Ticks.number(level)), xs, ys));
        }
        return new Outcome()
                .value("max |cos|", worst)
                .figure(new Figure.Heat(
                        new Words("Линии уровня и антиградиенты", "Contour lines and antigradients"),
                        new Figure.Area(-2, 2, -2, 2),
                        rows,
                        contours,
                        arrows))
                .between(
                        new Words("наибольший |cos| между ∇f и линией уровня", "largest |cos| of ∇f and the contour"),
                        worst,
                        0,
                        1e-3);
    }
}
