package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.train.TrainEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private static final String LEAVE = "\033[?25h\033[?1049l";

    /// Remembers what is written, and is of any size.
    private static final class FakeTerminal implements Terminal {
        private final List<String> written = new ArrayList<>();
        private Size size = new Size(80, 24);

        @Override
        public Size size() {
            return size;
        }

        @Override
        public void write(String text) {
            written.add(text);
        }

        /// The lines of the last picture, without escape sequences.
        List<String> screen() {
            return List.of(
                    written.getLast().replaceAll("\033\\[[0-9;?]*[A-Za-z]", "").split("\r\n", -1));
        }
    }

    private static final TrainEvent.EpochDone EPOCH =
            new TrainEvent.EpochDone(1, 50, 1.5, 1.75, Map.of("accuracy", 0.5), true, 1e-3, 5);

    private static DashboardPage page() {
        DashboardPage page = new DashboardPage("a title", false);
        page.take(new TrainEvent.Started(1000, 100, 100, 0, 12345));
        for (int i = 1; i <= 50; i++) {
            page.take(step(i, 3 - i / 50.0));
        }
        page.take(EPOCH);
        return page;
    }

    private static TrainEvent.StepDone step(long number, double loss) {
        return new TrainEvent.StepDone(number, 100, 1, loss, 1e-3, 0.5, 400, 75);
    }

    @Test
    void showsHowTheRunGoes() {
        List<String> lines = page().lines(new Terminal.Size(79, 24));
        assertThat(lines.get(0)).isEqualTo("a title");
        assertThat(lines.get(1)).isEqualTo("1,000 samples, 100 held out, 12,345 parameters");
        assertThat(lines.get(2)).matches("█+░+ 50 %  epoch 1  step 50/100  1 min 15 s left");
        assertThat(lines.get(3)).isEqualTo("loss 2.0000  learning rate 1.00e-03  gradient 0.500  400 samples/s");
        assertThat(lines.get(4)).isEqualTo("epoch 1 held out: loss 1.7500  accuracy 0.5000  (best: epoch 1)");
        assertThat(lines.get(6)).startsWith("  2.980 ⠈");
        assertThat(lines.getLast()).startsWith("  1.750 ");
        assertThat(lines).hasSize(24).allMatch(line -> line.length() <= 79);
    }

    @Test
    void fitsAnySize() {
        DashboardPage page = page();
        page.take(new TrainEvent.Warning("parameter w gets no gradient: the loss does not depend on it"));
        page.take(new TrainEvent.Sample(1, "漢字漢字漢字漢字\nand a line that is longer than narrow terminals are"));
        for (int columns = 1; columns < 120; columns++) {
            for (int rows = 1; rows < 40; rows++) {
                List<String> lines = page.lines(new Terminal.Size(columns, rows));
                assertThat(lines).hasSizeBetween(1, rows);
                for (String line : lines) {
                    assertThat(cells(line))
                            .as("%s at %d x %d", line, columns, rows)
                            .isLessThanOrEqualTo(columns);
                }
            }
        }
    }

    private static long cells(String line) {
        return line.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
    }

    @Test
    void curvesFallFromLeftToRight() {
        List<double[]> points = List.of(new double[] {0, 8}, new double[] {10, 0});
        List<String> lines = new BraillePlot(12, 2, 10).draw(List.of(new BraillePlot.Curve(31, points)), false);
        assertThat(lines).containsExactly("  8.000 ⠑⢄⠀⠀", "  0.000 ⠀⠀⠑⢄");
        assertThat(new BraillePlot(12, 2, 10).draw(List.of(new BraillePlot.Curve(31, List.of())), false))
                .isEmpty();
        assertThat(new BraillePlot(12, 2, 10)
                        .draw(List.of(new BraillePlot.Curve(31, points)), true)
                        .getFirst())
                .isEqualTo("  8.000 \033[31m⠑⢄\033[0m⠀⠀");
    }

    @Test
    void nothingInATextMovesTheCursor() {
        DashboardPage page = page();
        page.take(new TrainEvent.Sample(1, "good \033[2Jbad \u009b31m \u202e\tend"));
        assertThat(page.lines(new Terminal.Size(80, 24)).getLast()).isEqualTo("  good ·[2Jbad ·31m ··end");
    }

    @Test
    void drawsAfreshWhenTheSizeChangesAndGivesTheTerminalBackOnce() {
        FakeTerminal terminal = new FakeTerminal();
        Dashboard dashboard = new Dashboard(terminal, page());
        assertThat(terminal.written.getLast()).startsWith("\033[?1049h\033[?25l");
        dashboard.show(EPOCH);
        assertThat(terminal.written.getLast()).startsWith("\033[H").doesNotContain("\033[2J");
        terminal.size = new Terminal.Size(40, 8);
        dashboard.show(EPOCH);
        assertThat(terminal.written.getLast()).startsWith("\033[2J\033[H");
        assertThat(terminal.screen()).hasSizeLessThanOrEqualTo(8).allMatch(line -> line.length() < 40);
        dashboard.close();
        assertThat(terminal.written.getLast()).isEqualTo(LEAVE);
        int count = terminal.written.size();
        dashboard.close();
        dashboard.show(EPOCH);
        assertThat(terminal.written).hasSize(count);
    }

    @Test
    void plainLinesWithoutATerminal() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), false, Optional.empty()).accept(EPOCH);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "epoch 1  loss 1.5000  hold-out loss 1.7500  accuracy 0.5000  (best)  5.0 s\n");
    }

    @Test
    void theSizeIsRead() {
        assertThat(AnsiTerminal.parse("50 132\n")).isEqualTo(new Terminal.Size(132, 50));
        assertThat(AnsiTerminal.parse("0 0\n")).isEqualTo(new Terminal.Size(80, 24));
        assertThat(AnsiTerminal.parse("none")).isEqualTo(new Terminal.Size(80, 24));
    }

    @Test
    void aTerminalIsNeededForADashboard() {
        Gradus asked = Gradus.run("train", "moons", "--tui");
        assertThat(asked.code()).isEqualTo(2);
        assertThat(asked.err()).contains("--tui needs a terminal");
        assertThat(Gradus.run("train", "moons", "--plain", "--json").err()).contains("exclude each other");
    }
}
