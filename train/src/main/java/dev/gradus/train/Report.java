package dev.gradus.train;

import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.io.AtomicFile;
import dev.gradus.io.Json;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Modules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The report of a finished run: one HTML file without scripts or outside references, to be read offline.
final class Report {
    private static final String STYLE = """
            :root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}table{border-collapse:collapse}
            td,th{padding:.25rem .6rem;text-align:right;border-bottom:1px solid #8884}th:first-child,td:first-child{text-align:left}
            .big{display:flex;gap:2rem;flex-wrap:wrap}.big div{font-size:1.8rem}.big small{display:block;font-size:.85rem;opacity:.7}
            .worst{display:flex;flex-wrap:wrap;gap:.8rem}.worst figure{margin:0;width:7.5rem;font-size:.8rem}
            .worst img{width:7rem;image-rendering:pixelated;border:1px solid #8886}svg{max-width:100%}
            .matrix td{text-align:center;min-width:2.2rem}.warn{background:#fa04;padding:.5rem 1rem;border-radius:.4rem}
            svg text{fill:currentColor;font-size:11px}svg .axis{stroke:currentColor;opacity:.35}
            """;

    private final RunOptions options;
    private final String modelName;
    private final Layer model;
    private final Task task;
    private final History history;
    private final TrainingRun.Result result;
    private final Scores scores;
    private final StringBuilder out = new StringBuilder();

    Report(
            RunOptions options,
            String modelName,
            Layer model,
            Task task,
            History history,
            TrainingRun.Result result,
            Scores scores) {
        this.options = options;
        this.modelName = modelName;
        this.model = model;
        this.task = task;
        this.history = history;
        this.result = result;
        this.scores = scores;
    }

    void write(Path file, List<Evaluation.Judged> worst, Dataset judged) throws IOException {
        AtomicFile.write(file, html(worst, judged).getBytes(StandardCharsets.UTF_8));
    }

