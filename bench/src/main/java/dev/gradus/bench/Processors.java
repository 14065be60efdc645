package dev.gradus.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much the machine's processors have worked so far.
///
/// @param own seconds that this process used
/// @param all seconds that everybody used; NaN where the system does not tell
record Processors(double own, double all) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final double TICK = 0.01;
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int STOLEN = 8;

    static Processors now() {
        return new Processors(SYSTEM.getProcessCpuTime() / 1e9, everybody());
    }

    private static double everybody() {
        if (!Files.isReadable(STATISTICS)) {
            return Double.NaN;
        }
        try (var lines = Files.lines(STATISTICS)) {
            String[] fields = lines.findFirst().orElseThrow().split(" +", -1);
            long ticks = 0;
            for (int i = 1; i <= STOLEN; i++) {
                ticks += i == IDLE || i == WAITING ? 0 : Long.parseLong(fields[i]);
            }
            return ticks * TICK;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /// What was used since an earlier time.
    Processors since(Processors earlier) {
        return new Processors(own - earlier.own, all - earlier.all);
    }

    Processors plus(Processors more) {
        return new Processors(own + more.own, all + more.all);
    }
}
