package dev.gradus.lessons;

import java.util.List;
import java.util.Locale;

/// A lesson and its outcome as one HTML page that needs nothing else: Russian and English, light and dark.
public final class Page {
    private static final String HEAD = """
            <!doctype html><html lang="ru"><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><title>TITLE</title><style>
            :root{color-scheme:light dark}
            body{font:17px/1.5 system-ui,sans-serif;max-width:720px;margin:2rem auto;padding:0 1rem}
            svg{width:100%;height:auto}table{border-collapse:collapse;margin:.5rem 0}
            td,th{border:1px solid #888;padding:.2rem .7rem;text-align:right}
            pre{font-size:1.05rem;white-space:pre-wrap}figure{margin:1.5rem 0}
            figcaption{font-weight:600}.en{display:none}#en:checked~.en{display:block}#en:checked~.ru{display:none}
            .bad{color:#d6502a;font-weight:700}</style>
            <input type="checkbox" id="en"> <label for="en">English</label>
            """;

    private Page() {}

    /// The page of a lesson.
    public static String of(Lesson lesson, Outcome outcome) {
        StringBuilder out = new StringBuilder(HEAD.replace(
                "TITLE",
                Svg.escape(lesson.item().id() + " " + lesson.item().title().ru())));
        for (Language language : Language.values()) {
            out.append("<main class=\"" + language.name().toLowerCase(Locale.ROOT) + "\" lang=\""
                    + language.name().toLowerCase(Locale.ROOT) + "\">");
            body(out, lesson, outcome, language);
            out.append("</main>");
        }
        return out.append("</html>\n").toString();
    }

    /// A page that leads to those of lessons, which stand beside it as `L27.html`.
    public static String index(List<Lesson> lessons) {
        Words title = new Words("Введение в глубинное обучение", "Introduction to deep learning");
        StringBuilder out = new StringBuilder(HEAD.replace("TITLE", Svg.escape(title.ru())));
        for (Language language : Language.values()) {
            String name = language.name().toLowerCase(Locale.ROOT);
            out.append("<main class=\"" + name + "\" lang=\"" + name + "\"><h1>" + Svg.escape(title.in(language))
                    + "</h1>");
            for (Lesson lesson : lessons) {
                Item item = lesson.item();
                out.append("<p><a href=\"" + item.id() + ".html\">" + item.id() + "</a> "
                        + Svg.escape(item.title().in(language)) + "</p>");
            }
            out.append("</main>");
        }
        return out.append("</html>\n").toString();
    }

    private static void body(StringBuilder out, Lesson lesson, Outcome outcome, Language language) {
        Item item = lesson.item();
        out.append("<h1>" + item.id() + ". " + Svg.escape(item.title().in(language)) + "</h1><p>"
                + Svg.escape(item.text().in(language)) + "</p><pre>" + Svg.escape(item.formula()) + "</pre>");
        for (Figure figure : outcome.figures()) {
            out.append("<figure><figcaption>" + Svg.escape(figure.title().in(language)) + "</figcaption>"
                    + Svg.of(figure, language) + "</figure>");
        }
        out.append("<table>");
        for (Value v : outcome.values()) {
            out.append("<tr><th>" + Svg.escape(v.name()) + "</th><td>" + Ticks.number(v.number()) + "</td></tr>");
        }
        out.append("</table><ul>");
        for (Check c : outcome.checks()) {
            out.append("<li" + (c.passed() ? ">✓ " : " class=\"bad\">✗ ")
                    + Svg.escape(c.what().in(language)) + ": " + Ticks.number(c.measured()) + range(c, language)
                    + "</li>");
        }
        out.append("</ul>");
    }

    /// The range that a check allows, where it is more than a rounding error.
    private static String range(Check c, Language language) {
        if (c.high() - c.low() <= 1e-2 * Math.max(1e-3, Math.abs(c.measured())) && c.passed()) {
            return "";
        }
        return new Words(" (должно быть от ", " (must be from ").in(language)
                + Ticks.number(c.low())
                + new Words(" до ", " to ").in(language)
                + Ticks.number(c.high())
                + ")";
    }
}
