package dev.gradus.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A command that does nothing by itself: it shows the commands that it has.
class CommandGroup implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public final void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
