package dev.gradus.train;

import dev.gradus.data.TableDataset;
import dev.gradus.data.Target;
import dev.gradus.data.TextDataset;
import dev.gradus.data.Vocabulary;
import dev.gradus.io.AtomicFile;
import dev.gradus.io.Json;
import dev.gradus.io.RunInfo;
import dev.gradus.nn.Describe;
import dev.gradus.nn.Modules;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.TensorType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The report of a finished run: one HTML file without scripts or outside references, to be read offline.
///
/// @param info what the run folder says: settings, version, machine
/// @param judged all samples of the test part with their answers
record Report(
        RunInfo info,
        RunOptions options,
        Prepared run,
        History history,
        TrainingRun.Result result,
        Scores scores,
        List<Evaluation.Judged> judged) {
    private static final int WORST = 25;

    /// Symbols of a text that the model writes.
    private static final int SAMPLE = 500;

    private static final int CURVE_POINTS = 400;

    /// So many epochs are read at a glance; more are folded.
    private static final int SHORT_TABLE = 12;

    private static final String STYLE = """
            :root{color-scheme:light dark;--line:#8884;--soft:#8888}
            body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
            h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.2rem}summary{cursor:pointer;margin-top:1rem}
            summary h2{display:inline}.scroll{overflow-x:auto;overflow-wrap:normal}
            table{border-collapse:collapse;margin-top:.6rem}pre{overflow-x:auto;font-size:.8rem;line-height:1.35}
            td,th{padding:.25rem .6rem;text-align:right;border-bottom:1px solid var(--line);vertical-align:top}
            th:first-child,td:first-child,table.left td,table.left th{text-align:left}
            .big{display:flex;gap:1rem 2rem;flex-wrap:wrap}.big div{font-size:1.8rem}
            .big small,.note{display:block;font-size:.85rem;opacity:.75}
            .worst{display:flex;flex-wrap:wrap;gap:.9rem}.worst figure{margin:0;width:7rem;font-size:.8rem;line-height:1.35;overflow-wrap:anywhere}
            .worst.boxes figure{width:12rem}.worst img{width:100%;image-rendering:pixelated;border:1px solid var(--soft)}
            pre.text{white-space:pre-wrap;font-size:.95rem}.wrong{color:#d6502a;font-weight:600}
            .matrix td,.matrix th,.answer{white-space:nowrap}.matrix td,.matrix th{text-align:center;min-width:1.8rem;vertical-align:bottom}.matrix th:first-child{text-align:left}
            table .answer{text-align:left}
            .matrix.long tr:first-child th{writing-mode:vertical-rl;text-align:left}
            .warn{background:#fa04;padding:.5rem 1rem;border-radius:.4rem}
            svg{width:100%;min-width:30rem;max-width:52rem;display:block}
            svg text{fill:currentColor;font-size:11px}svg .axis{stroke:currentColor;opacity:.6}svg .grid{stroke:var(--line)}
            """;

    void write(Path file) throws IOException {
        AtomicFile.write(file, html().getBytes(StandardCharsets.UTF_8));
    }

    private String html() throws IOException {
        StringBuilder out = new StringBuilder();
        String title = run.modelName() + " on " + options.data().replaceFirst("^.*[/\\\\](?=[^/\\\\])", "");
        out.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>Gradus: ")
                .append(escape(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style><h1>")
                .append(escape(title))
                .append("</h1>");
        out.append(headline());
        history.warnings()
                .forEach(w -> out.append("<p class=\"warn\">").append(escape(w)).append("</p>"));
        out.append(curves());
        scores.confusion().ifPresent(m -> out.append(ConfusionTable.html(m.counts(), names())));
        out.append(Scatter.html(run.task().target(), judged));
        out.append(answers());
        out.append(epochs()).append(settings());
        return out.append("</html>\n").toString();
    }

    /// A text that the model writes, else the worst answers.
    private String answers() throws IOException {
        Optional<Vocabulary> vocabulary = run.parts().train().vocabulary();
        if (run.parts().test() instanceof TextDataset text && vocabulary.isPresent()) {
            TextGenerator writer = new TextGenerator(run.model(), vocabulary.get(), text.length());
            return "<h2>What it writes</h2><p class=\"note\">At temperature 0.8, from nothing.</p><pre class=\"text\">"
                    + escape(writer.text("", SAMPLE, new Sampling(0.8, 0, 1), options.seed())) + "</pre>";
        }
        return new WorstAnswers(run.task(), run.parts().test()).html(Evaluation.worst(judged, WORST));
    }

    private List<String> names() {
        return TrainedModel.names(run.task().target());
    }

    private String headline() {
        Map<String, String> big = new LinkedHashMap<>();
        scores.values().forEach((name, v) -> big.put(name + " (" + result.judgedOn() + ")", format(v)));
        big.put("loss (" + result.judgedOn() + ")", format(result.testLoss()));
        big.put("training", String.format(Locale.ROOT, "%.1f s", history.seconds()));
        big.put("parameters", String.format(Locale.ROOT, "%,d", Modules.parameterCount(run.model())));
        return big.entrySet().stream()
                .map(e -> "<div>" + e.getValue() + "<small>" + escape(e.getKey()) + "</small></div>")
                .collect(Collectors.joining("", "<div class=\"big\">", "</div>"));
    }

    private String curves() {
        List<Chart.Curve> loss = List.of(
                Chart.Curve.line("steps", Chart.GRAY, Chart.thinned(history.losses(), CURVE_POINTS)),
                Chart.Curve.line("training", Chart.BLUE, points(History.Epoch::trainLoss)),
                Chart.Curve.line("hold-out", Chart.RED, points(History.Epoch::holdOutLoss)));
        StringBuilder out = new StringBuilder();
        out.append("<h2>Loss</h2><div class=\"scroll\">")
                .append(Chart.overSteps("loss", loss))
                .append("</div>");
        history.epochs().stream()
                .flatMap(e -> e.scores().keySet().stream())
                .findFirst()
                .ifPresent(name -> out.append("<h2>")
                        .append(escape(name))
                        .append("</h2><div class=\"scroll\">")
                        .append(Chart.overSteps(
                                name,
                                List.of(Chart.Curve.line(
                                        "hold-out",
                                        Chart.GREEN,
                                        points(e -> e.scores().getOrDefault(name, Double.NaN))))))
                        .append("</div>"));
        return out.toString();
    }

    private List<double[]> points(java.util.function.ToDoubleFunction<History.Epoch> value) {
        return history.epochs().stream()
                .map(e -> new double[] {e.step(), value.applyAsDouble(e)})
                .toList();
    }

    private String epochs() {
        StringBuilder out = new StringBuilder("<details");
        out.append(history.epochs().size() <= SHORT_TABLE ? " open" : "");
        out.append("><summary><h2>Epochs</h2></summary><div class=\"scroll\"><table><tr><th>epoch")
                .append("<th>training loss<th>hold-out loss");
        history.epochs().stream()
                .limit(1)
                .flatMap(e -> e.scores().keySet().stream())
                .forEach(k -> out.append("<th>").append(escape(k)));
        out.append("</tr>");
        for (History.Epoch e : history.epochs()) {
            out.append("<tr><td>").append(e.epoch()).append(e.epoch() == history.bestEpoch() ? " (kept)" : "");
            out.append("<td>").append(format(e.trainLoss())).append("<td>").append(format(e.holdOutLoss()));
            e.scores().values().forEach(v -> out.append("<td>").append(format(v)));
            out.append("</tr>");
        }
        return out.append("</table></div></details>").toString();
    }

    /// What the run really did, defaults filled in; then all that was said.
    private String settings() {
        TrainConfig c = run.config();
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("data", options.data());
        if (run.parts().train() instanceof TableDataset table) {
            rows.put(
                    "target",
                    "column '"
                            + table.table()
                                    .columns()
                                    .get(table.table().target())
                                    .name() + "'"
                            + (run.task().target() instanceof Target.Classes(List<String> names)
                                    ? ", one of " + names.size() + " classes"
                                    : ", a number"));
        }
        rows.put(
                "samples",
                String.format(
                        Locale.ROOT,
                        "%,d to learn from, %,d held out, %,d to test",
                        run.parts().train().size(),
                        run.parts().holdOut().size(),
                        run.parts().test().size()));
        rows.put("model", run.modelName() + (options.settings().isEmpty() ? "" : " " + options.settings()));
        rows.put("epochs", c.epochs());
        rows.put(
                "batch size",
                c.accumulate() > 1 ? c.batchSize() + " x " + c.accumulate() + " gathered" : c.batchSize());
        rows.put(
                "learning rate",
                c.learningRate() + ", " + c.schedule()
                        + c.plateau().map(p -> ", " + p).orElse(""));
        rows.put("optimizer", c.optimizer());
        if (!c.stopping().isEmpty()) {
            rows.put("stopping", c.stopping());
        }
        if (!c.augmentation().isEmpty()) {
            rows.put("augmentation", c.augmentation());
        }
        rows.put("seed", c.seed());
        rows.put(
                "made by",
                "Gradus " + info.version() + ", Java " + info.machine().jdk());
        rows.put("machine", info.machine().os() + ", " + info.machine().processors() + " processors");
        List<String> lines = new ArrayList<>();
        rows.forEach((k, v) -> lines.add("<tr><th>" + escape(k) + "<td>" + escape(String.valueOf(v)) + "</tr>"));
        TensorType one = new TensorType(Shape.of(1).concat(run.parts().train().inputShape()), DType.F32);
        return "<h2>Settings</h2><table class=\"left\">" + String.join("", lines) + "</table>"
                + folded("Layers", Describe.of(run.model(), one).toString())
                + folded("All options", Json.writeIndented(options.toMap()));
    }

    private static String folded(String title, String text) {
        return "<details><summary>" + title + "</summary><pre>" + escape(text) + "</pre></details>";
    }

    static String format(double v) {
        return String.format(Locale.ROOT, "%.4f", v);
    }

    static String escape(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
