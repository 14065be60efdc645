package dev.gradus.train;

import dev.gradus.data.Target;
import java.util.ArrayList;
import java.util.List;

/// Answers over true numbers, a chart for each number that is predicted: what the confusion matrix is for
/// classes.
final class Scatter {
    private static final int MOST_DOTS = 1_000;
    private static final int MOST_CHARTS = 4;

    private Scatter() {}

    /// The charts in the data's own units; nothing for other targets than numbers.
    static String html(Target target, List<Evaluation.Judged> judged) {
        if (!(target instanceof Target.Values values)) {
            return "";
        }
        StringBuilder out = new StringBuilder("<h2>Answers over the truth</h2>");
        if (judged.size() > MOST_DOTS) {
            out.append("<p class=\"note\">").append(MOST_DOTS).append(" of the test samples, evenly spaced.</p>");
        }
        for (int i = 0; i < Math.min(MOST_CHARTS, values.width()); i++) {
            out.append("<div class=\"scroll\">")
                    .append(chart(values, i, judged))
                    .append("</div>");
        }
        return out.toString();
    }

    private static String chart(Target.Values values, int number, List<Evaluation.Judged> judged) {
        List<double[]> dots = new ArrayList<>();
        int n = Math.min(MOST_DOTS, judged.size());
        for (int i = 0; i < n; i++) {
            Evaluation.Judged j = judged.get((int) ((long) i * judged.size() / n));
            dots.add(new double[] {
                values.original(number, j.target()[number]), values.original(number, j.answer()[number])
            });
        }
        Chart.Curve answers = new Chart.Curve("answers", Chart.BLUE, Chart.Mark.DOTS, dots);
        double[] truth = Chart.values(List.of(answers), 0);
        double[] said = Chart.values(List.of(answers), 1);
        if (truth.length == 0) {
            return "<p>No points.</p>";
        }
        Axis x = Axis.around(truth[0], truth[truth.length - 1]);
        Axis y = Axis.around(Math.min(truth[0], said[0]), Math.max(truth[truth.length - 1], said[said.length - 1]));
        Chart.Curve exact = Chart.Curve.line(
                "exact", Chart.GRAY, List.of(new double[] {x.low(), x.low()}, new double[] {x.high(), x.high()}));
        String name = values.names().get(number);
        return new Chart("true " + name, x, "predicted " + name, y).svg(List.of(exact, answers));
    }
}
