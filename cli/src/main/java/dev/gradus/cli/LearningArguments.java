package dev.gradus.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of all commands in which models learn: from which draws, and on how many threads.
final class LearningArguments {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of everything random (default: ${DEFAULT-VALUE})")
    private long seed;

    @Mixin
    private final ThreadsArgument threads = new ThreadsArgument();

    long seed() {
        return seed;
    }

    void applyThreads() {
        threads.apply();
    }
}
