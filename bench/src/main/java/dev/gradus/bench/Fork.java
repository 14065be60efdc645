package dev.gradus.bench;

import dev.gradus.io.Json;

/// A fresh JVM's program: `Fork NAME THREADS ROUNDS DESCRIBE` measures one comparison and prints the result as
/// JSON on the last line.
public final class Fork {
    static final String RESULT = "result: ";

    private Fork() {}

    /// Runs the comparison.
    public static void main(String[] args) {
        Duel duel = new Duel(Workload.named(args[0]), Integer.parseInt(args[1]));
        if (Boolean.parseBoolean(args[3])) {
            System.out.println(duel.describe());
        }
        System.out.println(RESULT + Json.write(duel.measure(Integer.parseInt(args[2]))));
        // libtorch's threads would keep the process alive
        System.exit(0);
    }
}
