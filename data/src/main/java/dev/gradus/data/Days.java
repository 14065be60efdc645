package dev.gradus.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days as tables write them: `1981-01-31`, `1981/01/31`, `1981-01`, `31.01.1981`, perhaps with a time of day after
/// a blank or a T, as `1981-01-31 14:30` or `1981-01-31T14:30:05Z`.
final class Days {
    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{4})[-/](\\d{1,2})(?:[-/](\\d{1,2}))?|(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}))"
                    + "(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?Z?)?");

    private Days() {}

    /// Days since the beginning of 1970, with the time of day as a share; NaN where a field writes none. A month
    /// without a day is its first.
    static double of(String field) {
        Matcher m = FORM.matcher(field);
        if (!m.matches()) {
            return Double.NaN;
        }
        try {
            LocalDate day = m.group(1) != null
                    ? LocalDate.of(number(m, 1), number(m, 2), m.group(3) == null ? 1 : number(m, 3))
                    : LocalDate.of(number(m, 6), number(m, 5), number(m, 4));
            LocalTime time = LocalTime.of(number(m, 7), number(m, 8), number(m, 9));
            return day.toEpochDay() + time.toSecondOfDay() / 86_400.0;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    private static int number(Matcher m, int group) {
        String digits = m.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
