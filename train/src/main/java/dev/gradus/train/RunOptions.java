package dev.gradus.train;

import dev.gradus.data.SourceOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What a run is to do, as a user says it: everything that decides its result, so that a run folder can repeat
/// it.
///
/// @param data built-in name or path
/// @param source how to open the data
/// @param model name of the model; empty chooses by the data
/// @param settings of the model
/// @param epochs passes over the data; 0 takes the model's default
/// @param batch samples a step; 0 chooses by the size of the data
/// @param learningRate 0 takes the model's and optimizer's default
/// @param optimizer by name
/// @param schedule as text
/// @param weightDecay strength of weight decay; negative takes the optimizer's default
/// @param clip longest gradient; 0 for no limit
/// @param average decay of the moving average of weights; 0 for none
/// @param seed of everything random
/// @param holdOut share of the training part that is held out to choose the best epoch
/// @param patience epochs without improvement before training stops; 0 for never
/// @param timeLimit in seconds; 0 for none
/// @param checkpointEvery steps between checkpoints inside an epoch; 0 for one an epoch
/// @param labelSmoothing share of the truth spread over all classes
public record RunOptions(
        String data,
        SourceOptions source,
        String model,
        Map<String, String> settings,
        int epochs,
        int batch,
        double learningRate,
        String optimizer,
        String schedule,
        double weightDecay,
        double clip,
        double average,
        long seed,
        double holdOut,
        int patience,
        double timeLimit,
        int checkpointEvery,
        double labelSmoothing) {
    /// Keeps a copy of the settings.
    public RunOptions {
        settings = Map.copyOf(settings);
    }

    /// The options as plain values, for `run.json`.
    public Map<String, Object> toMap() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("data", data);
        source.as().ifPresent(v -> m.put("as", v));
        source.target().ifPresent(v -> m.put("target", v));
        source.size().ifPresent(v -> m.put("size", v));
        source.limit().ifPresent(v -> m.put("limit", v));
        m.put("model", model);
        m.put("set", new java.util.TreeMap<>(settings));
        m.put("epochs", epochs);
        m.put("batch", batch);
        m.put("lr", learningRate);
        m.put("optimizer", optimizer);
        m.put("schedule", schedule);
        m.put("weightDecay", weightDecay);
        m.put("clip", clip);
        m.put("ema", average);
        m.put("seed", seed);
        m.put("holdOut", holdOut);
        m.put("patience", patience);
        m.put("timeLimit", timeLimit);
        m.put("checkpointEvery", checkpointEvery);
        m.put("labelSmoothing", labelSmoothing);
        return m;
    }

    /// The options that [#toMap] wrote.
    ///
    /// @throws IllegalArgumentException naming the entry that is missing or of the wrong kind
    public static RunOptions from(Map<String, Object> m) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (m.get("set") instanceof Map<?, ?> set) {
            set.forEach((k, v) -> settings.put(String.valueOf(k), String.valueOf(v)));
        }
        if (!(m.get("seed") instanceof Number n)) {
            throw missing("seed");
        }
        long seed = n.longValue();
        SourceOptions source =
                new SourceOptions(optional(m, "as"), optional(m, "target"), whole(m, "size"), seed, whole(m, "limit"));
        return new RunOptions(
                text(m, "data"),
                source,
                text(m, "model"),
                settings,
                (int) number(m, "epochs"),
                (int) number(m, "batch"),
                number(m, "lr"),
                text(m, "optimizer"),
                text(m, "schedule"),
                number(m, "weightDecay"),
                number(m, "clip"),
                number(m, "ema"),
                seed,
                number(m, "holdOut"),
                (int) number(m, "patience"),
                number(m, "timeLimit"),
                (int) number(m, "checkpointEvery"),
                number(m, "labelSmoothing"));
    }

    private static Optional<String> optional(Map<String, Object> m, String key) {
        return Optional.ofNullable(m.get(key)).map(Object::toString);
    }

    private static OptionalInt whole(Map<String, Object> m, String key) {
        return m.containsKey(key) ? OptionalInt.of((int) number(m, key)) : OptionalInt.empty();
    }

    private static String text(Map<String, Object> m, String key) {
        return optional(m, key).orElseThrow(() -> missing(key));
    }

    private static double number(Map<String, Object> m, String key) {
        if (m.get(key) instanceof Number n) {
            return n.doubleValue();
        }
        throw missing(key);
    }

    private static IllegalArgumentException missing(String key) {
        return new IllegalArgumentException("the run's configuration has no proper entry '" + key + "'");
    }
}
