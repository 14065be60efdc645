package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Rows of a table as samples, encoded by a [Table]. A split of such a data set fits a new table on its
/// training part, so that nothing of the rows held out gets into means, medians or words.
public final class TableDataset implements Dataset {
    private final Csv csv;
    private final Table table;
    private final int[] rows;
    private final FloatDataset samples;

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
    /// @throws DataFormatException if the target has fewer than two values or no column is left to predict it
    ///     from
    /// @throws IllegalArgumentException if there is no such column
    public static TableDataset read(Path file, Optional<String> target) throws java.io.IOException {
        return of(Csv.read(file), target);
    }

    static TableDataset of(Csv csv, Optional<String> target) throws DataFormatException {
        int column = target.map(csv::column).orElse(csv.names().size() - 1);
        int[] rows = IntStream.range(0, csv.rows().size())
                .filter(r -> !Csv.isMissing(csv.rows().get(r).get(column)))
                .toArray();
        if (IntStream.of(rows)
                        .mapToObj(r -> csv.rows().get(r).get(column))
                        .distinct()
                        .count()
                < 2) {
            throw new DataFormatException(
                    csv.file(),
                    "has fewer than two values in its target column '"
                            + csv.names().get(column) + "'");
        }
        Table table = Table.fit(csv, column, rows);
        long numbers = (long) rows.length * table.inputShape().intSize();
        String name = csv.names().get(column);
        if (numbers == 0) {
            throw new DataFormatException(
                    csv.file(), "has no column to predict '" + name + "' from: " + String.join("; ", table.notes()));
        }
        if (numbers > Integer.MAX_VALUE - 16) {
            throw new DataFormatException(csv.file(), "makes " + numbers + " numbers, more than an array can hold");
        }
        if (table.prediction() instanceof Target.Classes classes
                && 2 * classes.names().size() > rows.length + 2) {
            throw new DataFormatException(
                    csv.file(),
                    "has " + classes.names().size() + " different words in the " + rows.length
                            + " rows of its target column '" + name + "'; name another column as the target");
        }
        return new TableDataset(csv, table, rows);
    }

    /// The encoders.
    public Table table() {
        return table;
    }

    /// What a user should know, one line each: columns that are not used, rows without a target.
    public List<String> notes() {
        List<String> notes = new ArrayList<>(table.notes());
        int left = csv.rows().size() - rows.length;
        if (left > 0) {
            notes.add(left + " of " + csv.rows().size() + " rows are not used, such as those without a target");
        }
        return notes;
    }

    /// The same rows, encoded by another table.
    public TableDataset encodedBy(Table other) {
        return new TableDataset(csv, other, rows);
    }

    /// The same rows, encoded by a table that was fitted on them alone.
    public TableDataset fitted() {
        return encodedBy(Table.fit(csv, table.target(), rows));
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
