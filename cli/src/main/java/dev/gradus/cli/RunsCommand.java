package dev.gradus.cli;

import dev.gradus.io.FoundRun;
import dev.gradus.io.Json;
import dev.gradus.io.RunFolder;
import dev.gradus.io.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus runs`.
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "Lists training runs, the latest first.",
        footer = {"", "Examples:", "  gradus runs", "  gradus runs /data/experiments --json"})
final class RunsCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "runs",
            description = "folder of runs (default: ${DEFAULT-VALUE})")
    private Path folder = Path.of("runs");

    @Option(names = "--json", description = "one JSON object a run")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException(folder + " is not a folder");
        }
        if (!Files.isDirectory(folder)) {
            if (!json) {
                System.out.println("no runs yet in " + folder + "; start one with: gradus train");
            }
            return 0;
        }
        List<FoundRun> runs = RunFolder.list(folder);
        for (FoundRun run : runs) {
            switch (run) {
                case FoundRun.Intact r -> show(r);
                case FoundRun.Damaged d -> {
                    if (json) {
                        System.out.println(
                                Json.write(Map.of("folder", d.folder().toString(), "fault", d.fault())));
                    } else {
                        System.out.println(d.folder() + "  damaged: " + d.fault());
                    }
                }
            }
        }
        return 0;
    }

    private void show(FoundRun.Intact run) {
        RunInfo info = run.info();
        String state = run.state().name().toLowerCase(Locale.ROOT);
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("folder", run.folder().toString());
            values.put("state", state);
            values.put("started", info.started().toString());
            values.put("configuration", info.setup().configuration());
            values.put("results", info.results());
            System.out.println(Json.write(values));
            return;
        }
        String results = info.results().entrySet().stream()
                .filter(e -> e.getValue() instanceof Double)
                .limit(3)
                .map(e -> String.format(Locale.ROOT, "%s %.4f", e.getKey(), (Double) e.getValue()))
                .collect(Collectors.joining("  "));
        System.out.printf(
                "%-28s %-11s %s  %s%n",
                run.folder(), state, info.started().toString().substring(0, 16).replace('T', ' '), results);
    }
}
