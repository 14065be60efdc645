package dev.gradus.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `gradus data`.
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Looks at data before anything is trained on it.",
        subcommands = {DataDescribeCommand.class, DataConvertCommand.class})
final class DataCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
