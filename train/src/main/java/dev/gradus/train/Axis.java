package dev.gradus.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A scale of a chart: numbers to places, with ticks at round numbers.
///
/// @param ticks numbers with a mark, from `low` to `high`
/// @param step between ticks; of the logarithm, if logarithmic
record Axis(double low, double high, boolean logarithmic, double step, List<Double> ticks) {
    private static final int TICKS = 5;

    /// Numbers that differ by a smaller share are one.
    private static final double FLAT = 1e-6;

    /// From a round number to a round number around a range.
    static Axis around(double least, double most) {
        double size = Math.max(1e-3, Math.max(Math.abs(least), Math.abs(most)));
        if (most - least < FLAT * size) {
            return around(least - 0.05 * size, most + 0.05 * size);
        }
        double step = step(least, most);
        return linear(step * Math.floor(least / step), step * Math.ceil(most / step), step);
    }

    /// Exactly a range, wherever its ends lie.
    static Axis spanning(double least, double most) {
        return linear(least, Math.max(most, least + 1e-9), step(least, most));
    }

    /// From a power of ten to a power of ten around a range of positive numbers.
    static Axis powersAround(double least, double most) {
        int first = (int) Math.floor(StrictMath.log10(least));
        int last = Math.max(first + 1, (int) Math.ceil(StrictMath.log10(most)));
        int step = Math.ceilDiv(last - first, 2 * TICKS);
        List<Double> ticks = new ArrayList<>();
        for (int power = first; power <= last; power += step) {
            ticks.add(StrictMath.pow(10, power));
        }
        return new Axis(StrictMath.pow(10, first), StrictMath.pow(10, last), true, step, ticks);
    }

    private static Axis linear(double low, double high, double step) {
        List<Double> ticks = new ArrayList<>();
        for (double i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
            ticks.add(i * step);
        }
        double end = high > low ? high : low + step;
        return new Axis(low, end, false, step, ticks);
    }

    /// 1, 2 or 5 times a power of ten, so that there are about five ticks.
    private static double step(double least, double most) {
        double range = Math.max(most - least, 1e-6 * Math.max(1e-3, Math.abs(most)));
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(range / TICKS)));
        double times = range / TICKS / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    /// Where a number lies: 0 at the low end, 1 at the high one.
    double place(double value) {
        return logarithmic
                ? (StrictMath.log10(value) - StrictMath.log10(low)) / (StrictMath.log10(high) - StrictMath.log10(low))
                : (value - low) / (high - low);
    }

    /// A tick's number in as few digits as tell it from its neighbours.
    String label(double tick) {
        double size = StrictMath.log10(Math.abs(tick));
        if (logarithmic) {
            return size < -4.5 || size > 5.5 ? decimal("%.0e", tick) : decimal("%,." + digits(-size) + "f", tick);
        }
        double fine = StrictMath.log10(step);
        if (tick == 0 || Math.abs(tick) < step / 2) {
            return "0";
        }
        return fine < -4 || Math.max(Math.abs(low), Math.abs(high)) >= 1e6
                ? decimal("%." + digits(Math.floor(size + 1e-9) - Math.floor(fine + 1e-9)) + "e", tick)
                : decimal("%,." + digits(-fine) + "f", tick);
    }

    private static long digits(double wanted) {
        return Math.clamp((long) Math.ceil(wanted - 1e-9), 0, 15);
    }

    private static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
