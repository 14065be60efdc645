package dev.gradus.cli;

import dev.gradus.train.TrainEvent;
import java.util.ArrayList;
import java.util.List;

/// Shows a run on a whole terminal, drawn anew several times a second, on the screen that programs such as
/// editors use: what stood there before comes back at the end.
final class Dashboard implements AutoCloseable {
    private static final long DRAW_EVERY = 150_000_000L;
    private static final String ENTER = "\033[?1049h\033[?25l\033[2J";
    private static final String LEAVE = "\033[?25h\033[?1049l";

    private final Terminal terminal;
    private final DashboardPage page;
    private Terminal.Size shown;
    private long drawn;
    private boolean open = true;

    Dashboard(Terminal terminal, DashboardPage page) {
        this.terminal = terminal;
        this.page = page;
        shown = terminal.size();
        terminal.write(ENTER);
    }

    /// Takes an event, and draws if the last picture is old or the event is no mere step.
    synchronized void show(TrainEvent event) {
        page.take(event);
        if (open && (!(event instanceof TrainEvent.StepDone) || System.nanoTime() - drawn > DRAW_EVERY)) {
            draw();
            drawn = System.nanoTime();
        }
    }

    private void draw() {
        Terminal.Size size = terminal.size();
        StringBuilder out = new StringBuilder(size.equals(shown) ? "\033[H" : "\033[2J\033[H");
        shown = size;
        List<String> lines = new ArrayList<>();
        // a full last column would make some terminals begin a line
        Terminal.Size room = new Terminal.Size(Math.max(1, size.columns() - 1), size.rows());
        page.lines(room).forEach(line -> lines.add(line + "\033[K"));
        terminal.write(out.append(String.join("\r\n", lines)).append("\033[J").toString());
    }

    /// Gives the terminal back as it was. From then on nothing is drawn.
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            terminal.write(LEAVE);
        }
    }
}
