package dev.gradus.bench;

import java.util.ArrayList;
import java.util.List;

/// A contender's times, round by round.
final class Side {
    private static final double ROUND_SECONDS = 0.1;

    private final Contender contender;
    private final List<Double> seconds = new ArrayList<>();
    private int repetitions = 1;
    private double wall;
    private Processors used = new Processors(0, 0);

    Side(Contender contender) {
        this.contender = contender;
    }

    /// Repeats the step for a while, and finds how many repetitions make a round.
    void warmUp(double duration) {
        long start = System.nanoTime();
        while (since(start) < duration) {
            long from = System.nanoTime();
            repeat();
            // the quickest go counts: in others the compiler or another process got in between
            repetitions = (int) Math.max(repetitions, Math.min(1e6, repetitions * ROUND_SECONDS / since(from)));
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
        Processors before = Processors.now();
        long start = System.nanoTime();
        repeat();
        double duration = since(start);
        used = used.plus(Processors.now().since(before));
        wall += duration;
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

    /// What the rounds showed so far.
    Times times() {
        double[] sorted = seconds.stream().mapToDouble(d -> d).sorted().toArray();
        return new Times(
                Stats.quantile(sorted, 0.5),
                Stats.quantile(sorted, 0.25),
                Stats.quantile(sorted, 0.75),
                used.own() / wall,
                (used.all() - used.own()) / wall);
    }

    /// What rounds showed.
    ///
    /// @param median seconds a step
    /// @param low lower quartile
    /// @param high upper quartile
    /// @param busy processors that this process used on average, the compiler's work included
    /// @param others processors that other processes used, NaN if unknown
    record Times(double median, double low, double high, double busy, double others) {
        double spread() {
            return (high - low) / median;
        }
    }
}
