package dev.gradus.cli;

import java.io.PrintStream;
import java.util.function.Consumer;

/// Tells how far long work is, at most every few seconds, and at once when something else begins.
final class Pulse implements Consumer<String> {
    private static final long EVERY = 3_000_000_000L;

    private final PrintStream out;
    private String who = "";
    private long last = System.nanoTime();

    Pulse(PrintStream out) {
        this.out = out;
    }

    /// Takes a line `WHO: how far`.
    @Override
    public void accept(String line) {
        String now = line.substring(0, Math.max(0, line.indexOf(": ")));
        if (now.equals(who) && System.nanoTime() - last < EVERY) {
            return;
        }
        who = now;
        last = System.nanoTime();
        out.println(line);
    }
}
