package dev.gradus.train;

import dev.gradus.io.MetricsLog;
import dev.gradus.io.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Writes what happens in a run to its folder, and remembers it for the report.
final class History implements Consumer<TrainEvent> {
    /// Steps between two points of the step curves.
    private static final int EVERY = 10;

    private static final Set<String> NO_SCORES = Set.of("epoch", "trainLoss", "holdOutLoss");

    private final RunFolder folder;
    private final Trainer trainer;
    private final List<Epoch> epochs = new ArrayList<>();
    private final List<double[]> losses = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean interrupted;
    private int bestEpoch;
    private double seconds;

    /// What an epoch came to.
    record Epoch(int epoch, long step, double trainLoss, double holdOutLoss, Map<String, Double> scores) {}

    /// Remembers what earlier sittings of a resumed run measured.
    ///
    /// @throws IOException if their measurements cannot be read
    History(RunFolder folder, Trainer trainer) throws IOException {
        this.folder = folder;
        this.trainer = trainer;
        for (MetricsLog.Line line : MetricsLog.read(RunFolder.metricsFile(folder.path()))) {
            if (line.values().containsKey("epoch")) {
                Map<String, Double> scores = new LinkedHashMap<>();
                line.values().keySet().stream()
                        .filter(k -> !NO_SCORES.contains(k))
                        .forEach(k -> scores.put(k, line.number(k)));
                epochs.add(new Epoch(
                        (int) line.number("epoch"),
                        line.step(),
                        line.number("trainLoss"),
                        line.number("holdOutLoss"),
                        scores));
            } else {
                losses.add(new double[] {line.step(), line.number("loss")});
            }
        }
    }

    @Override
    public void accept(TrainEvent event) {
        try {
            write(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(TrainEvent event) throws IOException {
        switch (event) {
            case TrainEvent.Started _, TrainEvent.Sample _ -> {}
            case TrainEvent.StepDone s -> {
                if (s.step() % EVERY == 0) {
                    losses.add(new double[] {s.step(), s.loss()});
                    folder.metrics()
                            .append(
                                    s.step(),
                                    Map.of("loss", s.loss(), "lr", s.learningRate(), "gradientNorm", s.gradientNorm()));
                    folder.curves().scalar("loss/step", s.loss(), s.step());
                    folder.curves().scalar("learning-rate", s.learningRate(), s.step());
                }
            }
            case TrainEvent.EpochDone e -> {
                epochs.add(new Epoch(e.epoch(), e.step(), e.trainLoss(), e.holdOutLoss(), e.scores()));
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("epoch", e.epoch());
                line.put("trainLoss", e.trainLoss());
                line.put("holdOutLoss", e.holdOutLoss());
                line.putAll(e.scores());
                folder.metrics().append(e.step(), line);
                folder.curves().scalar("loss/train", e.trainLoss(), e.step());
                folder.curves().scalar("loss/hold-out", e.holdOutLoss(), e.step());
                for (Map.Entry<String, Double> score : e.scores().entrySet()) {
                    folder.curves().scalar("hold-out/" + score.getKey(), score.getValue(), e.step());
                }
            }
            case TrainEvent.Warning w -> warnings.add(w.message());
            case TrainEvent.CheckpointDue c -> folder.save(TrainingRun.checkpoint(trainer, c.step()));
            case TrainEvent.Finished f -> {
                bestEpoch = f.bestEpoch();
                seconds = f.seconds();
            }
            case TrainEvent.Interrupted _ -> interrupted = true;
        }
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    int bestEpoch() {
        return bestEpoch;
    }

    double seconds() {
        return seconds;
    }

    List<Epoch> epochs() {
        return epochs;
    }

    /// Pairs of step and loss.
    List<double[]> losses() {
        return losses;
    }

    List<String> warnings() {
        return warnings;
    }
}
