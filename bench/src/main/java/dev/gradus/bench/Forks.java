package dev.gradus.bench;

import dev.gradus.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Starts fresh JVMs and collects what they measured.
///
/// @param threads of each side
/// @param rounds of each JVM
record Forks(int threads, int rounds) {
    /// The launcher's settings but for the heap, which is smaller and of fixed size.
    private static final List<String> FLAGS = List.of(
            "-XX:+UseG1GC",
            "-XX:+UseTransparentHugePages",
            "-Xms3g",
            "-Xmx3g",
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED");

    /// One result of a comparison.
    ///
    /// @param log takes what the JVM says before its result
    ForkResult run(Workload workload, boolean describe, Consumer<String> log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fork.class.getName()));
        command.addAll(
                List.of(workload.name(), String.valueOf(threads), String.valueOf(rounds), String.valueOf(describe)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        for (String variable : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS")) {
            builder.environment().put(variable, String.valueOf(threads));
        }
        Process process = builder.start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(Fork.RESULT)) {
                    return Json.read(line.substring(Fork.RESULT.length()), ForkResult.class);
                }
                if (!line.startsWith("WARNING: Using incubator modules")) {
                    lines.add(line);
                    log.accept(line);
                }
            }
        } finally {
            process.destroy();
        }
        throw new IOException(workload.name() + ": the benchmark's JVM ended without a result: "
                + String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size())));
    }

    /// Facts about how the JVMs run, for reports.
    Map<String, Object> settings() {
        return Map.of("threads", threads, "rounds", rounds, "flags", String.join(" ", FLAGS));
    }
}
