package dev.gradus.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A table of texts read from a file: names of columns and rows of fields, all equally long.
///
/// @param file where it was read
/// @param names of the columns: the header's, or `c0`, `c1`, … where it has none
/// @param header whether the file begins with names
/// @param decimalComma whether numbers are written as in 3,14
/// @param rows fields, without the blanks around them
public record Csv(Path file, List<String> names, boolean header, boolean decimalComma, List<List<String>> rows) {
    private static final Set<String> MISSING =
            Set.of("", "?", "-", "NA", "na", "N/A", "n/a", "#N/A", "NaN", "nan", "NAN", "NULL", "null");

    private static final int LONGEST_NUMBER = 40;

    /// Reads a file. The delimiter (comma, semicolon, tab, bar or blanks), a header and decimal commas are told
    /// from its first rows.
    ///
    /// @throws DataFormatException if it is not text, has one column only, no rows, or rows of unequal length
    public static Csv read(Path file) throws IOException {
        return parse(file, FileBytes.read(file, CsvText.LIMIT));
    }

    static Csv parse(Path file, byte[] bytes) throws DataFormatException {
        CsvText text = CsvText.of(file, bytes);
        List<List<String>> rows = text.rows();
        boolean comma = text.delimiter() != ',' && hasDecimalComma(rows);
        boolean header = isHeader(rows, comma);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < rows.getFirst().size(); i++) {
            String name = header ? rows.getFirst().get(i) : "";
            names.add(name.isEmpty() ? "c" + i : name);
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new DataFormatException(file, "has two columns named '" + name + "' in its header");
            }
        }
        List<List<String>> body = header ? rows.subList(1, rows.size()) : rows;
        if (body.isEmpty()) {
            throw new DataFormatException(file, "has a header but no rows");
        }
        return new Csv(file, names, header, comma, body);
    }

    /// Whether a field stands for a missing value: empty, `?`, `-`, `NA`, `N/A`, `NaN` or `null`.
    public static boolean isMissing(String field) {
        return MISSING.contains(field);
    }

    /// The position of a column by its name or its number from 0 (from the end if negative).
    ///
    /// @throws IllegalArgumentException if there is none
    public int column(String nameOrNumber) {
        int at = names.indexOf(nameOrNumber);
        if (at < 0 && nameOrNumber.matches("-?\\d{1,6}")) {
            int number = Integer.parseInt(nameOrNumber);
            at = number < 0 ? number + names.size() : number;
        }
        if (at < 0 || at >= names.size()) {
            throw new IllegalArgumentException(
                    file + ": has no column '" + nameOrNumber + "'; its columns are " + String.join(", ", names));
        }
        return at;
    }

    /// The number that a field writes, or NaN if it writes none.
    double number(String field) {
        return number(field, decimalComma);
    }

    /// The fields of a column that are not missing.
    List<String> known(int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(f -> !isMissing(f))
                .toList();
    }

    /// The number that a field writes, be it plain or an [amount][Amounts], or NaN if it writes none.
    static double number(String field, boolean decimalComma) {
        double value = plainNumber(field, decimalComma);
        return Double.isNaN(value) && field.length() <= LONGEST_NUMBER
                ? plainNumber(Amounts.plain(field, decimalComma), decimalComma)
                : value;
    }

    /// The number that a field writes without signs of a currency and the like, or NaN if it writes none; beyond
    /// ±10³⁰ is none either, so that sums of squares stay finite.
    static double plainNumber(String field, boolean decimalComma) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0 && !(decimalComma && c == ',')) {
                return Double.NaN;
            }
        }
        if (field.isEmpty() || field.length() > LONGEST_NUMBER) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(decimalComma ? field.replace(',', '.') : field);
            return Math.abs(value) <= 1e30 ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean hasDecimalComma(List<List<String>> rows) {
        boolean commas = false;
        for (List<String> row : rows.subList(0, Math.min(rows.size(), CsvText.SAMPLE))) {
            for (String field : row) {
                if (field.indexOf('.') >= 0 && !Double.isNaN(number(field, false))) {
                    return false;
                }
                commas |= field.indexOf(',') > 0 && !Double.isNaN(number(field, true));
            }
        }
        return commas;
    }

    /// The first row is a header if none of its fields is a number and some column below is numbers, or none of
    /// its fields is missing or comes again in its column. Programs that number the rows leave that column's
    /// name empty.
    private static boolean isHeader(List<List<String>> rows, boolean comma) {
        List<String> first = rows.getFirst();
        if (first.stream().anyMatch(f -> !Double.isNaN(number(f, comma)))) {
            return false;
        }
        List<List<String>> below = rows.subList(1, Math.min(rows.size(), CsvText.SAMPLE));
        boolean again = first.stream().anyMatch(Csv::isMissing);
        for (int c = 0; c < first.size(); c++) {
            int column = c;
            List<String> fields = below.stream()
                    .map(row -> row.get(column))
                    .filter(f -> !isMissing(f))
                    .toList();
            boolean named = !isMissing(first.get(c));
            if (named && !fields.isEmpty() && fields.stream().noneMatch(f -> Double.isNaN(number(f, comma)))) {
                return true;
            }
            again |= fields.contains(first.get(c));
        }
        return !again && !below.isEmpty();
    }
}
