package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// How rows of texts become inputs and targets: one encoder a column, fitted on training rows. It goes into the
/// model file, so that new rows are encoded the same way.
///
/// @param columns encoders in the order of the file, the target's among them
/// @param target number of the target's column
/// @param classes whether the target is a class (its encoder is then categorical), else a number
/// @param decimalComma whether numbers are written as in 3,14
public record Table(List<Column> columns, int target, boolean classes, boolean decimalComma) {
    /// Most words of a column that becomes one-hot numbers; a column of more is free text.
    private static final int MOST_LEVELS = 64;

    private static final int MOST_CLASSES_OF_NUMBERS = 20;

    /// A row's name may come again, where the row does.
    private static final double DIFFERENT = 0.9;

    /// Letters of a word that are shown.
    private static final int SHOWN = 24;

    /// What a column of the rows' names is called.
    private static final Pattern NAME = Pattern.compile("(?i)(.*[ _.-])?(id|uuid|key|index|номер)|.*[a-z]I[Dd]");

    /// Checks that target and columns fit.
    public Table {
        columns = List.copyOf(columns);
        if (target < 0
                || target >= columns.size()
                || !(classes
                        ? columns.get(target) instanceof Column.Categorical
                        : columns.get(target) instanceof Column.Numeric)) {
            throw new IllegalArgumentException("table: column " + target + " does not suit as the target");
        }
    }

