package dev.gradus.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A [Describe] as text.
final class DescribeTable {
    private DescribeTable() {}

    static String format(Describe d) {
        List<String[]> lines = new ArrayList<>();
        lines.add(new String[] {"name", "layer", "output", "parameters", "FLOPs"});
        for (Describe.Row row : d.rows()) {
            lines.add(new String[] {
                (row.part() ? "  " : "") + row.name(),
                row.type(),
                row.output().map(Object::toString).orElse("-"),
                count(row.parameters()),
                row.part() ? "-" : count(row.flops())
            });
        }
        int[] widths = new int[5];
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (String[] line : lines) {
            String form = "%-" + widths[0] + "s  %-" + widths[1] + "s  %-" + widths[2] + "s  %" + widths[3] + "s  %"
                    + widths[4] + "s\n";
            out.append(String.format(Locale.ROOT, form, (Object[]) line));
        }
        out.append(String.format(
                Locale.ROOT,
                "input %s, output %s\n%s parameters (%s trained), %s\n%s FLOPs forward, outputs of layers %s",
                d.input(),
                d.output(),
                count(d.parameters()),
                count(d.trained()),
                bytes(d.weightBytes()),
                count(d.flops()),
                bytes(d.activationBytes())));
        return out.toString();
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String bytes(long n) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double size = n;
        int unit = 0;
        while (size >= 1000 && unit < units.length - 1) {
            size /= 1000;
            unit++;
        }
        return unit == 0 ? n + " B" : String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }
}
