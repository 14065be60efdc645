package dev.gradus.bench;

import dev.gradus.io.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus bench`.
@Command(
        name = "gradus bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs Gradus and libtorch on the same work with the same number of threads.",
            "ratio = time of libtorch / time of Gradus: above 1 Gradus is faster."
        },
        footer = {
            "",
            "'gradus bench kernels …' runs JMH's benchmarks of single kernels, Gradus",
            "only; the rest of its command line is JMH's.",
            "",
            "Examples:",
            "  gradus bench --list",
            "  gradus bench mlp lenet --forks 1",
            "  gradus bench gpt-64 --profile",
            "  gradus bench lenet gpt-64 --warm-up",
            "  gradus bench --scaling plots --forks 1",
            "  gradus bench kernels MatrixProduct -p size=512x512x512 -p threads=2 -f 1"
        })
public final class Main implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "what to measure; everything if none is named")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "list the names")
    private boolean list;

    @Option(names = "--json", description = "one JSON object a row")
    private boolean json;

    @Option(names = "--forks", paramLabel = "N", defaultValue = "5", description = "fresh JVMs a row (default: 5)")
    private int forks;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "15", description = "rounds a JVM (default: 15)")
    private int rounds;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "2", description = "threads a side (default: 2)")
    private int threads;

    @Option(names = "--layers", description = "print the layers of both sides")
    private boolean layers;

    @Option(names = "--memory", description = "measure the peak of memory too, one more JVM a side")
    private boolean memory;

    @Option(
            names = "--patience",
            paramLabel = "MINUTES",
            defaultValue = "0",
            description = "wait for a quiet machine and repeat what others disturbed, for so long in all")
    private int minutes;

    @Option(names = "--warm-up", description = "instead show how soon each side of a fresh JVM is fast")
    private boolean warmUp;

    @Option(
            names = "--scaling",
            paramLabel = "FOLDER",
            description =
                    "instead measure time against batch, width, depth and threads (or those named); plots go to the folder")
    private @Nullable Path scaling;

    @Option(names = "--profile", description = "instead show which kernels take Gradus's time")
    private boolean profile;

    /// Picocli makes instances.
    public Main() {}

    /// Runs a command line and ends the process with its exit code.
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("kernels")) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((e, commandLine, parsed) -> {
            commandLine.getErr().println("gradus bench: " + e.getMessage());
            return 1;
        });
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (forks < 1 || rounds < 1 || threads < 1) {
            throw new IllegalArgumentException("--forks, --rounds and --threads must be positive");
        }
        if (scaling != null) {
            Scaling.run(new Forks(threads, rounds, System.err::println), forks, scaling, names);
            return 0;
        }
        List<Workload> chosen = names.isEmpty()
                ? Workloads.all(false)
                : names.stream().map(Workloads::named).toList();
        if (list) {
            chosen.forEach(w -> System.out.println(w.name()));
            return 0;
        }
        Forks jvms = new Forks(threads, rounds, System.err::println);
        if (profile) {
            for (Workload w : chosen) {
                System.out.println(w.name() + "\n" + jvms.profile(w).text());
            }
            return 0;
        }
        if (warmUp) {
            System.out.println(WarmUp.HEADER);
            for (Workload w : chosen) {
                System.out.println(jvms.warmUp(w, Fork.GRADUS).text(w.name(), Fork.GRADUS));
                String peer = w.peers().getFirst().name();
                System.out.println(jvms.warmUp(w, peer).text(w.name(), "libtorch"));
            }
            return 0;
        }
        if (!json) {
            System.out.println(Row.HEADER);
        }
        Patience patience = new Patience(Duration.ofMinutes(minutes));
        for (Workload w : chosen) {
            List<ForkResult> results = new ArrayList<>();
            for (int i = 0; i < forks; i++) {
                boolean first = i == 0;
                results.add(patience.undisturbed(() -> jvms.time(w, layers && first)));
            }
            Row row = memory
                    ? Row.of(
                            w,
                            results,
                            jvms.memory(w, Fork.GRADUS),
                            jvms.memory(w, results.getLast().peer()))
                    : Row.of(w, results, 0, 0);
            System.out.println(json ? Json.write(row) : row.text());
        }
        return 0;
    }
}
