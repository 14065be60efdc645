package dev.gradus.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A line of the report: medians over fresh JVMs.
///
/// @param name of the comparison
/// @param kind train, infer or kernel
/// @param must the least ratio that is good enough, 0 where none was set
/// @param ratio libtorch's time divided by Gradus's
/// @param worst the lowest ratio of a JVM
/// @param gradus seconds a step
/// @param libtorch seconds a step
/// @param gradusSpread distance of the quartiles within a JVM, as a share of the median
/// @param libtorchSpread the same for libtorch
/// @param gradusBusy processors in use while Gradus worked
/// @param libtorchBusy processors in use while libtorch worked
/// @param others processors that other processes used at most: much above 0 makes the times worthless
/// @param peer the way in libtorch that was quickest, in the last JVM
/// @param difference the largest difference of results, relative
/// @param parameters of each side
/// @param gradusShare share of the machine's peak, 0 where that was not asked
/// @param libtorchShare the same for libtorch
/// @param gradusBytes peak of resident memory, 0 if not measured
/// @param libtorchBytes peak of resident memory, 0 if not measured
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
        double others,
        String peer,
        double difference,
        long parameters,
        double gradusShare,
        double libtorchShare,
        long gradusBytes,
        long libtorchBytes,
        int forks) {
    static final String HEADER = String.format(
            "%-22s %-6s %5s %6s %6s %10s %10s %5s %5s %6s %6s  %s",
            "name", "kind", "must", "ratio", "worst", "gradus", "libtorch", "±", "±", "MB", "MB", "libtorch's way");

    static Row of(Workload w, List<ForkResult> results, long gradusBytes, long libtorchBytes) {
        ForkResult last = results.getLast();
        double flops = w.flops();
        return new Row(
                w.name(),
                w.kind(),
                w.must(),
                median(results, ForkResult::ratio),
                results.stream().mapToDouble(ForkResult::ratio).min().orElseThrow(),
                median(results, r -> r.gradus().median()),
                median(results, r -> r.libtorch().median()),
                median(results, r -> r.gradus().spread()),
                median(results, r -> r.libtorch().spread()),
                median(results, r -> r.gradus().busy()),
                median(results, r -> r.libtorch().busy()),
                results.stream().mapToDouble(ForkResult::others).max().orElseThrow(),
                last.peer(),
                results.stream().mapToDouble(ForkResult::difference).max().orElseThrow(),
                last.parameters(),
                flops == 0 ? 0 : median(results, r -> flops / r.gradus().median() / r.peak()),
                flops == 0 ? 0 : median(results, r -> flops / r.libtorch().median() / r.peak()),
                gradusBytes,
                libtorchBytes,
                results.size());
    }

    private static double median(List<ForkResult> results, ToDoubleFunction<ForkResult> value) {
        return Stats.median(results.stream().mapToDouble(value).boxed().toList());
    }

    /// As a line of the table.
    String text() {
        String line = String.format(
                Locale.ROOT,
                "%-22s %-6s %5s %6.2f %6.2f %10s %10s %4.0f%% %4.0f%% %6s %6s  %s",
                name,
                kind.name().toLowerCase(Locale.ROOT),
                must == 0 ? "" : String.format(Locale.ROOT, "%.1f", must),
                ratio,
                worst,
                duration(gradus),
                duration(libtorch),
                100 * gradusSpread,
                100 * libtorchSpread,
                megabytes(gradusBytes),
                megabytes(libtorchBytes),
                peer);
        if (gradusShare > 0) {
            line += String.format(
                    Locale.ROOT, ", of the peak %.0f %% : %.0f %%", 100 * gradusShare, 100 * libtorchShare);
        }
        if (ratio < must) {
            line += "  (below must)";
        }
        if (others > Patience.QUIET) {
            line += String.format(Locale.ROOT, "  (busy machine: others used %.1f processors)", others);
        }
        return line;
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "" : String.valueOf(bytes / 1_000_000);
    }

    private static String duration(double seconds) {
        return seconds < 1e-3
                ? String.format(Locale.ROOT, "%.2f µs", seconds * 1e6)
                : String.format(Locale.ROOT, "%.3f ms", seconds * 1e3);
    }
}
