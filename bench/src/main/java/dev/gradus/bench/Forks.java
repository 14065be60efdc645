package dev.gradus.bench;

import dev.gradus.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Starts fresh JVMs and collects what they measured.
///
/// @param threads of each side
/// @param rounds of each JVM
/// @param log takes what a JVM says besides its result
record Forks(int threads, int rounds, Consumer<String> log) {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseG1GC",
            "-Xmx4g",
            "-XX:MaxNewSize=256m",
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED");

    /// For times, the launcher's settings: a heap of fixed size on huge pages.
    private static final List<String> STEADY = List.of("-Xms4g", "-XX:+UseTransparentHugePages");

    /// Times of a comparison.
    ForkResult time(Workload workload, boolean layers) throws IOException {
        List<String> task =
                List.of("time", workload.name(), String.valueOf(threads), String.valueOf(rounds), "" + layers);
        return run(STEADY, task, ForkResult.class);
    }

    /// Gradus's kernels in a step of a comparison.
    Profile profile(Workload workload) throws IOException {
        return run(STEADY, List.of("profile", workload.name(), String.valueOf(threads)), Profile.class);
    }

    /// How soon one side is fast.
    WarmUp warmUp(Workload workload, String side) throws IOException {
        return run(STEADY, List.of("warm-up", workload.name(), String.valueOf(threads), side), WarmUp.class);
    }

    /// Peak of resident memory of one side, the JVM included, with a heap that grows when it has to.
    long memory(Workload workload, String side) throws IOException {
        return run(List.of(), List.of("memory", workload.name(), String.valueOf(threads), side), Fork.Memory.class)
                .bytes();
    }

    private <T> T run(List<String> flags, List<String> task, Class<T> type) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fork.class.getName()));
        command.addAll(task);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        for (String variable : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS")) {
            builder.environment().put(variable, String.valueOf(threads));
        }
        Process process = builder.start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(Fork.RESULT)) {
                    return Json.read(line.substring(Fork.RESULT.length()), type);
                }
                // "[W" begins libtorch's own warnings, such as of old calls in DJL
                if (!line.startsWith("WARNING: Using incubator modules") && !line.startsWith("[W")) {
                    if (!line.startsWith("\t")) {
                        lines.add(line);
                    }
                    log.accept(line);
                }
            }
        } finally {
            process.destroy();
        }
        throw new IOException(String.join(" ", task) + ": the JVM ended without a result: "
                + String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size())));
    }
}
