package dev.gradus.cli;

import dev.gradus.io.Json;
import dev.gradus.train.TrainEvent;
import dev.gradus.train.TrainingRun;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What a run shows while it goes: a dashboard on a terminal, plain lines elsewhere, JSON lines for programs.
final class Progress implements Consumer<TrainEvent> {
    private static final long PLAIN_EVERY = 5_000_000_000L;

    private final PrintStream out;
    private final boolean json;
    private final Optional<Terminal> terminal;
    private final List<TrainEvent> unsaid = new ArrayList<>();
    private Optional<Dashboard> dashboard = Optional.empty();
    private long last = System.nanoTime();

    /// @param terminal for a dashboard, if one is to be shown
    Progress(PrintStream out, boolean json, Optional<Terminal> terminal) {
        this.out = out;
        this.json = json;
        this.terminal = terminal;
    }

    void begin(TrainingRun run, String backend, int threads) {
        if (json) {
            write(
                    "run",
                    Map.of(
                            "folder",
                            run.path().toString(),
                            "model",
                            run.modelName(),
                            "backend",
                            backend,
                            "threads",
                            threads));
            return;
        }
        String title = String.format(
                Locale.ROOT, "%s into %s (%s, %d threads)", run.modelName(), run.path(), backend, threads);
        out.println(title);
        run.notes().forEach(n -> out.println("note: " + n));
        run.damaged().forEach(d -> out.println("warning: " + d));
        boolean inColor = System.getenv("NO_COLOR") == null;
        dashboard = terminal.map(t -> new Dashboard(t, new DashboardPage(title, inColor)));
    }

    /// Ends the dashboard, if there is one, and tells in plain lines what it showed. May be called from any
    /// thread, and more than once.
    synchronized void leave() {
        dashboard.ifPresent(Dashboard::close);
        dashboard = Optional.empty();
        unsaid.forEach(this::tell);
        unsaid.clear();
    }

    @Override
    public synchronized void accept(TrainEvent event) {
        if (dashboard.isEmpty()) {
            tell(event);
            return;
        }
        dashboard.get().show(event);
        if (!(event instanceof TrainEvent.StepDone || event instanceof TrainEvent.Sample)) {
            unsaid.add(event);
        }
    }

    private void tell(TrainEvent event) {
        switch (event) {
            case TrainEvent.Started s -> started(s);
            case TrainEvent.StepDone s -> step(s);
            case TrainEvent.EpochDone e -> epoch(e);
            case TrainEvent.Sample s -> sample(s);
            case TrainEvent.Warning w -> line("warning", "warning: " + w.message(), Map.of("message", w.message()));
            case TrainEvent.CheckpointDue _ -> {}
            case TrainEvent.Finished f ->
                line(
                        "finished",
                        String.format(
                                Locale.ROOT,
                                "%s after %.1f s; the weights of epoch %d are kept",
                                f.reason(),
                                f.seconds(),
                                f.bestEpoch()),
                        Map.of("reason", f.reason(), "bestEpoch", f.bestEpoch(), "seconds", f.seconds()));
            case TrainEvent.Interrupted i ->
                line("interrupted", "interrupted after step " + i.step() + "; saved", Map.of("step", i.step()));
        }
    }

    private void started(TrainEvent.Started s) {
        String from = s.fromStep() > 0 ? ", going on after step " + s.fromStep() : "";
        line(
                "started",
                String.format(
                        Locale.ROOT,
                        "%,d samples, %,d held out, %,d steps, %,d parameters%s",
                        s.samples(),
                        s.holdOut(),
                        s.steps(),
                        s.parameters(),
                        from),
                Map.of(
                        "samples",
                        s.samples(),
                        "holdOut",
                        s.holdOut(),
                        "steps",
                        s.steps(),
                        "fromStep",
                        s.fromStep(),
                        "parameters",
                        s.parameters()));
    }

    private void step(TrainEvent.StepDone s) {
        long now = System.nanoTime();
        if (now - last < PLAIN_EVERY) {
            return;
        }
        last = now;
        if (!json) {
            out.println(stepText(s));
            return;
        }
        write(
                "step",
                Map.of(
                        "step",
                        s.step(),
                        "epoch",
                        s.epoch(),
                        "loss",
                        s.loss(),
                        "lr",
                        s.learningRate(),
                        "samplesPerSecond",
                        s.samplesPerSecond(),
                        "secondsLeft",
                        s.secondsLeft()));
    }

    private static String stepText(TrainEvent.StepDone s) {
        return String.format(
                Locale.ROOT,
                "epoch %d  step %d/%d  loss %.4f  %,.0f samples/s  %s left",
                s.epoch(),
                s.step(),
                s.steps(),
                s.loss(),
                s.samplesPerSecond(),
                duration(s.secondsLeft()));
    }

    static String duration(double seconds) {
        long s = Math.round(seconds);
        return s < 60
                ? s + " s"
                : s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s / 60 % 60 + " min";
    }

    private void epoch(TrainEvent.EpochDone e) {
        String scores = e.scores().entrySet().stream()
                .map(s -> String.format(Locale.ROOT, "%s %.4f", s.getKey(), s.getValue()))
                .collect(Collectors.joining("  "));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("epoch", e.epoch());
        values.put("step", e.step());
        values.put("trainLoss", e.trainLoss());
        values.put("holdOutLoss", e.holdOutLoss());
        values.put("scores", e.scores());
        values.put("best", e.best());
        values.put("seconds", e.seconds());
        line(
                "epoch",
                String.format(
                        Locale.ROOT,
                        "epoch %d  loss %.4f  hold-out loss %.4f  %s%s  %.1f s",
                        e.epoch(),
                        e.trainLoss(),
                        e.holdOutLoss(),
                        scores,
                        e.best() ? "  (best)" : "",
                        e.seconds()),
                values);
    }

    private void sample(TrainEvent.Sample s) {
        String text = s.text().strip().indent(4).stripTrailing();
        line("sample", "  says:\n" + text, Map.of("epoch", s.epoch(), "text", s.text()));
    }

    void end(TrainingRun run, Optional<TrainingRun.Result> result) {
        leave();
        if (result.isEmpty()) {
            line(
                    "stopped",
                    "go on with: gradus train --resume " + run.path(),
                    Map.of("folder", run.path().toString()));
            return;
        }
        TrainingRun.Result r = result.get();
        String scores = r.scores().entrySet().stream()
                .map(s -> String.format(Locale.ROOT, "%s %.4f", s.getKey(), s.getValue()))
                .collect(Collectors.joining("  "));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("judgedOn", r.judgedOn());
        values.put("loss", r.testLoss());
        values.put("scores", r.scores());
        values.put("trainSeconds", r.trainSeconds());
        values.put("report", r.report().toString());
        values.put("model", r.modelFile().toString());
        line(
                "result",
                String.format(
                        Locale.ROOT,
                        "%s: %s  loss %.4f%nmodel  %s%nreport %s",
                        r.judgedOn(),
                        scores,
                        r.testLoss(),
                        r.modelFile(),
                        r.report()),
                values);
    }

    private void line(String event, String text, Map<String, ?> values) {
        if (json) {
            write(event, values);
        } else {
            out.println(text);
        }
    }

    private void write(String event, Map<String, ?> values) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("event", event);
        all.putAll(values);
        out.println(Json.write(all));
    }
}
