package dev.gradus.bench;

import dev.gradus.bench.torch.Style;
import dev.gradus.bench.torch.TorchTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// How a training step's time grows: with the batch, the width and the depth of a perceptron, and with the
/// number of threads.
///
/// @param axis batch (examples a step), width (units of each hidden layer), depth (hidden layers) or threads
/// @param sizes to be tried
record Scaling(String axis, List<Integer> sizes) {
    private static final List<Scaling> ALL = List.of(
            new Scaling("batch", List.of(1, 4, 16, 64, 256, 1024)),
            new Scaling("width", List.of(32, 64, 128, 256, 512, 1024, 2048)),
            new Scaling("depth", List.of(1, 2, 4, 8, 16)),
            new Scaling("threads", List.of(1, 2, 4, 8)));

    private static final int EXAMPLES = 128;
    private static final int UNITS = 256;
    private static final int LAYERS = 4;

    /// The comparisons along this axis; those of more threads than the machine has are left out.
    List<Workload> workloads() {
        return sizes.stream()
                .filter(n ->
                        !axis.equals("threads") || n <= Runtime.getRuntime().availableProcessors())
                .map(this::workload)
                .toList();
    }

    private Workload workload(int n) {
        int batch = axis.equals("batch") ? n : EXAMPLES;
        int width = axis.equals("width") ? n : UNITS;
        int depth = axis.equals("depth") ? n : LAYERS;
        Supplier<Problem> problem = () -> Problems.perceptron(batch, width, depth);
        return new Workload(
                axis + "-" + n,
                Workload.Kind.TRAIN,
                0,
                0,
                () -> new GradusTraining(problem.get()),
                List.of(new Workload.Peer(Style.PLAIN.text(), () -> new TorchTraining(problem.get(), Style.PLAIN))));
    }

    /// All axes' comparisons.
    static List<Workload> all() {
        return ALL.stream().flatMap(s -> s.workloads().stream()).toList();
    }

    /// Measures along the named axes, or all, prints a table and draws a plot of each axis into a folder.
    ///
    /// @throws IllegalArgumentException listing the axes if one is unknown
    static void run(Forks jvms, int forks, Path folder, List<String> axes) throws IOException {
        List<String> known = ALL.stream().map(Scaling::axis).toList();
        if (!known.containsAll(axes)) {
            throw new IllegalArgumentException("--scaling knows " + String.join(", ", known) + ", not " + axes);
        }
        Files.createDirectories(folder);
        System.out.println(Row.HEADER);
        for (Scaling s : ALL) {
            if (!axes.isEmpty() && !axes.contains(s.axis)) {
                continue;
            }
            List<double[]> points = new ArrayList<>();
            for (Workload w : s.workloads()) {
                int n = Integer.parseInt(w.name().substring(s.axis.length() + 1));
                Forks with = s.axis.equals("threads") ? new Forks(n, jvms.rounds(), jvms.log()) : jvms;
                List<ForkResult> results = new ArrayList<>();
                for (int i = 0; i < forks; i++) {
                    results.add(with.time(w, false));
                }
                Row row = Row.of(w, results, 0, 0);
                System.out.println(row.text());
                points.add(new double[] {n, row.gradus(), row.libtorch()});
            }
            Path file = folder.resolve("scaling-" + s.axis + ".svg");
            Files.writeString(file, new LogPlot(s.axis, points).svg());
            System.out.println(file);
        }
    }
}
