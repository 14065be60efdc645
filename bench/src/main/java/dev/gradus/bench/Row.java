package dev.gradus.bench;

import java.util.List;
import java.util.Locale;

/// A line of the report: the median over fresh JVMs.
///
/// @param name of the comparison
/// @param kind train, infer or kernel
/// @param must the least ratio that is good enough
/// @param ratio libtorch's time divided by Gradus's
/// @param worst the lowest ratio of a JVM
/// @param gradus seconds a step
/// @param libtorch seconds a step
/// @param gradusSpread distance of the quartiles within a JVM, as a share of the median
/// @param libtorchSpread the same for libtorch
/// @param gradusBusy processors in use
/// @param libtorchBusy processors in use
/// @param difference the largest difference of results, relative
/// @param forks number of JVMs
record Row(
        String name,
        Workload.Kind kind,
        double must,
        double ratio,
        double worst,
        double gradus,
        double libtorch,
        double gradusSpread,
        double libtorchSpread,
        double gradusBusy,
        double libtorchBusy,
        double difference,
        int forks) {
    static final String HEADER = String.format(
            "%-18s %-6s %6s %7s %7s  %11s %11s %7s %7s %5s %5s %9s",
            "name", "kind", "must", "ratio", "worst", "gradus", "libtorch", "±", "±", "busy", "busy", "differ");

    static Row of(Workload w, List<ForkResult> results) {
        return new Row(
                w.name(),
                w.kind(),
                w.must(),
                median(results, ForkResult::ratio),
                results.stream().mapToDouble(ForkResult::ratio).min().orElseThrow(),
                median(results, r -> r.gradus().median()),
                median(results, r -> r.libtorch().median()),
                median(results, r -> spread(r.gradus())),
                median(results, r -> spread(r.libtorch())),
                median(results, r -> r.gradus().busy()),
                median(results, r -> r.libtorch().busy()),
                results.stream().mapToDouble(ForkResult::difference).max().orElseThrow(),
                results.size());
    }

    private static double median(List<ForkResult> results, java.util.function.ToDoubleFunction<ForkResult> value) {
        return Stats.median(results.stream().mapToDouble(value).boxed().toList());
    }

    private static double spread(Side.Times t) {
        return (t.high() - t.low()) / t.median();
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%-18s %-6s %6.1f %7.2f %7.2f  %11s %11s %6.0f%% %6.0f%% %5.2f %5.2f %9.1e%s",
                name,
                kind.name().toLowerCase(Locale.ROOT),
                must,
                ratio,
                worst,
                duration(gradus),
                duration(libtorch),
                100 * gradusSpread,
                100 * libtorchSpread,
                gradusBusy,
                libtorchBusy,
                difference,
                ratio < must ? "  < must" : "");
    }

    private static String duration(double seconds) {
        return seconds < 1e-3
                ? String.format(Locale.ROOT, "%.2f µs", seconds * 1e6)
                : String.format(Locale.ROOT, "%.3f ms", seconds * 1e3);
    }
}
