package dev.gradus.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The confusion matrix of a report, with recall and precision of each class; of many classes, only the
/// confusions that came most often.
final class ConfusionTable {
    private static final int MOST_CLASSES = 40;
    private static final int MOST_CONFUSIONS = 20;

    /// Longer names stand upright over the columns.
    private static final int SHORT_NAME = 5;

    private ConfusionTable() {}

    /// @param m counts by true class, then by answer
    static String html(long[][] m, List<String> names) {
        return m.length > MOST_CLASSES ? list(m, names) : table(m, names);
    }

    private static String table(long[][] m, List<String> names) {
        boolean isLong = names.stream().anyMatch(n -> n.length() > SHORT_NAME);
        StringBuilder out = new StringBuilder("<h2>Confusion matrix</h2><p class=\"note\">Rows are the truth, columns "
                + "the answers.</p><div class=\"scroll\"><table class=\"matrix" + (isLong ? " long" : "")
                + "\"><tr><th>");
        names.forEach(n -> out.append("<th>").append(Report.escape(n)));
        out.append("<th>recall</tr>");
        for (int r = 0; r < m.length; r++) {
            long row = Arrays.stream(m[r]).sum();
            out.append("<tr><th>").append(Report.escape(names.get(r)));
            for (int c = 0; c < m.length; c++) {
                out.append(cell(m[r][c], (double) m[r][c] / Math.max(1, row), r == c));
            }
            out.append("<td>").append(share(m[r][r], row)).append("</tr>");
        }
        out.append("<tr><th>precision");
        for (int c = 0; c < m.length; c++) {
            int column = c;
            out.append("<td>")
                    .append(share(
                            m[c][c], Arrays.stream(m).mapToLong(r -> r[column]).sum()));
        }
        return out.append("<td></tr></table></div>").toString();
    }

    private static String cell(long count, double share, boolean right) {
        if (count == 0) {
            return "<td style=\"opacity:.35\">0";
        }
        String color = right ? "42,157,74" : "214,80,42";
        double strength = right ? share * 0.6 : Math.clamp(share * 3, 0.12, 0.8);
        return String.format(Locale.ROOT, "<td style=\"background:rgba(%s,%.2f)\">%d", color, strength, count);
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
    }

    private static String list(long[][] m, List<String> names) {
        StringBuilder out = new StringBuilder(
                "<h2>Most frequent confusions</h2><table class=\"left\"><tr><th>truth<th>answer<th>times</tr>");
        IntStream.range(0, m.length * m.length)
                .boxed()
                .filter(i -> i / m.length != i % m.length && m[i / m.length][i % m.length] > 0)
                .sorted(Comparator.comparingLong(i -> -m[i / m.length][i % m.length]))
                .limit(MOST_CONFUSIONS)
                .forEach(i -> out.append("<tr><td>")
                        .append(Report.escape(names.get(i / m.length)))
                        .append("<td>")
                        .append(Report.escape(names.get(i % m.length)))
                        .append("<td>")
                        .append(m[i / m.length][i % m.length])
                        .append("</tr>"));
        return out.append("</table>").toString();
    }
}
