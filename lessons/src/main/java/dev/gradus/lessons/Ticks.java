package dev.gradus.lessons;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round numbers along an axis, and numbers as people write them.
public final class Ticks {
    private static final int MOST = 8;

    private Ticks() {}

    /// Multiples of 1, 2 or 5 times a power of ten from `low` to `high`, at most eight.
    static List<Double> between(double low, double high) {
        double step = StrictMath.pow(10, Math.floor(StrictMath.log10(high - low)) - 1);
        double[] factors = {2, 2.5, 2};
        for (int i = 0; (high - low) / step > MOST - 1; i++) {
            step *= factors[i % 3];
        }
        List<Double> ticks = new ArrayList<>();
        for (double k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
            ticks.add(k * step + 0.0);
        }
        return ticks;
    }

    /// A number in at most six significant digits, without zeros at the end.
    public static String number(double v) {
        return number(v, 6);
    }

    /// A number in so many significant digits at most, but for whole ones.
    static String number(double v, int digits) {
        double size = Math.abs(v);
        if (!Double.isFinite(v) || (size > 0 && (size < 1e-4 || size >= 1e10))) {
            return String.format(Locale.ROOT, "%.3g", v);
        }
        if (v == Math.rint(v)) {
            return String.format(Locale.ROOT, "%.0f", v + 0.0);
        }
        return new BigDecimal(v)
                .round(new MathContext(digits))
                .stripTrailingZeros()
                .toPlainString();
    }
}
