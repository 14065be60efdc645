package dev.gradus.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/// A contender's times, round by round.
final class Side {
    private static final double ROUND_SECONDS = 0.1;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Contender contender;
    private final List<Double> seconds = new ArrayList<>();
    private int repetitions = 1;
    private double wall;
    private double busy;

    Side(Contender contender) {
        this.contender = contender;
    }

    /// Repeats the step for a while, and finds how many repetitions make a round.
    void warmUp(double duration) {
        long start = System.nanoTime();
        while (since(start) < duration) {
            long from = System.nanoTime();
            repeat();
            repetitions = (int) Math.max(1, Math.min(1e6, repetitions * ROUND_SECONDS / since(from)));
        }
    }

    /// Measures a round. The pause lets the other side's threads, which wait busily for a while, go to sleep.
    void round() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
        contender.step();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        repeat();
        double duration = since(start);
        wall += duration;
        busy += (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        seconds.add(duration / repetitions);
    }

    private void repeat() {
        for (int i = 0; i < repetitions; i++) {
            contender.step();
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// Seconds a step: median and quartiles; and how many processors were busy.
    Times times() {
        double[] sorted = seconds.stream().mapToDouble(d -> d).sorted().toArray();
        return new Times(
                Stats.quantile(sorted, 0.5), Stats.quantile(sorted, 0.25), Stats.quantile(sorted, 0.75), busy / wall);
    }

    /// What the rounds showed.
    ///
    /// @param median seconds a step
    /// @param low lower quartile
    /// @param high upper quartile
    /// @param busy processors in use on average, the compiler's work included
    record Times(double median, double low, double high, double busy) {}
}
