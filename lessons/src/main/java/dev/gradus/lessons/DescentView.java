package dev.gradus.lessons;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// L29 to L34: the point on the error surface and the line among the samples are the same two numbers.
///
/// @param view the picture's number, 0 to 5
/// @param rule how a step is made
public record DescentView(int view, Descent.Rule rule) implements Lesson {
    private static final int[] STEPS = {0, 1, 2, 5, 20, 300};

    /// Against the gradient.
    public DescentView(int view) {
        this(view, Descent.AGAINST_GRADIENT);
    }

    @Override
    public Item item() {
        int step = STEPS[view];
        return new Item(
                "L" + (29 + view),
                new Words("Парная регрессия, шаг " + step, "Simple linear regression, step " + step),
                view == STEPS.length - 1
                        ? new Words(
                                "Спуск пришёл в минимум. Всё решает размер шага: 0.13 сходится за 127 шагов, 0.149 еле ползёт, "
                                        + "0.15 расходится, потому что граница — 2/L = 0.14922.",
                                "The descent has reached the minimum. The learning rate decides: 0.13 converges in 127 "
                                        + "steps, 0.149 crawls, 0.15 diverges, for the bound is 2/L = 0.14922.")
                        : new Words(
                                "Сверху точка (w₀, w₁) на поверхности ошибки, снизу прямая с этими весами. Каждый шаг "
                                        + "двигает точку вниз, а прямую — к данным.",
                                "Above, the point (w₀, w₁) on the error surface; below, the line with these "
                                        + "weights. Each step moves the point down and the line to the data."),
                "w^" + step + " → a(x) = w₁x + w₀");
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("eta", 0.05, 0.001, 0.3, new Words("размер шага η", "the learning rate η")));
    }

    @Override
    public Outcome compute(Choices choices) {
        double rate = choices.number("eta");
        List<double[]> trace = Descent.trace(rule, new double[] {0, 0}, rate, 0, STEPS[view]);
        double[] w = trace.getLast();
        double q = Descent.quality(w[0], w[1]);
        Outcome outcome = new Outcome()
                .value("w₀", w[0])
                .value("w₁", w[1])
                .value("Q", q)
                .figure(Descent.surface(new Words("Поверхность ошибки", "The error surface"), trace))
                .figure(line(w))
                .near(
                        new Words("Q по формуле квадратичной функции", "Q by the formula of a quadratic function"),
                        q,
                        expected(0.05, STEPS[view]),
                        1e-9);
        if (view == 0) {
            Tensor start = Tensor.of(w, 2);
            double[] away = rule.step(start, Descent.gradient(start), 1).toDoubleArray();
            outcome.near(Words.same("−∂Q/∂w₀ = 10.04"), away[0], 10.04, 1e-9)
                    .near(Words.same("−∂Q/∂w₁ = 28.04"), away[1], 28.04, 1e-9);
        }
        if (view == STEPS.length - 1) {
            outcome.near(
                            new Words("0.13 сходится за 127 шагов", "0.13 converges in 127 steps"),
                            steps(0.13, 1e-6),
                            127,
                            0)
                    .between(new Words("0.149 ползёт: шагов", "0.149 crawls: steps"), steps(0.149, 1e-6), 1500, 2e4)
                    .between(
                            new Words(
                                    "0.15 расходится до 10⁹ за столько шагов", "0.15 diverges to 10⁹ in so many steps"),
                            steps(0.15, 1e-6),
                            100,
                            2000);
        }
        return outcome;
    }

    private int steps(double rate, double eps) {
        return Descent.trace(rule, new double[] {0, 0}, rate, eps, 20_000).size() - 1;
    }

    /// Q* + ½eᵀHe with the error e = (I − ηH)ᵗ(w⁰ − w*), for H = [[2, 4], [4, 12]] and w* = (1.04, 1.99).
    private static double expected(double rate, int steps) {
        double e0 = -1.04;
        double e1 = -1.99;
        for (int t = 0; t < steps; t++) {
            double next = e0 - rate * (2 * e0 + 4 * e1);
            e1 -= rate * (4 * e0 + 12 * e1);
            e0 = next;
        }
        return 0.0214 + e0 * e0 + 4 * e0 * e1 + 6 * e1 * e1;
    }

    private static Figure line(double[] w) {
        return new Figure.Chart(
                new Words("Выборка и прямая", "The sample and the line"),
                Words.same("x"),
                Words.same("y"),
                List.of(
                        Curve.dots(new Words("выборка", "sample"), Descent.X, Descent.Y),
                        Curve.line(
                                Words.same("a(x) = w₁x + w₀"), new double[] {0, 4}, new double[] {w[0], w[0] + 4 * w[1]
                                })));
    }
}
