package dev.gradus.train;

import dev.gradus.data.Dataset;
import dev.gradus.data.TableDataset;
import dev.gradus.data.Target;
import dev.gradus.tensor.Shape;
import dev.gradus.train.metric.BoxIou;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The samples of a report whose answers are worst: pictures with a line below, or the rows of a table. Those of
/// files are shown by their names.
///
/// @param data where the samples are
record WorstAnswers(Task task, Dataset data) {
    /// Columns of numbers and texts that are shown.
    private static final int MOST_COLUMNS = 12;

    private static final double SURE = 0.95;

    String html(List<Evaluation.Judged> answers) throws IOException {
        List<Evaluation.Judged> worst =
                answers.stream().filter(j -> !isSurelyRight(j)).toList();
        if (worst.isEmpty()) {
            return "<h2>The worst answers</h2><p>All are right, and surely so.</p>";
        }
        String title = "<h2>The " + worst.size() + " worst answers</h2>";
        return title + (Thumbnail.isPicture(data.inputShape()) ? pictures(worst) : table(worst));
    }

    /// Whether a class is told rightly with hardly a doubt.
    private boolean isSurelyRight(Evaluation.Judged j) {
        if (!(task.target() instanceof Target.Classes)) {
            return false;
        }
        int said = best(j.answer());
        return said == (int) j.target()[0] && j.answer()[said] > SURE;
    }

    private String pictures(List<Evaluation.Judged> worst) throws IOException {
        boolean boxes = task instanceof Task.Localization;
        Shape shape = data.inputShape();
        StringBuilder out = new StringBuilder();
        if (boxes) {
            out.append("<p class=\"note\">Green is the truth, red the answer.</p>");
        }
        out.append("<div class=\"worst").append(boxes ? " boxes" : "").append("\">");
        for (Evaluation.Judged j : worst) {
            float[] x = new float[shape.intSize()];
            data.read(j.index(), x, 0, new float[data.target().width()], 0);
            out.append("<figure><img alt=\"").append(name(j, "sample ")).append("\" src=\"data:image/png;base64,");
            out.append(Thumbnail.base64(x, shape, boxes ? j : null)).append("\"><figcaption>");
            out.append(name(j, "#")).append(": ").append(caption(j)).append("</figcaption></figure>");
        }
        return out.append("</div>").toString();
    }

    /// The sample's file, or its number where it is none.
    private String name(Evaluation.Judged j, String beforeNumber) {
        return Report.escape(data.name(j.index()).orElse(beforeNumber + j.index()));
    }

    private String caption(Evaluation.Judged j) {
        return switch (task.target()) {
            case Target.Classes c -> classes(c.names(), j);
            case Target.Box _ -> String.format(Locale.ROOT, "IoU %.2f", BoxIou.iou(j.answer(), j.target(), 0));
            case Target.Symbols(List<String> names, int length) -> {
                float[] last = {j.target()[length - 1]};
                yield classes(names, new Evaluation.Judged(j.index(), j.loss(), j.answer(), last));
            }
            case Target.Values v -> "is " + numbers(v, j.target()) + ", answer " + numbers(v, j.answer());
        };
    }

    private static String classes(List<String> names, Evaluation.Judged j) {
        int truth = (int) j.target()[0];
        int said = best(j.answer());
        String sure = String.format(Locale.ROOT, "%.0f %%", 100 * j.answer()[said]);
        String name = Report.escape(names.get(truth));
        return said == truth
                ? name + ", but only " + sure + " sure"
                : name + " taken for <span class=\"wrong\">" + Report.escape(names.get(said)) + "</span> (" + sure
                        + ")";
    }

    private static int best(float[] answer) {
        int best = 0;
        for (int i = 1; i < answer.length; i++) {
            best = answer[i] > answer[best] ? i : best;
        }
        return best;
    }

    private static String numbers(Target.Values v, float[] values) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            s.append(i > 0 ? ", " : "").append(number(v.original(i, values[i])));
        }
        return s.toString();
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, "%.4g", v);
    }

    private String table(List<Evaluation.Judged> worst) {
        StringBuilder out = new StringBuilder("<div class=\"scroll\"><table><tr><th>sample<th class=\"answer\">answer");
        if (!worst.isEmpty()) {
            inputs(worst.getFirst().index())
                    .keySet()
                    .forEach(k -> out.append("<th>").append(Report.escape(k)));
        }
        out.append("</tr>");
        for (Evaluation.Judged j : worst) {
            out.append("<tr><td>")
                    .append(name(j, "#"))
                    .append("<td class=\"answer\">")
                    .append(caption(j));
            inputs(j.index()).values().forEach(v -> out.append("<td>").append(Report.escape(v)));
            out.append("</tr>");
        }
        return out.append("</table></div>").toString();
    }

    /// What a sample is made of: the fields of its row, or its numbers.
    private Map<String, String> inputs(int index) {
        Map<String, String> shown = new LinkedHashMap<>();
        if (data instanceof TableDataset rows) {
            rows.fields(index).entrySet().stream()
                    .limit(MOST_COLUMNS)
                    .forEach(e -> shown.put(e.getKey(), e.getValue()));
            return shown;
        }
        float[] x = new float[data.inputShape().intSize()];
        data.read(index, x, 0, new float[data.target().width()], 0);
        if (data.vocabulary().isPresent()) {
            shown.put("symbols", data.vocabulary().get().decode(x));
            return shown;
        }
        for (int i = 0; i < Math.min(MOST_COLUMNS, x.length); i++) {
            shown.put("x" + i, number(x[i]));
        }
        return shown;
    }
}