    /// What kind each column is, told from all rows; what the kinds need to know they learn from the given
    /// training rows only. The class names, too, come from all rows.
    static Table fit(Csv csv, int target, boolean classes, int[] train) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < csv.names().size(); c++) {
            if (c == target) {
                columns.add(classes ? classColumn(csv, c) : numeric(csv, c, train));
            } else if (csv.known(c).isEmpty()) {
                columns.add(new Column.Unused(csv.names().get(c), "is empty"));
            } else if (isNumeric(csv, c)) {
                columns.add(
                        csv.names().size() > 2 && isRunningNumber(csv, c)
                                ? new Column.Unused(csv.names().get(c), "numbers the rows")
                                : csv.names().size() > 2 && isName(csv, c)
                                        ? new Column.Unused(csv.names().get(c), "names the rows")
                                        : numeric(csv, c, train));
            } else {
                columns.add(
                        switch (Days.Order.of(csv.known(c))) {
                            case DAY_FIRST -> date(csv, c, train, false);
                            case MONTH_FIRST -> date(csv, c, train, true);
                            case UNKNOWN, NO_DAYS -> words(csv, c, train);
                        });
            }
        }
        return new Table(columns, target, classes, csv.decimalComma());
    }

    /// Shape of one input.
    public Shape inputShape() {
        return Shape.of(IntStream.range(0, columns.size())
                .filter(c -> c != target)
                .map(c -> columns.get(c).width())
                .sum());
    }

    /// Names of the numbers of one input, such as `age` or `sex=male`.
    public List<String> inputNames() {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            if (c != target) {
                switch (columns.get(c)) {
                    case Column.Numeric n -> names.add(n.name());
                    case Column.Categorical k -> k.levels().forEach(l -> names.add(k.name() + "=" + l));
                    case Column.Date d ->
                        names.addAll(List.of(d.name(), d.name() + " season sin", d.name() + " season cos"));
                    case Column.Unused _ -> {}
                }
            }
        }
        return names;
    }

    /// The columns that are not used and why, one line each.
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Column column : columns) {
            if (column instanceof Column.Unused unused) {
                notes.add("column '" + unused.name() + "' is not used: it " + unused.why());
            }
        }
        return notes;
    }

    /// What is to be predicted; numbers are standardised.
    public Target prediction() {
        return switch (columns.get(target)) {
            case Column.Categorical c -> new Target.Classes(c.levels());
            case Column.Numeric n -> new Target.Values(List.of(n.name()), List.of(n.mean()), List.of(n.deviation()));
            case Column.Date _, Column.Unused _ ->
                throw new IllegalStateException("table: a date cannot be the target, nor an unused column");
        };
    }

    /// Writes the input of a full row (with any field in the target's place) to `out` from `at` on.
    void encode(List<String> row, float[] out, int at) {
        int o = at;
        for (int c = 0; c < columns.size(); c++) {
            if (c != target) {
                columns.get(c).encode(row.get(c), decimalComma, out, o);
                o += columns.get(c).width();
            }
        }
    }

    /// The target of a full row: a class number or a standardised number.
    ///
    /// @throws IllegalArgumentException if it is a class that the table does not know, or no number
    float answer(List<String> row) {
        String field = row.get(target);
        if (columns.get(target) instanceof Column.Categorical c) {
            int number = c.levels().indexOf(canonical(field, decimalComma));
            if (number < 0) {
                throw new IllegalArgumentException("column '" + c.name() + "' holds the class '" + field
                        + "', which is none of " + String.join(", ", c.levels()));
            }
            return number;
        }
        if (Double.isNaN(Csv.number(field, decimalComma))) {
            throw new IllegalArgumentException(
                    "column '" + columns.get(target).name() + "' holds '" + field + "', which is no number");
        }
        float[] one = new float[1];
        columns.get(target).encode(field, decimalComma, one, 0);
        return one[0];
    }

    /// The input of a row given by column names; columns that are not in it count as missing.
    public float[] encode(Map<String, String> row) {
        float[] out = new float[inputShape().intSize()];
        encode(columns.stream().map(c -> row.getOrDefault(c.name(), "").strip()).toList(), out, 0);
        return out;
    }

    /// The inputs of new rows, one array a row. Columns are found by name where the file has a header, else by
    /// position; the target's column may be absent.
    ///
    /// @throws IllegalArgumentException if an input column is absent
    public float[][] encode(Csv csv) {
        return arranged(csv, false).stream()
                .map(row -> {
                    float[] out = new float[inputShape().intSize()];
                    encode(row, out, 0);
                    return out;
                })
                .toArray(float[][]::new);
    }

    /// The rows of a file with their fields in this table's order, empty where a column is absent.
    ///
    /// @throws IllegalArgumentException if a column is absent that is needed
    List<List<String>> arranged(Csv csv, boolean needsTarget) {
        int[] from = new int[columns.size()];
        boolean withoutTarget = csv.names().size() == columns.size() - 1;
        if (!csv.header() && csv.names().size() != columns.size() && !withoutTarget) {
            throw new IllegalArgumentException(
                    csv.file() + ": has " + csv.names().size() + " columns and no header, where the model knows "
                            + columns.size() + ", its target among them");
        }
        for (int c = 0; c < from.length; c++) {
            boolean needed = c == target ? needsTarget : columns.get(c).width() > 0;
            int at = csv.header()
                    ? csv.names().indexOf(columns.get(c).name())
                    : c - (withoutTarget && c > target ? 1 : 0);
            from[c] = at < csv.names().size() ? at : -1;
            if (needed && from[c] < 0) {
                throw new IllegalArgumentException(
                        csv.file() + ": has no column '" + columns.get(c).name() + "', which the model needs");
            }
        }
        return csv.rows().stream()
                .map(row -> IntStream.of(from)
                        .mapToObj(at -> at < 0 ? "" : row.get(at))
                        .toList())
                .toList();
    }

    /// Plain values (maps, lists, texts, numbers, booleans), for a model file.
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("columns", columns.stream().map(Column::toMap).toList());
        map.put("target", columns.get(target).name());
        map.put("classes", classes);
        map.put("decimalComma", decimalComma);
        return map;
    }

    /// The table that [#toMap] wrote.
    ///
    /// @throws IllegalArgumentException if the map holds something else
    public static Table fromMap(Map<?, ?> map) {
        List<Column> columns = Plain.list(map, "columns").stream()
                .map(item -> {
                    if (item instanceof Map<?, ?> column) {
                        return Column.fromMap(column);
                    }
                    throw new IllegalArgumentException("table: a column must be a map");
                })
                .toList();
        List<String> names = columns.stream().map(Column::name).toList();
        return new Table(
                columns,
                names.indexOf(Plain.text(map, "target")),
                Plain.truth(map, "classes"),
                Plain.truth(map, "decimalComma"));
    }

    private static Function<List<String>, String> field(int column) {
        return row -> row.get(column);
    }

    private static List<String> fields(Csv csv, int column, int[] rows) {
        return IntStream.of(rows).mapToObj(r -> csv.rows().get(r).get(column)).toList();
    }

    private static Column numeric(Csv csv, int column, int[] train) {
        double[] values =
                fields(csv, column, train).stream().mapToDouble(csv::number).toArray();
        return Column.Numeric.fit(csv.names().get(column), values);
    }

    private static Column date(Csv csv, int column, int[] train, boolean monthFirst) {
        double[] days = fields(csv, column, train).stream()
                .mapToDouble(f -> Days.of(f, monthFirst))
                .toArray();
        String name = csv.names().get(column);
        return new Column.Date(name, Column.Numeric.fit(name, days), monthFirst);
    }

    private static Column words(Csv csv, int column, int[] train) {
        String name = csv.names().get(column);
        long words = csv.rows().stream().map(field(column)).distinct().count();
        return words > Math.clamp(csv.rows().size() / 5, 10, MOST_LEVELS)
                ? new Column.Unused(
                        name, "is free text: " + words + " different words such as '" + word(csv, column) + "'")
                : Column.Categorical.fit(name, fields(csv, column, train));
    }

    static boolean isNumeric(Csv csv, int column) {
        List<String> known = csv.known(column);
        return known.stream().noneMatch(f -> Double.isNaN(csv.number(f)))
                && known.stream().map(Amounts::currency).distinct().count() <= 1;
    }

    /// A field of a column that is no number, cut off where it is long.
    static String word(Csv csv, int column) {
        String word = csv.known(column).stream()
                .filter(f -> Double.isNaN(csv.number(f)))
                .findFirst()
                .orElse("")
                .lines()
                .findFirst()
                .orElse("");
        return word.length() > SHOWN ? word.substring(0, SHOWN) + "…" : word;
    }

    /// Whether most fields are numbers, but not all.
    static boolean isAlmostNumeric(Csv csv, int column) {
        long words = csv.known(column).stream()
                .filter(f -> Double.isNaN(csv.number(f)))
                .count();
        return words > 0 && 2 * words < csv.rows().size();
    }

    /// Whole numbers in a column called `id`, almost all different.
    private static boolean isName(Csv csv, int column) {
        List<String> fields = csv.rows().stream().map(field(column)).toList();
        return NAME.matcher(csv.names().get(column)).matches()
                && fields.stream().distinct().count() >= DIFFERENT * fields.size()
                && fields.stream().allMatch(f -> csv.number(f) == Math.rint(csv.number(f)));
    }

    private static boolean isRunningNumber(Csv csv, int column) {
        double before = csv.number(csv.rows().getFirst().get(column)) - 1;
        for (List<String> row : csv.rows()) {
            double now = csv.number(row.get(column));
            if (now != before + 1) {
                return false;
            }
            before = now;
        }
        return csv.rows().size() > 2;
    }

    /// Text is a class; so are whole numbers of at most 20 values that come twice on average.
    static boolean isClass(Csv csv, int column) {
        if (!isNumeric(csv, column)) {
            return true;
        }
        double[] values = csv.known(column).stream().mapToDouble(csv::number).toArray();
        boolean whole = Arrays.stream(values).allMatch(v -> v == Math.rint(v));
        long different = Arrays.stream(values).distinct().count();
        return whole && different <= MOST_CLASSES_OF_NUMBERS && 2 * different <= values.length;
    }

    private static Column classColumn(Csv csv, int column) {
        List<String> names = csv.known(column).stream()
                .map(f -> canonical(f, csv.decimalComma()))
                .toList();
        List<String> levels = new ArrayList<>(Column.Categorical.fit("", names).levels());
        if (levels.stream().noneMatch(l -> Double.isNaN(Csv.number(l, false)))) {
            levels.sort(Comparator.comparingDouble(l -> Csv.number(l, false)));
        }
        return new Column.Categorical(csv.names().get(column), levels, levels.getFirst());
    }

    /// One spelling for plain numbers of one value: 1 and 1.0 are one class.
    private static String canonical(String field, boolean decimalComma) {
        double value = Csv.plainNumber(field, decimalComma);
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : field;
    }
}
