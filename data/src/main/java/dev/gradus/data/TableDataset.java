package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Rows of a table as samples, encoded by a [Table]. A split of such a data set fits a new table on its
/// training part, so that nothing of the rows held out gets into means, medians or words.
public final class TableDataset implements Dataset {
    /// Fewer numbers are rather names than amounts.
    private static final int NUMBERS_OR_CLASSES = 5;

    /// More classes are not read at a glance.
    private static final int MOST_NAMED = 12;

    private final Csv csv;
    private final Table table;
    private final int[] rows;
    private final FloatDataset samples;

    /// What to predict from a table.
    public enum Prediction {
        /// One of several classes.
        CLASSIFICATION,
        /// A number.
        REGRESSION
    }

    private TableDataset(Csv csv, Table table, int[] rows) {
        this.csv = csv;
        this.table = table;
        this.rows = rows;
        int n = table.inputShape().intSize();
        float[] x = new float[rows.length * n];
        float[] y = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            table.encode(csv.rows().get(rows[i]), x, i * n);
            y[i] = table.answer(csv.rows().get(rows[i]));
        }
        samples = new FloatDataset(table.inputShape(), table.prediction(), x, y);
    }

    /// The rows of a file that have a target, in the column of that name or number, else in the last one.
    ///
    /// @param prediction what to predict; without it, words and whole numbers of at most 20 values that come
    ///     twice on average are classes, other numbers are numbers
    /// @throws DataFormatException if the target has fewer than two values or no column is left to predict it
    ///     from
    /// @throws IllegalArgumentException if there is no such column, or it holds words where numbers are to be
    ///     predicted
    public static TableDataset read(Path file, Optional<String> target, Optional<Prediction> prediction)
            throws java.io.IOException {
        return of(Csv.read(file), target, prediction);
    }

    static TableDataset of(Csv csv, Optional<String> target, Optional<Prediction> prediction)
            throws DataFormatException {
        int column = target.map(csv::column).orElse(csv.names().size() - 1);
        int[] rows = IntStream.range(0, csv.rows().size())
                .filter(r -> !Csv.isMissing(csv.rows().get(r).get(column)))
                .toArray();
        if (csv.rows().size() < 2) {
            throw new DataFormatException(csv.file(), "has one row only, so nothing to learn from");
        }
        List<String> different = IntStream.of(rows)
                .mapToObj(r -> csv.rows().get(r).get(column))
                .distinct()
                .limit(2)
                .toList();
        if (different.size() < 2) {
            throw new DataFormatException(
                    csv.file(),
                    "has " + (different.isEmpty() ? "no value" : "only the value '" + different.getFirst() + "'")
                            + " in its target column '" + csv.names().get(column) + "', so nothing to learn");
        }
        boolean classes =
                prediction.map(p -> p == Prediction.CLASSIFICATION).orElseGet(() -> Table.isClass(csv, column));
        if (!classes && !Table.isNumeric(csv, column)) {
            throw new IllegalArgumentException(csv.file() + ": column '"
                    + csv.names().get(column) + "' holds words, so it is no regression but a classification");
        }
        Table table = Table.fit(csv, column, classes, rows);
        long numbers = (long) rows.length * table.inputShape().intSize();
        String name = csv.names().get(column);
        if (numbers == 0) {
            throw new DataFormatException(
                    csv.file(), "has no column to predict '" + name + "' from: " + String.join("; ", table.notes()));
        }
        if (numbers > Integer.MAX_VALUE - 16) {
            throw new DataFormatException(csv.file(), "makes " + numbers + " numbers, more than an array can hold");
        }
        if (table.prediction() instanceof Target.Classes(List<String> words) && 2 * words.size() > rows.length + 2) {
            throw new DataFormatException(
                    csv.file(),
                    "has " + words.size() + " different values in the " + rows.length
                            + " rows of its target column '" + name + "'; name another column as the target"
                            + (Table.isNumeric(csv, column) ? ", or make it a regression" : "")
                            + (Table.isAlmostNumeric(csv, column)
                                    ? "; it is no column of numbers, for it holds '" + Table.word(csv, column) + "'"
                                    : ""));
        }
        return new TableDataset(csv, table, rows);
    }

    /// The encoders.
    public Table table() {
        return table;
    }

    /// The fields of a sample as the file has them, by the names of their columns.
    public Map<String, String> fields(int index) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> row = csv.rows().get(rows[index]);
        for (int c = 0; c < row.size(); c++) {
            fields.put(csv.names().get(c), row.get(c));
        }
        return fields;
    }

    /// What a user should know, one line each: columns that are not used, columns that tell the target all by
    /// themselves, rows without a target.
    public List<String> notes() {
        List<String> notes = new ArrayList<>(table.notes());
        notes.addAll(Readings.notes(csv, table));
        notes.addAll(Leaks.notes(csv, table, rows));
        int left = csv.rows().size() - rows.length;
        if (left > 0) {
            notes.add(left + " of " + csv.rows().size() + " rows are not used, such as those without a target");
        }
        return notes;
    }

    /// What a user may have meant otherwise, a line at most: the column that is predicted and how.
    ///
    /// @param target the column that was asked for
    /// @param prediction what was asked for
    List<String> guesses(Optional<String> target, Optional<Prediction> prediction) {
        boolean manyNumbers = table.classes()
                && Table.isNumeric(csv, table.target())
                && table.prediction() instanceof Target.Classes(List<String> names)
                && names.size() >= NUMBERS_OR_CLASSES;
        if (target.isPresent() && !(prediction.isEmpty() && manyNumbers)) {
            return List.of();
        }
        String what = table.prediction() instanceof Target.Classes(List<String> names)
                ? "one of " + names.size() + " classes"
                        + (names.size() > MOST_NAMED ? "" : ": " + String.join(", ", names))
                : "a number";
        return List.of("the " + (target.isEmpty() ? "last " : "") + "column '"
                + csv.names().get(table.target())
                + "' is predicted, " + what
                + (prediction.isEmpty() && manyNumbers ? "; as a regression, it would be a number" : ""));
    }

    /// The same rows, encoded by another table, whose columns are found as by [Table#encode(Csv)].
    ///
    /// @throws IllegalArgumentException naming the file and the column that is absent, or holds a class that
    ///     the table does not know, or no number where one is to be predicted
    public TableDataset encodedBy(Table other) {
        List<String> names = other.columns().stream().map(Column::name).toList();
        Csv arranged = csv.names().equals(names)
                ? csv
                : new Csv(csv.file(), names, csv.header(), csv.decimalComma(), other.arranged(csv, true));
        try {
            return new TableDataset(arranged, other, rows);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(csv.file() + ": " + e.getMessage(), e);
        }
    }

    /// The same rows, encoded by a table that was fitted on them alone.
    public TableDataset fitted() {
        return new TableDataset(csv, Table.fit(csv, table.target(), table.classes(), rows), rows);
    }

    @Override
    public TableDataset subset(int[] positions) {
        return new TableDataset(
                csv, table, Arrays.stream(positions).map(p -> rows[p]).toArray());
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public Shape inputShape() {
        return samples.inputShape();
    }

    @Override
    public Target target() {
        return samples.target();
    }

    @Override
    public void read(int index, float[] x, int xo, float[] y, int yo) {
        samples.read(index, x, xo, y, yo);
    }
}
