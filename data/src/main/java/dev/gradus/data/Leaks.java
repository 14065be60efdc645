package dev.gradus.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Columns that tell the target all by themselves, so that a model learns a copy of the answer instead of a rule:
/// the target in other words, a number given after the fact, or rows that are sorted by their class and numbered.
///
/// Each row's target is told from the rows whose value in the column is the same, else from its neighbours in
/// the column's order.
final class Leaks {
    /// The share of rows, or of variance, that must be told.
    private static final double ENOUGH = 0.995;

    private static final double ENOUGH_OF_VARIANCE = 0.999;
    private static final int LEAST_ROWS = 20;
    private static final int MOST_ROWS = 5_000;

    private Leaks() {}

    /// One line for each column that tells the target.
    static List<String> notes(Csv csv, Table table, int[] rows) {
        if (rows.length < LEAST_ROWS) {
            return List.of();
        }
        int stride = Math.ceilDiv(rows.length, MOST_ROWS);
        List<List<String>> seen = IntStream.range(0, rows.length)
                .filter(i -> i % stride == 0)
                .mapToObj(i -> csv.rows().get(rows[i]))
                .toList();
        double[] y = seen.stream().mapToDouble(table::answer).toArray();
        List<String> notes = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            int column = c;
            boolean tells = c != table.target()
                    && switch (table.columns().get(c)) {
                        case Column.Numeric _ ->
                            tells(ordered(seen, y, row -> csv.number(row.get(column))), table.classes());
                        case Column.Categorical _ -> tells(grouped(seen, y, column), table.classes());
                        case Column.Date _, Column.Unused _ -> false;
                    };
            if (tells) {
                notes.add("column '" + csv.names().get(c) + "' alone tells the target almost perfectly: if it is not "
                        + "known when predictions are made, take it out of the file");
            }
        }
        return notes;
    }

    private record Told(double guess, double truth) {}

    private static boolean tells(List<Told> told, boolean classes) {
        if (told.size() < LEAST_ROWS) {
            return false;
        }
        double[] truth = told.stream().mapToDouble(Told::truth).toArray();
        if (classes) {
            double right = told.stream().filter(t -> t.guess == t.truth).count() / (double) told.size();
            double usual = Arrays.stream(truth)
                            .boxed()
                            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                            .values()
                            .stream()
                            .max(Comparator.naturalOrder())
                            .orElse(0L)
                    / (double) told.size();
            return right >= ENOUGH && 1 - right < (1 - usual) / 10;
        }
        double mean = Arrays.stream(truth).average().orElse(0);
        double spread = Arrays.stream(truth).map(v -> (v - mean) * (v - mean)).sum();
        double error = told.stream()
                .mapToDouble(t -> (t.guess - t.truth) * (t.guess - t.truth))
                .sum();
        return spread > 0 && 1 - error / spread >= ENOUGH_OF_VARIANCE;
    }

    private record Point(double x, double y) {}

    /// Each row's target as its neighbours in a column of numbers tell it: rows of the same number, else a line
    /// between the next lower and the next higher.
    private static List<Told> ordered(List<List<String>> rows, double[] y, Function<List<String>, Double> number) {
        List<Point> points = IntStream.range(0, y.length)
                .mapToObj(i -> new Point(number.apply(rows.get(i)), y[i]))
                .filter(p -> !Double.isNaN(p.x))
                .sorted(Comparator.comparingDouble(Point::x))
                .toList();
        List<Told> told = new ArrayList<>();
        for (int i = 1; i + 1 < points.size(); i++) {
            Point before = points.get(i - 1);
            Point here = points.get(i);
            Point after = points.get(i + 1);
            double share = after.x > before.x ? (here.x - before.x) / (after.x - before.x) : 0.5;
            // between two classes there is no third: where the neighbours differ, neither tells
            told.add(new Told(before.y + share * (after.y - before.y), here.y));
        }
        return told;
    }

    /// Each row's target as another row of its word has it; none where the word comes once.
    private static List<Told> grouped(List<List<String>> rows, double[] y, int column) {
        Map<String, List<Integer>> groups = IntStream.range(0, y.length)
                .boxed()
                .collect(Collectors.groupingBy(i -> rows.get(i).get(column)));
        List<Told> told = new ArrayList<>();
        for (List<Integer> group : groups.values()) {
            for (int k = 0; k < group.size(); k++) {
                int other = group.get((k + 1) % group.size());
                told.add(new Told(group.size() > 1 ? y[other] : Double.NaN, y[group.get(k)]));
            }
        }
        return told;
    }
}
