package dev.gradus.cli;

import dev.gradus.exec.Engine;
import dev.gradus.exec.Parallel;
import dev.gradus.io.RunFolder;
import dev.gradus.train.LearningRateFinder;
import dev.gradus.train.RunOptions;
import dev.gradus.train.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gradus train`.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains a model on data, watches it, and leaves a folder with model, report and checkpoints.",
        footer = {
            "",
            "Examples:",
            "  gradus train",
            "  gradus train mnist/ --model lenet --seed 1",
            "  gradus train digits --model mlp --set hidden=256x64 --epochs 20 --optimizer adamw",
            "  gradus train mnist/ --model mlp --stop hold-out:3 --epochs 50",
            "  gradus train mnist/ --model lenet --find-lr",
            "  gradus train photos/ --size 96 --augment flip,crop:0.6,colour:0.2",
            "  gradus train photos/ --ann boxes.csv   finds the one person in each photo",
            "  gradus train book.txt --model gpt-xs   a transformer that writes like the book",
            "  gradus train --resume runs/digits-lenet"
        })
final class TrainCommand implements Callable<Integer> {
    private static final Set<String> WITH_RESUME = Set.of("--resume", "--threads", "--json", "--plain", "--tui");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            defaultValue = "digits",
            paramLabel = "DATA",
            description =
                    "digits, catsdogs, moons, circles, xor, spiral, regression, recall or person, perhaps with settings as in moons:train=5000,test=1000,noise=0.3; or a path (default: ${DEFAULT-VALUE})")
    private String data = "digits";

    @Mixin
    private final DataArguments source = new DataArguments();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "",
            description = "linear, mlp, lenet, cnn, resnet, locator, gpt-xs or gpt-xxs (default: by the data)")
    private String model = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting of the model, such as hidden=256x64, width=32, dropout=0.2")
    private Map<String, String> settings = Map.of();

    @Mixin
    private final FitArguments fit = new FitArguments();

    @Option(
            names = "--hold-out",
            paramLabel = "SHARE",
            defaultValue = "0.0833333",
            description = "share of the training part that chooses the best epoch (default: 1/12)")
    private double holdOut;

    @Mixin
    private final LearningArguments learning = new LearningArguments();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "folder of the run (default: runs/DATA-MODEL), or file of --find-lr's picture")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            paramLabel = "FOLDER",
            description = "go on with an interrupted run; its own settings hold")
    private @Nullable Path resume;

    @Option(
            names = "--find-lr",
            description = "try learning rates, print suggestions, leave a picture of the curve, and train nothing")
    private boolean findRate;

    @Option(names = "--json", description = "one JSON object a line, for programs")
    private boolean json;

    @Option(names = "--plain", description = "plain lines, no dashboard")
    private boolean plain;

    @Option(names = "--tui", description = "a dashboard on the terminal (default: where there is a terminal)")
    private boolean tui;

    @Override
    public Integer call() throws IOException {
        learning.applyThreads();
        if (findRate) {
            findRate();
            return 0;
        }
        Optional<Terminal> terminal = terminal();
        Progress progress = new Progress(System.out, json, terminal);
        try (TrainingRun run = open()) {
            AtomicInteger code = new AtomicInteger(Main.INTERRUPTED);
            CountDownLatch ended = new CountDownLatch(1);
            Thread hook = new Thread(() -> stop(run, progress, ended, code), "gradus-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                progress.begin(run, Engine.backend().description(), Parallel.threads());
                Optional<TrainingRun.Result> result = run.run(progress);
                progress.end(run, result);
                if (result.isEmpty()) {
                    return Main.INTERRUPTED;
                }
                code.set(0);
            } finally {
                progress.leave();
                ended.countDown();
                removeHook(hook);
            }
            return 0;
        }
    }

    private Optional<Terminal> terminal() {
        if ((json ? 1 : 0) + (plain ? 1 : 0) + (tui ? 1 : 0) > 1) {
            throw new UsageException("--json, --plain and --tui exclude each other");
        }
        if (tui && !AnsiTerminal.isPresent()) {
            throw new UsageException("--tui needs a terminal that shows UTF-8");
        }
        return json || plain || !AnsiTerminal.isPresent()
                ? Optional.empty()
                : Optional.of(new AnsiTerminal(System.out));
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook is what ends this process: it waits for us, then the exit code is its
        }
    }

    /// On Ctrl-C: ends the step, waits until it is saved, and exits 130.
    private static void stop(TrainingRun run, Progress progress, CountDownLatch ended, AtomicInteger code) {
        run.stop();
        try {
            boolean saved = ended.await(60, TimeUnit.SECONDS);
            progress.leave();
            System.out.flush();
            Runtime.getRuntime().halt(saved && code.get() == 0 ? 0 : Main.INTERRUPTED);
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(Main.INTERRUPTED);
        }
    }

    private TrainingRun open() throws IOException {
        if (resume != null) {
            refuseOtherOptions();
            if (!Files.isDirectory(resume)) {
                throw new UsageException("--resume: " + resume + " is not a folder");
            }
            return TrainingRun.resume(resume);
        }
        try {
            Path folder = out != null ? out : RunFolder.unused(Path.of("runs"), name());
            return TrainingRun.create(folder, options());
        } catch (IllegalArgumentException e) {
            // options that do not fit each other or the data
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /// A resumed run ends as it would have; whatever else is asked for would be forgotten in silence.
    private void refuseOtherOptions() {
        CommandLine.ParseResult given = spec.commandLine().getParseResult();
        for (OptionSpec option : given.matchedOptions()) {
            if (!WITH_RESUME.contains(option.longestName())) {
                throw new UsageException(
                        option.longestName() + " has no meaning with --resume: the run's own settings hold");
            }
        }
        if (!given.matchedPositionals().isEmpty()) {
            throw new UsageException("DATA has no meaning with --resume: the run has its own");
        }
    }

    private RunOptions options() {
        return new RunOptions(
                data, source.options(learning.seed()), model, settings, fit.options(), learning.seed(), holdOut);
    }

    private void findRate() throws IOException {
        if (resume != null) {
            throw new UsageException("--find-lr begins anew: leave out --resume");
        }
        Path picture = out != null ? out : Path.of("runs", name() + "-learning-rates.svg");
        if (Files.isDirectory(picture)) {
            throw new UsageException("--out: " + picture + " is a folder; name a file for the picture");
        }
        LearningRateFinder.Found found;
        try {
            found = LearningRateFinder.DEFAULT.find(options());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        found.writePicture(picture);
        RateReport.print(System.out, found, picture, json);
    }

    private String name() {
        String base = DataArguments.shortName(data);
        return model.isEmpty() ? base : base + "-" + model;
    }
}
