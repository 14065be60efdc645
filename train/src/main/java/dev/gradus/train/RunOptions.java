package dev.gradus.train;

import dev.gradus.data.BoxOptions;
import dev.gradus.data.SourceOptions;
import dev.gradus.data.TableDataset;
import dev.gradus.io.RunInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a run is to do, as a user says it: everything that decides its result, so that a run folder can repeat
/// it.
///
/// @param data built-in name or path
/// @param source how to open the data
/// @param model name of the model; empty chooses by the data
/// @param settings of the model
/// @param fit how it is fitted
/// @param seed of everything random
/// @param holdOut share of the training part that is held out to choose the best epoch
public record RunOptions(
        String data,
        SourceOptions source,
        String model,
        Map<String, String> settings,
        FitOptions fit,
        long seed,
        double holdOut) {
    /// Keeps a copy of the settings, gives the source the run's seed, and checks the share.
    public RunOptions {
        settings = Map.copyOf(settings);
        source = source.withSeed(seed);
        if (!(holdOut > 0 && holdOut < 1)) {
            throw new IllegalArgumentException(
                    "the share that is held out must lie between 0 and 1, not be " + holdOut);
        }
    }

    /// The options as plain values, for `run.json`.
    public Map<String, Object> toMap() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("data", data);
        source.as().ifPresent(v -> m.put("as", v));
        source.target().ifPresent(v -> m.put("target", v));
        source.prediction().ifPresent(v -> m.put("task", v.name().toLowerCase(Locale.ROOT)));
        source.size().ifPresent(v -> m.put("size", v));
        source.limit().ifPresent(v -> m.put("limit", v));
        source.boxes().ifPresent(b -> {
            m.put("ann", b.annotations().toString());
            b.label().ifPresent(v -> m.put("class", v));
            m.put("pick", b.pick().name().toLowerCase(Locale.ROOT));
        });
        m.put("model", model);
        m.put("set", new java.util.TreeMap<>(settings));
        m.put("seed", seed);
        m.put("holdOut", holdOut);
        fit.putInto(m);
        return m;
    }

    /// The options of the run in a folder.
    ///
    /// @throws IOException naming the file and the entry that is missing or of the wrong kind
    public static RunOptions read(Path folder) throws IOException {
        try {
            return from(RunInfo.read(folder).setup().configuration());
        } catch (IllegalArgumentException e) {
            throw new IOException(folder + ": " + e.getMessage(), e);
        }
    }

    private static TableDataset.Prediction prediction(String word) {
        return one(TableDataset.Prediction.class, "task", word);
    }

    private static <E extends Enum<E>> E one(Class<E> type, String key, String word) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the " + key + " '" + word + "' is none of "
                            + Arrays.stream(type.getEnumConstants())
                                    .map(c -> c.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")),
                    e);
        }
    }

    private static Optional<BoxOptions> boxes(Configuration c) {
        return c.optional("ann")
                .map(path -> new BoxOptions(
                        Path.of(path), c.optional("class"), one(BoxOptions.Pick.class, "pick", c.text("pick"))));
    }

    /// The options that [#toMap] wrote.
    ///
    /// @throws IllegalArgumentException naming the entry that is missing or of the wrong kind
    public static RunOptions from(Map<String, Object> m) {
        Configuration c = new Configuration(m);
        long seed = c.large("seed");
        SourceOptions source = new SourceOptions(
                c.optional("as"),
                c.optional("target"),
                c.optional("task").map(RunOptions::prediction),
                c.whole("size"),
                seed,
                c.whole("limit"),
                boxes(c));
        return new RunOptions(
                c.text("data"),
                source,
                c.text("model"),
                c.settings("set"),
                FitOptions.from(c),
                seed,
                c.number("holdOut"));
    }
}
