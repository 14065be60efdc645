package dev.gradus.cli;

import dev.gradus.lessons.Figure;
import dev.gradus.lessons.Language;
import dev.gradus.lessons.Svg;
import dev.gradus.lessons.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A comparison as a page, as Markdown and as a figure.
///
/// @param data the data's short name
/// @param notes what the data's reader passed over
record ComparisonReport(String data, long seed, List<String> notes, Comparison comparison) {
    /// The page's name.
    static final String PAGE = "compare.html";

    private static final String HEAD = """
            <!doctype html><html lang="en"><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><title>TITLE</title><style>
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;max-width:760px;margin:2rem auto;padding:0 1rem}
            svg{width:100%;height:auto}table{border-collapse:collapse;margin:1rem 0}
            td,th{border-bottom:1px solid #8888;padding:.25rem .8rem;text-align:right}
            td:first-child,th:first-child{text-align:left}</style><h1>TITLE</h1>
            """;

    /// Writes the files to a folder, which is made if need be.
    ///
    /// @throws IOException naming the file that cannot be written
    void write(Path folder) throws IOException {
        ResultFile.write(folder.resolve("compare.svg"), Svg.file(figure(), Language.EN));
        ResultFile.write(folder.resolve("compare.md"), markdown());
        ResultFile.write(folder.resolve(PAGE), page());
    }

    private Figure figure() {
        return new Figure.Estimates(
                new Words("Модели на " + data, "Models on " + data),
                new Words(comparison.leading() + ", интервал 95 %", comparison.leading() + ", 95 % interval"),
                comparison.rows().stream()
                        .map(r -> new Figure.Estimate(
                                r.name(),
                                r.interval().value(),
                                r.interval().low(),
                                r.interval().high()))
                        .toList());
    }

    private String judged() {
        Comparison c = comparison;
        return c.folds() > 1
                ? String.format(
                        Locale.ROOT,
                        "Cross-validation of %d folds: each of %,d samples is judged once, by a model that has not seen it.",
                        c.folds(),
                        c.judged())
                : String.format(Locale.ROOT, "Learned from %,d samples, judged by %,d others.", c.train(), c.judged());
    }

    private String method() {
        return "95 % interval of " + comparison.leading() + ": " + comparison.method() + ". Seed " + seed + ".";
    }

    private String markdown() {
        StringBuilder out = new StringBuilder("# Models on " + data + "\n\n" + judged() + " " + method() + "\n\n");
        List<List<String>> cells = comparison.cells();
        for (int i = 0; i < cells.size(); i++) {
            out.append("| " + String.join(" | ", cells.get(i)) + " |\n");
            if (i == 0) {
                out.append("|---".repeat(cells.getFirst().size()) + "|\n");
            }
        }
        out.append("\n![models](compare.svg)\n");
        notes.forEach(n -> out.append("\n- " + n));
        return out.append("\n").toString();
    }

    private String page() {
        StringBuilder out = new StringBuilder(HEAD.replace("TITLE", Svg.escape("Models on " + data)));
        out.append("<p>" + Svg.escape(judged()) + " " + Svg.escape(method()) + "</p><table>");
        List<List<String>> cells = comparison.cells();
        for (int i = 0; i < cells.size(); i++) {
            String tag = i == 0 ? "th" : "td";
            out.append("<tr>");
            cells.get(i).forEach(c -> out.append("<" + tag + ">" + Svg.escape(c) + "</" + tag + ">"));
            out.append("</tr>");
        }
        out.append("</table>" + Svg.of(figure(), Language.EN));
        notes.forEach(n -> out.append("<p>" + Svg.escape(n) + "</p>"));
        return out.append("</html>\n").toString();
    }
}
