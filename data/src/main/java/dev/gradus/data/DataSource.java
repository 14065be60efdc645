package dev.gradus.data;

import dev.gradus.tensor.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.LongFunction;

/// Opens a source of samples by a built-in name or a path.
public final class DataSource {
    private static final Map<String, LongFunction<Source>> BUILT_IN = new TreeMap<>(Map.of(
            "digits", Digits::source,
            "moons", Points::moons,
            "circles", Points::circles,
            "xor", Points::xor,
            "spiral", Points::spiral,
            "regression", Points::regression,
            "person", Person::source));

    private DataSource() {}

    /// The names of the sets that need no file.
    public static List<String> builtIn() {
        return List.copyOf(BUILT_IN.keySet());
    }

    /// The kinds of files and folders that can be read.
    public static List<String> kinds() {
        return Arrays.stream(SourceKind.values()).map(SourceKind::word).toList();
    }

    /// Opens a built-in set by its name, else the file or folder at a path, whose kind is told from its
    /// content.
    ///
    /// @throws DataFormatException if nothing is there, the kind is not recognised, or the content is damaged
    /// @throws IllegalArgumentException if an option has no meaning for this source
    public static Source open(String nameOrPath, SourceOptions options) throws IOException {
        LongFunction<Source> made = BUILT_IN.get(nameOrPath);
        if (made != null && options.as().isEmpty()) {
            refuse(options.target().isPresent(), "target column", "set '" + nameOrPath + "'");
            refuse(options.size().isPresent(), "size", "set '" + nameOrPath + "'");
            return limited(made.apply(options.seed()), options);
        }
        Path path = Path.of(nameOrPath);
        if (!Files.exists(path)) {
            throw new DataFormatException(
                    path, "does not exist, and the built-in sets are " + String.join(", ", builtIn()));
        }
        SourceKind kind = options.as().isPresent() ? named(options.as().get()) : recognised(path);
        refuse(options.target().isPresent() && kind != SourceKind.CSV, "target column", "kind " + kind.word());
        refuse(options.size().isPresent() && kind != SourceKind.IMAGES, "size", "kind " + kind.word());
        return limited(kind.open(path, options), options);
    }

    private static SourceKind recognised(Path path) throws IOException {
        Optional<SourceKind> kind = SourceKind.of(path);
        if (kind.isEmpty()) {
            throw new DataFormatException(
                    path, SourceKind.sight(path) + "; it is none of the kinds " + String.join(", ", kinds()));
        }
        return kind.get();
    }

    private static void refuse(boolean given, String option, String source) {
        if (given) {
            throw new IllegalArgumentException("data: a " + option + " has no meaning for the " + source);
        }
    }

    private static SourceKind named(String word) {
        return Arrays.stream(SourceKind.values())
                .filter(kind -> kind.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "data: there is no kind '" + word + "'; kinds are " + String.join(", ", kinds())));
    }

    private static Source limited(Source source, SourceOptions options) {
        Optional<Dataset> test = source.test().map(data -> limited(data, options.limit(), ~options.seed()));
        Dataset train = limited(source.train(), options.limit(), options.seed());
        return new Source(source.kind(), train, test, source.notes());
    }

    private static Dataset limited(Dataset data, OptionalInt limit, long seed) {
        if (limit.isEmpty() || limit.getAsInt() >= data.size()) {
            return data;
        }
        int[] order = Shuffle.permutation(data.size(), Key.mix(seed));
        return data.subset(Arrays.copyOf(order, limit.getAsInt()));
    }
}
