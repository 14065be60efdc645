package dev.gradus.train;

/// How fast steps follow one another, smoothed over the last ones.
final class Pace {
    private static final double MEMORY = 0.97;

    private final int samplesPerStep;
    private long last = System.nanoTime();
    private double nanosPerStep;

    Pace(int samplesPerStep) {
        this.samplesPerStep = samplesPerStep;
    }

    void tick() {
        long now = System.nanoTime();
        double took = now - last;
        last = now;
        nanosPerStep = nanosPerStep == 0 ? took : MEMORY * nanosPerStep + (1 - MEMORY) * took;
    }

    double secondsPerStep() {
        return nanosPerStep / 1e9;
    }

    double samplesPerSecond() {
        return nanosPerStep == 0 ? 0 : samplesPerStep / secondsPerStep();
    }
}
