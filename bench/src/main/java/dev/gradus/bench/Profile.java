package dev.gradus.bench;

import dev.gradus.exec.Engine;
import dev.gradus.exec.Parallel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which kernels take the time of Gradus's step. Watching costs a little for each kernel, so that small steps
/// look slower than they are.
///
/// @param seconds of a step that nobody watches
/// @param kernels the dearest first
record Profile(double seconds, List<Part> kernels) {
    private static final int SHOWN = 25;
    private static final double WARM_UP_SECONDS = 5;
    private static final double SECONDS = 2;

    /// Kernels of one kind and size.
    ///
    /// @param label as in plans
    /// @param types of what is read and written
    /// @param runs in a step
    /// @param seconds in a step, all runs together
    record Part(String label, String types, double runs, double seconds) {}

    private static final class Sum {
        private long runs;
        private long nanos;
    }

    static Profile of(Workload workload, int threads) {
        Parallel.setThreads(threads);
        Contender contender = workload.gradus().get();
        repeat(contender, WARM_UP_SECONDS);
        double alone = repeat(contender, SECONDS).seconds;
        Map<List<String>, Sum> sums = new HashMap<>();
        Engine.listen((spec, outputs, work) -> {
            long start = System.nanoTime();
            work.run();
            Sum sum =
                    sums.computeIfAbsent(List.of(spec.label(), spec.inputs() + " → " + spec.outputs()), _ -> new Sum());
            sum.nanos += System.nanoTime() - start;
            sum.runs++;
        });
        repeat(contender, SECONDS / 2);
        sums.clear();
        int steps = repeat(contender, SECONDS).steps;
        Engine.listen(null);
        return new Profile(
                alone,
                sums.entrySet().stream()
                        .map(e -> new Part(
                                e.getKey().get(0),
                                e.getKey().get(1),
                                (double) e.getValue().runs / steps,
                                e.getValue().nanos / 1e9 / steps))
                        .sorted(Comparator.comparingDouble(Part::seconds).reversed())
                        .toList());
    }

    private record Repeated(int steps, double seconds) {}

    private static Repeated repeat(Contender contender, double duration) {
        long start = System.nanoTime();
        int steps = 0;
        while ((System.nanoTime() - start) / 1e9 < duration) {
            contender.step();
            steps++;
        }
        return new Repeated(steps, (System.nanoTime() - start) / 1e9 / steps);
    }

    /// As a table.
    String text() {
        double sum = kernels.stream().mapToDouble(Part::seconds).sum();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%10.1f µs a step, %.1f µs in kernels when watched%n", seconds * 1e6, sum * 1e6));
        kernels.stream()
                .limit(SHOWN)
                .forEach(k -> text.append(String.format(
                        Locale.ROOT,
                        "%10.1f µs %3.0f %%  %3.0f x  %s  %s%n",
                        k.seconds * 1e6,
                        100 * k.seconds / sum,
                        k.runs,
                        k.label,
                        k.types)));
        return text.toString();
    }
}
