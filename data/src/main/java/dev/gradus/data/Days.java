package dev.gradus.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days as tables write them: `1981-01-31`, `1981/01/31`, `1981-01`, `31.01.1981`, `31/01/1981` or `01/31/1981`,
/// perhaps with a time of day after a blank or a T, as `1981-01-31 14:30` or `1981-01-31T14:30:05Z`.
final class Days {
    private static final Pattern FORM =
            Pattern.compile("(?:(?<year>\\d{4})[-/](?<month>\\d{1,2})(?:[-/](?<day>\\d{1,2}))?"
                    + "|(?<first>\\d{1,2})(?<between>[-./])(?<second>\\d{1,2})\\k<between>(?<last>\\d{4}))"
                    + "(?:[ T](?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<part>\\d{2})(?:\\.\\d{1,9})?)?Z?)?");

    private Days() {}

    /// What the fields of a column begin with, where neither the year comes first nor points stand between.
    enum Order {
        /// The day, or it makes no difference.
        DAY_FIRST,
        /// The month.
        MONTH_FIRST,
        /// The day or the month, which are different days: nothing tells.
        UNKNOWN,
        /// Not all fields are days.
        NO_DAYS;

        /// The order that makes days of all fields.
        static Order of(List<String> fields) {
            boolean day = !fields.isEmpty() && fields.stream().noneMatch(f -> Double.isNaN(Days.of(f, false)));
            boolean month = !fields.isEmpty() && fields.stream().noneMatch(f -> Double.isNaN(Days.of(f, true)));
            boolean same = day && month && fields.stream().noneMatch(Days::hasOrder);
            return day && (!month || same) ? DAY_FIRST : month && !day ? MONTH_FIRST : day ? UNKNOWN : NO_DAYS;
        }
    }

    /// Days since the beginning of 1970, with the time of day as a share; NaN where a field writes none. A month
    /// without a day is its first.
    ///
    /// @param monthFirst whether 01/02/2000 is in January; 01.02.2000 never is
    static double of(String field, boolean monthFirst) {
        Matcher m = FORM.matcher(field);
        if (!m.matches()) {
            return Double.NaN;
        }
        try {
            LocalDate day = day(m, monthFirst);
            LocalTime time = LocalTime.of(number(m, "hour"), number(m, "minute"), number(m, "part"));
            return day.toEpochDay() + time.toSecondOfDay() / 86_400.0;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    private static LocalDate day(Matcher m, boolean monthFirst) {
        if (m.group("year") != null) {
            return LocalDate.of(number(m, "year"), number(m, "month"), m.group("day") == null ? 1 : number(m, "day"));
        }
        boolean swapped = monthFirst && !m.group("between").equals(".");
        return LocalDate.of(
                number(m, "last"), number(m, swapped ? "first" : "second"), number(m, swapped ? "second" : "first"));
    }

    /// Whether it matters for a field whether the day or the month comes first.
    static boolean hasOrder(String field) {
        return Double.compare(of(field, false), of(field, true)) != 0;
    }

    private static int number(Matcher m, String group) {
        String digits = m.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
