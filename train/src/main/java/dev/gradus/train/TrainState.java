package dev.gradus.train;

import dev.gradus.nn.optim.ReduceOnPlateau;
import dev.gradus.nn.optim.StoppingRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How far a run is: everything but the numbers in tensors that a resumed run needs to go on to the same bits.
final class TrainState {
    /// Finished epochs.
    int epoch;

    /// Finished steps of the present epoch.
    int batch;

    /// Finished steps of the run.
    long step;

    /// Sum of the present epoch's losses.
    double lossSum;

    /// What the stopping rules have seen.
    StoppingRule.Progress progress = StoppingRule.Progress.START;

    /// What lowers the learning rate, as far as it has come; changes nothing if the run has none.
    ReduceOnPlateau plateau;

    /// The epoch with the best score, from 1; 0 for none.
    int bestEpoch;

    /// The hold-out loss of that epoch.
    double bestLoss = Double.POSITIVE_INFINITY;

    /// Seconds that earlier sittings took.
    double seconds;

    TrainState(ReduceOnPlateau plateau) {
        this.plateau = plateau;
    }

    Map<String, String> toMetadata() {
        Map<String, String> m = new LinkedHashMap<>();
        m.put("epoch", String.valueOf(epoch));
        m.put("batch", String.valueOf(batch));
        m.put("step", String.valueOf(step));
        m.put("lossSum", String.valueOf(lossSum));
        m.put("stepNorm", String.valueOf(progress.stepNorm()));
        m.put("gradientNorm", String.valueOf(progress.gradientNorm()));
        m.put("bestError", String.valueOf(progress.bestError()));
        m.put("waited", String.valueOf(progress.waited()));
        m.put("plateauBest", String.valueOf(plateau.best()));
        m.put("plateauWaited", String.valueOf(plateau.waited()));
        m.put("plateauScale", String.valueOf(plateau.scale()));
        m.put("bestEpoch", String.valueOf(bestEpoch));
        m.put("bestLoss", String.valueOf(bestLoss));
        m.put("seconds", String.valueOf(seconds));
        return m;
    }

    /// @throws IllegalArgumentException naming the entry that is missing or is no number
    static TrainState from(Map<String, String> m, ReduceOnPlateau fresh) {
        TrainState s = new TrainState(new ReduceOnPlateau(
                fresh.factor(),
                fresh.patience(),
                number(m, "plateauBest"),
                (int) number(m, "plateauWaited"),
                number(m, "plateauScale")));
        s.epoch = (int) number(m, "epoch");
        s.batch = (int) number(m, "batch");
        s.step = (long) number(m, "step");
        s.lossSum = number(m, "lossSum");
        s.progress = new StoppingRule.Progress(
                number(m, "stepNorm"), number(m, "gradientNorm"), number(m, "bestError"), (int) number(m, "waited"));
        s.bestEpoch = (int) number(m, "bestEpoch");
        s.bestLoss = number(m, "bestLoss");
        s.seconds = number(m, "seconds");
        return s;
    }

    private static double number(Map<String, String> m, String key) {
        String text = Optional.ofNullable(m.get(key))
                .orElseThrow(() -> new IllegalArgumentException("the checkpoint has no entry '" + key + "'"));
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the checkpoint's entry '" + key + "' is no number: " + text, e);
        }
    }
}
