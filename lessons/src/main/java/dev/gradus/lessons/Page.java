package dev.gradus.lessons;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A lesson and its outcome as one HTML page that needs nothing else: Russian and English, light and dark.
public final class Page {
    private static final String HEAD = """
            <!doctype html><html lang="LANGUAGE"><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><title>TITLE</title><style>
            :root{color-scheme:light dark}
            body{font:17px/1.5 system-ui,sans-serif;max-width:720px;margin:2rem auto;padding:0 1rem}
            svg{width:100%;height:auto}table{border-collapse:collapse;margin:.5rem 0}
            td,th{border:1px solid #888;padding:.2rem .7rem;text-align:right}.words{text-align:left}
            ul{list-style:none;padding:0}
            pre{font-size:1.05rem;white-space:pre-wrap}figure{margin:1.5rem 0}
            figcaption{font-weight:600}.en{display:none}#en:checked~.en{display:block}#en:checked~.ru{display:none}
            .bad{color:#d6502a;font-weight:700}</style>
            <input type="checkbox" id="en"CHECKED> <label for="en">English</label>
            """;

    private static final Pattern RAISED = Pattern.compile("([_^])(\\{[^}]*\\}|[\\p{L}\\p{N}]+)");

    private Page() {}

    /// The page of a lesson.
    ///
    /// @param first the language that is shown first
    public static String of(Lesson lesson, Outcome outcome, Language first) {
        String title = lesson.item().id() + " " + lesson.item().title().in(first);
        return page(title, first, (out, language) -> body(out, lesson, outcome, language));
    }

    /// A page that leads to those of lessons, which stand beside it as `L27.html`.
    ///
    /// @param first the language that is shown first
    public static String index(List<Lesson> lessons, Language first) {
        Words title = new Words("Введение в глубинное обучение", "Introduction to deep learning");
        return page(title.in(first), first, (out, language) -> {
            out.append("<h1>" + Svg.escape(title.in(language)) + "</h1>");
            for (Lesson lesson : lessons) {
                Item item = lesson.item();
                out.append("<p><a href=\"" + item.id() + ".html\">" + item.id() + "</a> "
                        + Svg.escape(item.title().in(language)) + "</p>");
            }
        });
    }

    private static String page(String title, Language first, BiConsumer<StringBuilder, Language> body) {
        StringBuilder out = new StringBuilder(HEAD.replace("TITLE", Svg.escape(title))
                .replace("LANGUAGE", name(first))
                .replace("CHECKED", first == Language.EN ? " checked" : ""));
        for (Language language : Language.values()) {
            out.append("<main class=\"" + name(language) + "\" lang=\"" + name(language) + "\">");
            body.accept(out, language);
            out.append("</main>");
        }
        return out.append("</html>\n").toString();
    }

    private static String name(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    private static void body(StringBuilder out, Lesson lesson, Outcome outcome, Language language) {
        Item item = lesson.item();
        out.append("<h1>" + item.id() + ". " + Svg.escape(item.title().in(language)) + "</h1><p>"
                + Svg.escape(item.text().in(language)) + "</p><pre>" + formula(item.formula()) + "</pre>");
        for (Figure figure : outcome.figures()) {
            out.append("<figure><figcaption>" + Svg.escape(figure.title().in(language)) + "</figcaption>"
                    + Svg.of(figure, language) + "</figure>");
        }
        out.append("<table>");
        for (Value v : outcome.values()) {
            out.append("<tr><th>" + formula(v.name().in(language)) + "</th><td>" + Ticks.number(v.number())
                    + "</td></tr>");
        }
        out.append("</table><ul>");
        for (Check c : outcome.checks()) {
            out.append("<li" + (c.passed() ? ">✓ " : " class=\"bad\">✗ ")
                    + formula(c.what().in(language)) + " → " + Ticks.number(c.measured()) + range(c, language)
                    + "</li>");
        }
        out.append("</ul>");
    }

    /// The range that a check allows, where it is more than a rounding error.
    private static String range(Check c, Language language) {
        if (c.high() - c.low() <= 1e-2 * Math.max(1e-3, Math.abs(c.measured())) && c.passed()) {
            return "";
        }
        String low = Ticks.number(c.low());
        String high = Ticks.number(c.high());
        Words words = c.high() >= Double.MAX_VALUE
                ? new Words(" (должно быть не меньше " + low + ")", " (must be at least " + low + ")")
                : c.low() <= -Double.MAX_VALUE
                        ? new Words(" (должно быть не больше " + high + ")", " (must be at most " + high + ")")
                        : new Words(
                                " (должно быть от " + low + " до " + high + ")",
                                " (must be from " + low + " to " + high + ")");
        return words.in(language);
    }

    /// A formula in plain text as HTML: `w_15 x^{t−1}` with an index below and an exponent above.
    private static String formula(String text) {
        return RAISED.matcher(Svg.escape(text)).replaceAll(m -> {
            String tag = m.group(1).equals("_") ? "sub" : "sup";
            String inside = m.group(2).replaceAll("[{}]", "");
            return Matcher.quoteReplacement("<" + tag + ">" + inside + "</" + tag + ">");
        });
    }
}
