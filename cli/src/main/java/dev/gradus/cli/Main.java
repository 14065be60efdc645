package dev.gradus.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `gradus` command: trains, evaluates, predicts, describes.
@Command(
        name = "gradus",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Deep learning in pure Java: trains networks on your data, and uses them.",
        subcommands = {
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            GenerateCommand.class,
            CompareCommand.class,
            TextCommand.class,
            DescribeCommand.class,
            DataCommand.class,
            RunsCommand.class,
            LessonCommand.class,
            DoctorCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  gradus train                           drawn digits, nothing to download",
            "  gradus train mnist/ --model lenet      the four MNIST files in a folder",
            "  gradus train iris.csv --target species a table",
            "  gradus evaluate runs/digits            judge a finished run again",
            "  gradus predict runs/digits photo.png   ask a model",
            "  gradus compare iris.csv --folds 10     classical models beside networks",
            "  gradus generate runs/book              write with a model of text",
            "  gradus text ngram book.txt             count in place of training",
            "  gradus data describe wine.csv          look at data first",
            "  gradus doctor                          what this machine computes with",
            "",
            "'gradus bench --help' tells how to compare the speed with libtorch's."
        })
public final class Main extends CommandGroup {
    /// Exit code of an error.
    static final int FAILED = 1;

    /// Exit code of a wrong command line.
    static final int USAGE = 2;

    /// Exit code after Ctrl-C.
    static final int INTERRUPTED = 130;

    /// Picocli makes instances.
    public Main() {}

    /// Runs a command line and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(run(commandLine(), args));
    }

    /// Runs a command line; also where memory ends, which picocli's handlers do not hear of, an error is told in one
    /// line. Standard output that took not all, as on a full disk, is an error, too: streams only remember it.
    static int run(CommandLine line, String... args) {
        int code;
        try {
            code = line.execute(args);
        } catch (OutOfMemoryError e) {
            line.getErr().println("gradus: " + oneLine(e));
            return FAILED;
        }
        if (line.getOut().checkError() || System.out.checkError()) {
            line.getErr().println("gradus: the output could not be written: the disk is full, or its reader has gone");
            return code == 0 ? FAILED : code;
        }
        return code;
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Path.class, Main::path);
        line.setParameterExceptionHandler((e, args) -> {
            PrintWriter err = e.getCommandLine().getErr();
            err.println("gradus: " + oneLine(e));
            err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
            return USAGE;
        });
        line.setExecutionExceptionHandler((e, commandLine, parsed) -> {
            commandLine.getErr().println("gradus: " + oneLine(e));
            if (System.getenv("GRADUS_DEBUG") != null) {
                e.printStackTrace(commandLine.getErr());
            }
            return e instanceof UsageException ? USAGE : FAILED;
        });
        return line;
    }

    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new CommandLine.TypeConversionException("the path is empty");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException("no path: " + e.getReason());
        }
    }

    /// What went wrong, on one line and without a stack trace.
    private static String oneLine(Throwable e) {
        if (e instanceof UncheckedIOException io) {
            return oneLine(Objects.requireNonNull(io.getCause()));
        }
        if (e instanceof OutOfMemoryError) {
            return "out of memory: use a smaller --batch, or set GRADUS_HEAP to a larger heap, such as 12g";
        }
        boolean told = e instanceof IOException
                || e instanceof IllegalArgumentException
                || e instanceof IllegalStateException
                || e instanceof UsageException
                || e instanceof CommandLine.ParameterException
                || e instanceof dev.gradus.train.TrainingFailure;
        String message = String.valueOf(e.getMessage());
        String text = told ? message : "internal error: " + e + " (GRADUS_DEBUG=1 shows more)";
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
    }

    /// The version line.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"gradus " + dev.gradus.io.GradusVersion.current() + " (Java " + Runtime.version() + ")"
            };
        }
    }
}
