package dev.gradus.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts as office programs write them: with commas between thousands, `1,100.50`, with the sign of a currency before
/// or behind, `-$10`, `10 €`, or both.
final class Amounts {
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern SIGNED = Pattern.compile(
            "(?<minus>-?)(?<before>\\p{Sc})[ \\u00A0\\u202F]?(?<rest>\\S+)|(?<front>\\S+?)[ \\u00A0\\u202F]?(?<behind>\\p{Sc})");

    private Amounts() {}

    /// The field as a plain number is written, if it is an amount; else the field.
    ///
    /// @param decimalComma whether a comma stands before the decimals, so that it parts no thousands
    static String plain(String field, boolean decimalComma) {
        Matcher m = SIGNED.matcher(field);
        String number =
                !m.matches() ? field : m.group("front") != null ? m.group("front") : m.group("minus") + m.group("rest");
        return !decimalComma && GROUPED.matcher(number).matches() ? number.replace(",", "") : number;
    }

    /// The sign of the currency, empty where there is none.
    static String currency(String field) {
        Matcher m = SIGNED.matcher(field);
        return !m.matches() ? "" : m.group("front") != null ? m.group("behind") : m.group("before");
    }
}