    private String html(List<Evaluation.Judged> worst, Dataset judged) throws IOException {
        String title = modelName + " on " + options.data();
        out.append(
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        out.append("<title>Gradus: ")
                .append(escape(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style>");
        out.append("<h1>").append(escape(title)).append("</h1><div class=\"big\">");
        scores.values().forEach((name, v) -> big(format(v), name + " (" + result.judgedOn() + ")"));
        big(format(result.testLoss()), "loss (" + result.judgedOn() + ")");
        big(String.format(Locale.ROOT, "%.1f s", history.seconds()), "training");
        big(String.format(Locale.ROOT, "%,d", Modules.parameterCount(model)), "parameters");
        out.append("</div>");
        history.warnings()
                .forEach(w -> out.append("<p class=\"warn\">").append(escape(w)).append("</p>"));
        curves();
        epochs();
        scores.confusion().ifPresent(m -> matrix(m.counts()));
        out.append("<h2>The ").append(worst.size()).append(" worst answers</h2><div class=\"worst\">");
        for (Evaluation.Judged j : worst) {
            worst(j, judged);
        }
        out.append("</div><h2>Settings</h2><pre>")
                .append(escape(Json.writeIndented(options.toMap())))
                .append("</pre>");
        return out.append("</html>\n").toString();
    }

    private void big(String value, String name) {
        out.append("<div>").append(value).append("<small>").append(escape(name)).append("</small></div>");
    }

    private void curves() {
        List<Chart.Curve> loss = new ArrayList<>();
        loss.add(new Chart.Curve("step loss", "#8888", history.losses()));
        loss.add(new Chart.Curve("training", "#2a78d6", points(e -> e.trainLoss())));
        loss.add(new Chart.Curve("hold-out", "#d6502a", points(e -> e.holdOutLoss())));
        out.append("<h2>Loss by step</h2>").append(Chart.svg(loss));
        if (!history.epochs().isEmpty()) {
            String name = history.epochs().get(0).scores().keySet().iterator().next();
            List<Chart.Curve> score = List.of(new Chart.Curve(
                    "hold-out " + name, "#2a9d4a", points(e -> e.scores().getOrDefault(name, 0.0))));
            out.append("<h2>").append(escape(name)).append(" by step</h2>").append(Chart.svg(score));
        }
    }

    private List<double[]> points(java.util.function.ToDoubleFunction<TrainEvent.EpochDone> value) {
        return history.epochs().stream()
                .map(e -> new double[] {e.step(), value.applyAsDouble(e)})
                .toList();
    }

    private void epochs() {
        out.append("<h2>Epochs</h2><table><tr><th>epoch<th>training loss<th>hold-out loss");
        if (!history.epochs().isEmpty()) {
            history.epochs()
                    .get(0)
                    .scores()
                    .keySet()
                    .forEach(k -> out.append("<th>").append(escape(k)));
        }
        out.append("<th>seconds</tr>");
        for (TrainEvent.EpochDone e : history.epochs()) {
            out.append("<tr><td>").append(e.epoch()).append(e.epoch() == history.bestEpoch() ? " (kept)" : "");
            out.append("<td>").append(format(e.trainLoss())).append("<td>").append(format(e.holdOutLoss()));
            e.scores().values().forEach(v -> out.append("<td>").append(format(v)));
            out.append(String.format(Locale.ROOT, "<td>%.1f</tr>", e.seconds()));
        }
        out.append("</table>");
    }

    private void matrix(long[][] m) {
        List<String> names = TrainedModel.names(task.target());
        if (m.length > 40) {
            return;
        }
        out.append(
                "<h2>Confusion matrix</h2><p>Rows are the truth, columns the answers.</p><table class=\"matrix\"><tr><th>");
        names.forEach(n -> out.append("<th>").append(escape(n)));
        out.append("</tr>");
        for (int r = 0; r < m.length; r++) {
            long row = Math.max(1, java.util.Arrays.stream(m[r]).sum());
            out.append("<tr><th>").append(escape(names.get(r)));
            for (int c = 0; c < m.length; c++) {
                double share = (double) m[r][c] / row;
                String color = r == c ? "42,157,74" : "214,80,42";
                double strength = r == c ? share * 0.6 : Math.min(1, share * 8);
                out.append(String.format(
                        Locale.ROOT, "<td style=\"background:rgba(%s,%.2f)\">%d", color, strength, m[r][c]));
            }
            out.append("</tr>");
        }
        out.append("</table>");
    }

    private void worst(Evaluation.Judged j, Dataset judged) throws IOException {
        float[] x = new float[judged.inputShape().intSize()];
        judged.read(j.index(), x, 0, new float[judged.target().width()], 0);
        out.append("<figure>");
        if (Thumbnail.isPicture(judged.inputShape())) {
            out.append("<img alt=\"sample ").append(j.index()).append("\" src=\"data:image/png;base64,");
            out.append(Thumbnail.base64(x, judged.inputShape(), task instanceof Task.Localization ? j : null))
                    .append("\">");
        } else {
            out.append("<code>").append(escape(brief(x))).append("</code>");
        }
        out.append("<figcaption>#")
                .append(j.index())
                .append(": ")
                .append(escape(caption(j)))
                .append("</figcaption></figure>");
    }

    private String caption(Evaluation.Judged j) {
        if (task.target() instanceof Target.Classes classes) {
            int best = 0;
            for (int i = 1; i < j.answer().length; i++) {
                best = j.answer()[i] > j.answer()[best] ? i : best;
            }
            return "is " + classes.names().get((int) j.target()[0]) + ", answer "
                    + classes.names().get(best) + String.format(Locale.ROOT, " (%.0f %%)", 100 * j.answer()[best]);
        }
        return "is " + brief(j.target()) + ", answer " + brief(j.answer());
    }

    private static String brief(float[] v) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < Math.min(6, v.length); i++) {
            s.append(i > 0 ? ", " : "").append(String.format(Locale.ROOT, "%.3g", v[i]));
        }
        return s.append(v.length > 6 ? ", …" : "").toString();
    }

    private static String format(double v) {
        return String.format(Locale.ROOT, "%.4f", v);
    }

    static String escape(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
