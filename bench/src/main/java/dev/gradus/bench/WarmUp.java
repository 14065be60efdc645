package dev.gradus.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long a fresh JVM takes to be useful, and to be fast; all in seconds.
///
/// @param made from the JVM's start until the network is made
/// @param first the first step
/// @param fast from the JVM's start until steps run at nine tenths of the steady speed
/// @param steady a step when warm
record WarmUp(double made, double first, double fast, double steady) {
    static final String HEADER = String.format(
            "%-22s %-9s %9s %10s %14s %11s", "name", "side", "made", "first step", "9/10 of speed", "steady");

    private static final double SECONDS = 15;
    private static final double STEADY_SECONDS = 3;

    /// Steps whose median counts as the speed of the moment.
    private static final int WINDOW = 10;

    static WarmUp of(Fork.Maker maker) {
        long launched = System.nanoTime()
                - 1_000_000
                        * (System.currentTimeMillis()
                                - ManagementFactory.getRuntimeMXBean().getStartTime());
        Contender contender = maker.make();
        double made = since(launched);
        contender.step();
        double first = since(launched) - made;
        List<Double> ends = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        double before = since(launched);
        double end = before + SECONDS;
        while (before < end) {
            contender.step();
            double now = since(launched);
            ends.add(now);
            times.add(now - before);
            before = now;
        }
        int late = times.size() / 2;
        while (late < times.size() - WINDOW && ends.get(late) < end - STEADY_SECONDS) {
            late++;
        }
        double steady = Stats.median(times.subList(late, times.size()));
        int fast = 0;
        while (fast < late && Stats.median(times.subList(fast, Math.min(fast + WINDOW, times.size()))) > steady / 0.9) {
            fast++;
        }
        return new WarmUp(made, first, ends.get(fast), steady);
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /// A line of the table.
    String text(String name, String side) {
        return String.format(
                Locale.ROOT,
                "%-22s %-9s %7.2f s %8.2f s %12.1f s %8.2f ms",
                name,
                side,
                made,
                first,
                fast,
                1000 * steady);
    }
}
