package dev.gradus.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// How columns are read whose fields could be meant otherwise, in words.
final class Readings {
    private Readings() {}

    /// One line for each such column.
    static List<String> notes(Csv csv, Table table) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(c -> note(csv.known(c), table.columns().get(c), csv))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> note(List<String> fields, Column column, Csv csv) {
        String name = "column '" + column.name() + "' is read as ";
        return switch (column) {
            case Column.Numeric _ ->
                first(fields, f -> Double.isNaN(Csv.plainNumber(f, csv.decimalComma())) && !Double.isNaN(csv.number(f)))
                        .map(f -> name + "numbers, '" + f + "' as " + Amounts.plain(f, csv.decimalComma()));
            case Column.Date date ->
                first(fields, Days::hasOrder)
                        .map(f -> name + "days, '" + f + "' as "
                                + LocalDate.ofEpochDay((long) Math.floor(Days.of(f, date.monthFirst()))));
            case Column.Categorical _, Column.Unused _ ->
                Days.Order.of(fields) == Days.Order.UNKNOWN
                        ? first(fields, Days::hasOrder)
                                .map(f -> name + "words: nothing tells whether its days, such as '" + f
                                        + "', begin with the day or the month; write them as "
                                        + LocalDate.ofEpochDay((long) Math.floor(Days.of(f, false))))
                        : Optional.empty();
        };
    }

    private static Optional<String> first(List<String> fields, Predicate<String> wanted) {
        return fields.stream().filter(wanted).findFirst();
    }
}
