package dev.gradus.cli;

import dev.gradus.train.TrainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the dashboard shows of a run so far: remembers events, and writes them as lines of any size.
final class DashboardPage {
    /// More points are joined in pairs.
    private static final int MOST_POINTS = 4_000;

    private static final int GRAY = 90;
    private static final int RED = 31;
    private static final int SAMPLE_ROWS = 5;

    /// Fewer lines show no curve.
    private static final int LEAST_PLOT = 4;

    private final String title;
    private final boolean inColor;
    private final List<double[]> losses = new ArrayList<>();
    private final List<double[]> holdOut = new ArrayList<>();
    private Optional<TrainEvent.Started> started = Optional.empty();
    private Optional<TrainEvent.StepDone> step = Optional.empty();
    private Optional<TrainEvent.EpochDone> epoch = Optional.empty();
    private int bestEpoch;
    private String sample = "";
    private String warning = "";

    DashboardPage(String title, boolean inColor) {
        this.title = title;
        this.inColor = inColor;
    }

    void take(TrainEvent event) {
        switch (event) {
            case TrainEvent.Started s -> started = Optional.of(s);
            case TrainEvent.StepDone s -> {
                step = Optional.of(s);
                losses.add(new double[] {s.step(), s.loss()});
                if (losses.size() > MOST_POINTS) {
                    halve();
                }
            }
            case TrainEvent.EpochDone e -> {
                epoch = Optional.of(e);
                holdOut.add(new double[] {e.step(), e.holdOutLoss()});
                bestEpoch = e.best() ? e.epoch() : bestEpoch;
            }
            case TrainEvent.Sample s -> sample = s.text();
            case TrainEvent.Warning w -> warning = w.message();
            case TrainEvent.CheckpointDue _, TrainEvent.Finished _, TrainEvent.Interrupted _ -> {}
        }
    }

    private void halve() {
        List<double[]> half = new ArrayList<>();
        for (int i = 0; i + 1 < losses.size(); i += 2) {
            double[] a = losses.get(i);
            double[] b = losses.get(i + 1);
            half.add(new double[] {b[0], (a[1] + b[1]) / 2});
        }
        losses.clear();
        losses.addAll(half);
    }

    /// At most so many lines, none wider than so many columns.
    List<String> lines(Terminal.Size size) {
        List<String> above = new ArrayList<>(List.of(title));
        started.ifPresent(s -> above.add(String.format(
                Locale.ROOT, "%,d samples, %,d held out, %,d parameters", s.samples(), s.holdOut(), s.parameters())));
        step.ifPresent(s -> {
            above.add(bar(s, size.columns()));
            above.add(String.format(
                    Locale.ROOT,
                    "loss %.4f  learning rate %.2e  gradient %.3g  %,.0f samples/s",
                    s.loss(),
                    s.learningRate(),
                    s.gradientNorm(),
                    s.samplesPerSecond()));
        });
        epoch.ifPresent(e -> above.add(judged(e)));
        if (!warning.isEmpty()) {
            above.add("warning: " + warning);
        }
        List<String> below = sample(size.columns());
        int room = size.rows() - above.size() - below.size() - 1;
        List<String> lines = new ArrayList<>();
        above.forEach(line -> lines.add(Cells.fit(line, size.columns())));
        if (room >= LEAST_PLOT && step.isPresent()) {
            lines.add(Cells.fit("loss: training, and held out at each epoch's end", size.columns()));
            lines.addAll(new BraillePlot(size.columns(), room, step.get().steps())
                    .draw(List.of(new BraillePlot.Curve(GRAY, losses), new BraillePlot.Curve(RED, holdOut)), inColor));
        }
        lines.addAll(below);
        return lines.subList(0, Math.min(lines.size(), size.rows()));
    }

    private static String bar(TrainEvent.StepDone s, int columns) {
        String text = String.format(
                Locale.ROOT,
                " %d %%  epoch %d  step %,d/%,d  %s left",
                100 * s.step() / s.steps(),
                s.epoch(),
                s.step(),
                s.steps(),
                Progress.duration(s.secondsLeft()));
        int width = Math.clamp(columns - (long) text.length(), 0, 40);
        int done = (int) (width * s.step() / s.steps());
        return "█".repeat(done) + "░".repeat(width - done) + text;
    }

    private String judged(TrainEvent.EpochDone e) {
        String scores = e.scores().entrySet().stream()
                .map(s -> String.format(Locale.ROOT, "%s %.4f", s.getKey(), s.getValue()))
                .collect(Collectors.joining("  "));
        return String.format(
                Locale.ROOT,
                "epoch %d held out: loss %.4f  %s  (best: epoch %d)",
                e.epoch(),
                e.holdOutLoss(),
                scores,
                bestEpoch);
    }

    private List<String> sample(int columns) {
        if (sample.isBlank()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(Cells.fit("says:", columns)));
        sample.strip()
                .lines()
                .flatMap(line -> Cells.wrap("  " + line, columns).stream())
                .limit(SAMPLE_ROWS)
                .forEach(lines::add);
        return lines;
    }
}
