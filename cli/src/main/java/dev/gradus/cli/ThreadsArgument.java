package dev.gradus.cli;

import dev.gradus.exec.Parallel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that says how many threads compute.
final class ThreadsArgument {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads to compute with; the result does not depend on it (default: all processors)")
    private @Nullable Integer threads;

    /// Computes with so many from now on.
    void apply() {
        if (threads != null) {
            Parallel.setThreads(Positive.orZero("--threads", threads));
        }
    }
}
