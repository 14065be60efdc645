package dev.gradus.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/// Waits for a quiet machine and repeats what other processes disturbed, until its time is up.
final class Patience {
    /// Processors that other processes may use.
    static final double QUIET = 0.15;

    private static final Duration LOOK = Duration.ofSeconds(3);

    private final Instant end;

    Patience(Duration all) {
        end = Instant.now().plus(all);
    }

    /// Something that measures.
    interface Measurement {
        ForkResult run() throws IOException;
    }

    /// The first undisturbed result, or the last one when time is up.
    ForkResult undisturbed(Measurement measurement) throws IOException, InterruptedException {
        while (true) {
            while (isLeft() && othersNow() > QUIET) {
                // looking is waiting
            }
            ForkResult result = measurement.run();
            if (result.others() <= QUIET || !isLeft()) {
                return result;
            }
        }
    }

    private boolean isLeft() {
        return Instant.now().isBefore(end);
    }

    /// Processors that others use, 0 if unknown.
    private static double othersNow() throws InterruptedException {
        long start = System.nanoTime();
        Processors before = Processors.now();
        Thread.sleep(LOOK);
        Processors used = Processors.now().since(before);
        double others = (used.all() - used.own()) / ((System.nanoTime() - start) / 1e9);
        return Double.isNaN(others) ? 0 : others;
    }
}
