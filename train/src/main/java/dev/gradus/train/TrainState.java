package dev.gradus.train;

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

    double bestScore = Double.NEGATIVE_INFINITY;

    /// The epoch with the best score, from 1; 0 for none.
    int bestEpoch;

    /// Seconds that earlier sittings took.
    double seconds;

    Map<String, String> toMetadata() {
        Map<String, String> m = new LinkedHashMap<>();
        m.put("epoch", String.valueOf(epoch));
        m.put("batch", String.valueOf(batch));
        m.put("step", String.valueOf(step));
        m.put("lossSum", String.valueOf(lossSum));
        m.put("bestScore", String.valueOf(bestScore));
        m.put("bestEpoch", String.valueOf(bestEpoch));
        m.put("seconds", String.valueOf(seconds));
        return m;
    }

    /// @throws IllegalArgumentException naming the entry that is missing or is no number
    static TrainState from(Map<String, String> m) {
        TrainState s = new TrainState();
        s.epoch = (int) number(m, "epoch");
        s.batch = (int) number(m, "batch");
        s.step = (long) number(m, "step");
        s.lossSum = number(m, "lossSum");
        s.bestScore = number(m, "bestScore");
        s.bestEpoch = (int) number(m, "bestEpoch");
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
