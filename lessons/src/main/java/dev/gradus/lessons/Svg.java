package dev.gradus.lessons;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Draws any figure as an SVG picture: for a page, where its lines take the page's text color, or as a file.
public final class Svg {
    private static final Pattern NUMBER = Pattern.compile("[-+−]?[\\d.,]+(e[-+]?\\d+)?|…|");

    private Svg() {}

    /// Draws a figure for a page; a table is one of HTML.
    public static String of(Figure figure, Language language) {
        return figure instanceof Figure.Table table ? table(table, language) : svg(figure, language);
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
        StringBuilder out = new StringBuilder(open(figure, language, "", Drawing.size(figure, language)));
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

    private static String table(Figure.Table table, Language language) {
        List<List<String>> lines = table.lines(language);
        int above = table.header().isEmpty() ? 0 : 1;
        StringBuilder out = new StringBuilder("<table>");
        for (int r = 0; r < lines.size(); r++) {
            out.append("<tr>");
            for (int c = 0; c < lines.get(r).size(); c++) {
                String tag = r < above ? "th" : "td";
                out.append("<" + tag + (isNumbers(lines.subList(above, lines.size()), c) ? ">" : " class=\"words\">")
                        + escape(lines.get(r).get(c)) + "</" + tag + ">");
            }
            out.append("</tr>");
        }
        return out.append("</table>").toString();
    }

    /// Whether a column ends at the right: words begin at the left.
    private static boolean isNumbers(List<List<String>> rows, int column) {
        return rows.stream()
                .allMatch(
                        r -> r.size() <= column || NUMBER.matcher(r.get(column)).matches());
    }

    /// A text as it stands in XML.
    public static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
