package dev.gradus.cli;

import dev.gradus.exec.Engine;
import dev.gradus.exec.Parallel;
import dev.gradus.io.Json;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gradus doctor`.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Tells what this machine computes with, and how fast.",
        footer = {"", "Example:", "  gradus doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    private static final int SIDE = 512;
    private static final double SECONDS = 3;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("gradus", dev.gradus.io.GradusVersion.current());
        facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("javaHome", System.getProperty("java.home"));
        facts.put("flags", String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        facts.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        facts.put("threads", Parallel.threads());
        facts.put("heap", Runtime.getRuntime().maxMemory() / (1 << 20) + " MB");
        facts.put("backend", Engine.backend().description());
        facts.put("matrixProduct1Thread", String.format(Locale.ROOT, "%.1f GF/s", gigaflops(1)));
        if (Parallel.threads() > 1) {
            facts.put(
                    "matrixProduct",
                    String.format(
                            Locale.ROOT,
                            "%.1f GF/s with %d threads",
                            gigaflops(Parallel.threads()),
                            Parallel.threads()));
        }
        if (json) {
            System.out.println(Json.write(facts));
        } else {
            facts.forEach((k, v) -> System.out.printf("%-22s %s%n", k, v));
        }
        return 0;
    }

    /// The speed of a product of square matrices, by the median of its repetitions.
    private static double gigaflops(int threads) {
        int before = Parallel.threads();
        Parallel.setThreads(threads);
        try {
            Tensor a = Key.of(1).normal(SIDE, SIDE);
            Tensor b = Key.of(2).normal(SIDE, SIDE);
            Tensor.eval(a, b);
            Step product = Step.capture(in -> List.of(in.get(0).matmul(in.get(1))));
            java.util.ArrayList<Long> times = new java.util.ArrayList<>();
            long end = System.nanoTime() + (long) (SECONDS * 1e9);
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                product.run(a, b);
                times.add(System.nanoTime() - start);
            }
            // the first three quarters are warm-up
            List<Long> warm = times.subList(3 * times.size() / 4, times.size()).stream()
                    .sorted()
                    .toList();
            return 2.0 * SIDE * SIDE * SIDE / warm.get(warm.size() / 2);
        } finally {
            Parallel.setThreads(before);
        }
    }
}
