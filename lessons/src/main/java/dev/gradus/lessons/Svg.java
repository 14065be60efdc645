package dev.gradus.lessons;

import java.util.List;
import java.util.Locale;

/// Draws any figure as an SVG picture: for a page, where its lines take the page's text color, or as a file.
public final class Svg {
    private Svg() {}

    /// Draws a figure for a page; a table is one of HTML.
    public static String of(Figure figure, Language language) {
        return figure instanceof Figure.Table table ? table(table) : svg(figure, language);
    }

    /// Draws a figure under its title as a file of its own, dark on white.
    public static String file(Figure figure, Language language) {
        StringBuilder out = new StringBuilder(open(
                figure,
                language,
                "xmlns=\"http://www.w3.org/2000/svg\" font-family=\"sans-serif\" style=\"background:#fff\" ",
                Drawing.sizeOfFile(figure, language)));
        Drawing drawing = new Drawing(new SvgSurface(out), language);
        drawing.title(figure);
        out.append("<g transform=\"translate(0 " + Drawing.TITLE + ")\">");
        drawing.draw(figure);
        return out.append("</g></svg>").toString();
    }

    private static String svg(Figure figure, Language language) {
        StringBuilder out = new StringBuilder(open(figure, language, "", Drawing.size(figure)));
        new Drawing(new SvgSurface(out), language).draw(figure);
        return out.append("</svg>").toString();
    }

    private static String open(Figure figure, Language language, String attributes, int[] size) {
        return String.format(
                Locale.ROOT,
                "<svg %sviewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" font-size=\"13\" fill=\"currentColor\">",
                attributes,
                size[0],
                size[1],
                escape(figure.title().in(language)));
    }

    private static String table(Figure.Table table) {
        StringBuilder out = new StringBuilder("<table>");
        if (!table.header().isEmpty()) {
            row(out, "th", table.header());
        }
        table.rows().forEach(r -> row(out, "td", r));
        return out.append("</table>").toString();
    }

    private static void row(StringBuilder out, String tag, List<String> cells) {
        out.append("<tr>");
        // words begin at the left, numbers end at the right
        cells.forEach(c -> out.append("<" + tag + (c.matches(".*\\p{L}{3}.*") ? " style=\"text-align:left\">" : ">")
                + escape(c) + "</" + tag + ">"));
        out.append("</tr>");
    }

    /// A text as it stands in XML.
    public static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
