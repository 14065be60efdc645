package dev.gradus.bench;

import dev.gradus.bench.torch.Torch;
import dev.gradus.exec.Parallel;
import dev.gradus.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A fresh JVM's program. It prints its result as JSON after [#RESULT].
///
/// - `time NAME THREADS ROUNDS LAYERS`: a comparison; with `LAYERS` true the layers first
/// - `profile NAME THREADS`: Gradus's kernels by the time they take
/// - `warm-up NAME THREADS SIDE`: how soon one side is fast
/// - `memory NAME THREADS SIDE`: some steps of one side, by its name; the result is the peak of resident memory
public final class Fork {
    static final String RESULT = "result: ";

    /// Gradus's name as a side.
    static final String GRADUS = "gradus";

    private static final int STEPS = 30;

    private Fork() {}

    /// Runs the task.
    public static void main(String[] args) throws IOException {
        Workload workload = Workloads.named(args[1]);
        int threads = Integer.parseInt(args[2]);
        Object result = switch (args[0]) {
            case "time" -> time(workload, threads, Integer.parseInt(args[3]), Boolean.parseBoolean(args[4]));
            case "memory" -> memory(workload, threads, args[3]);
            case "warm-up" -> WarmUp.of(maker(workload, threads, args[3]));
            case "profile" -> Profile.of(workload, threads);
            default -> throw new IllegalArgumentException(args[0]);
        };
        System.out.println(RESULT + Json.write(result));
        // libtorch's threads would keep the process alive
        System.exit(0);
    }

    private static ForkResult time(Workload workload, int threads, int rounds, boolean layers) {
        Duel duel = new Duel(workload, threads);
        if (layers) {
            System.out.println(duel.describe());
        }
        return duel.measure(rounds);
    }

    /// A peak of memory.
    record Memory(long bytes) {}

    /// Makes one side of a workload.
    interface Maker {
        Contender make();
    }

    private static Maker maker(Workload workload, int threads, String side) {
        return () -> {
            Parallel.setThreads(threads);
            if (side.equals(GRADUS)) {
                return workload.gradus().get();
            }
            Torch.setThreads(threads);
            return workload.peers().stream()
                    .filter(p -> p.name().equals(side))
                    .findFirst()
                    .orElseThrow()
                    .contender()
                    .get();
        };
    }

    private static Memory memory(Workload workload, int threads, String side) throws IOException {
        Contender contender = maker(workload, threads, side).make();
        for (int i = 0; i < STEPS; i++) {
            contender.step();
        }
        return new Memory(peak(Files.readAllLines(Path.of("/proc/self/status"))));
    }

    private static long peak(List<String> status) {
        String line =
                status.stream().filter(s -> s.startsWith("VmHWM:")).findFirst().orElseThrow();
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
    }
}
