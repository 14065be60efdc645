package dev.gradus.cli;

import picocli.CommandLine.Command;

/// `gradus data`.
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Looks at data before anything is trained on it.",
        subcommands = {DataDescribeCommand.class, DataConvertCommand.class})
final class DataCommand extends CommandGroup {}
