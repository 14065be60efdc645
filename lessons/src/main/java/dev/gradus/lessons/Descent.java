package dev.gradus.lessons;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Gradient descent on the lecture's paired regression: five points, a line a(x) = w₁x + w₀.
public final class Descent {
    static final double[] X = {0, 1, 2, 3, 4};
    static final double[] Y = {1.1, 2.9, 5.2, 6.8, 9.1};

    /// The mean squared error of the weights (w₀, w₁).
    static final UnaryOperator<Tensor> QUALITY = w -> {
        Tensor line = Tensor.of(X, 5).mul(w.slice(0, 1, 2)).add(w.slice(0, 0, 1));
        return line.sub(Tensor.of(Y, 5)).square().mean();
    };

    /// w − η∇Q.
    static final Rule AGAINST_GRADIENT = (w, gradient, rate) -> w.sub(gradient.mul(rate));

    private Descent() {}

    /// How a step makes new weights.
    @FunctionalInterface
    public interface Rule {
        /// The new weights from the old ones, the gradient at the old ones and the learning rate.
        Tensor step(Tensor weights, Tensor gradient, double rate);
    }

    static double quality(double w0, double w1) {
        return QUALITY.apply(Tensor.of(new double[] {w0, w1}, 2)).itemDouble();
    }

    static Tensor gradient(Tensor w) {
        return Autodiff.grad(QUALITY.apply(w), w);
    }

    /// All weights from the start on, until a step is shorter than `eps`, longer than 1e9, or `most` steps are
    /// done.
    static List<double[]> trace(Rule rule, double[] start, double rate, double eps, int most) {
        List<double[]> trace = new ArrayList<>();
        trace.add(start);
        double[] w = start;
        for (int t = 0; t < most; t++) {
            Tensor at = Tensor.of(w, 2);
            double[] next = rule.step(at, gradient(at), rate).toDoubleArray();
            double dx = next[0] - w[0];
            double dy = next[1] - w[1];
            double length = Math.sqrt(dx * dx + dy * dy);
            trace.add(next);
            w = next;
            if (!(length >= eps && length < 1e9)) {
                break;
            }
        }
        return trace;
    }

    static Figure surface(Words title, List<double[]> trace) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < 40; j++) {
                // the root shows the valley, which squares hide
                row.add(Math.sqrt(quality(-1 + 4 * (j + 0.5) / 40, -1 + 4 * (i + 0.5) / 40)));
            }
            rows.add(row);
        }
        double[] w0 = trace.stream().mapToDouble(w -> clipped(w[0])).toArray();
        double[] w1 = trace.stream().mapToDouble(w -> clipped(w[1])).toArray();
        Words path = new Words("путь (w₀, w₁)", "the path of (w₀, w₁)");
        return new Figure.Heat(
                title,
                new Figure.Area(-1, 3, -1, 3),
                rows,
                List.of(Curve.line(path, w0, w1), Curve.dots(path, w0, w1)),
                List.of());
    }

    private static double clipped(double w) {
        return w >= -1 && w <= 3 ? w : Double.NaN;
    }
}
