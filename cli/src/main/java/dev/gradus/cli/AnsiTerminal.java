package dev.gradus.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The terminal that this process writes to.
///
/// Java does not tell a terminal's size, so `stty` is asked, and again every other second; where it is missing,
/// `COLUMNS` and `LINES` count, else 80 × 24.
final class AnsiTerminal implements Terminal {
    private static final long ASK_EVERY = 2_000_000_000L;
    private static final File DEVICE = new File("/dev/tty");

    private final PrintStream out;
    private Size size;
    private long asked;

    AnsiTerminal(PrintStream out) {
        this.out = out;
        size = ask();
        asked = System.nanoTime();
    }

    /// Whether the standard output is a terminal that shows escape sequences and all characters.
    static boolean isPresent() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)
                && !"dumb".equals(System.getenv("TERM"))
                && System.out.charset().equals(StandardCharsets.UTF_8);
    }

    @Override
    public Size size() {
        if (System.nanoTime() - asked > ASK_EVERY) {
            size = ask();
            asked = System.nanoTime();
        }
        return size;
    }

    @Override
    public void write(String text) {
        out.print(text);
        out.flush();
    }

    private static Size ask() {
        if (DEVICE.exists()) {
            try {
                Process stty = new ProcessBuilder("stty", "size")
                        .redirectInput(DEVICE)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                byte[] answer = stty.getInputStream().readNBytes(32);
                if (stty.waitFor(1, TimeUnit.SECONDS) && stty.exitValue() == 0) {
                    return parse(new String(answer, StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                // no stty, or no terminal to ask about
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Map<String, String> env = System.getenv();
        return parse(env.getOrDefault("LINES", "24") + " " + env.getOrDefault("COLUMNS", "80"));
    }

    /// The size that a text such as `24 80` tells, 80 × 24 if it tells none.
    static Size parse(String text) {
        try {
            String[] numbers = text.strip().split(" ", -1);
            int rows = Integer.parseInt(numbers[0]);
            int columns = Integer.parseInt(numbers[numbers.length - 1]);
            return rows > 0 && columns > 0 ? new Size(columns, rows) : new Size(80, 24);
        } catch (NumberFormatException e) {
            return new Size(80, 24);
        }
    }
}
