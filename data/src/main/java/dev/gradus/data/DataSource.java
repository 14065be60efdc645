package dev.gradus.data;

import dev.gradus.tensor.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// Opens a source of samples by a built-in name or a path.
public final class DataSource {
    private DataSource() {}

    /// The names of the sets that need no file.
    public static List<String> builtIn() {
        return GeneratedSet.names();
    }

    /// The kinds of files and folders that can be read.
    public static List<String> kinds() {
        return Arrays.stream(SourceKind.values()).map(SourceKind::word).toList();
    }

    /// Opens a built-in set by its name, else the file or folder at a path, whose kind is told from its
    /// content. A built-in set may come with settings: `moons:train=5000,test=1000,noise=0.3`.
    ///
    /// @throws DataFormatException if nothing is there, the kind is not recognised, or the content is damaged
    /// @throws IllegalArgumentException if an option has no meaning for this source, or a built-in set has no
    ///     such setting
    public static Source open(String nameOrPath, SourceOptions options) throws IOException {
        Optional<GeneratedSet> generated = generated(nameOrPath, options);
        if (generated.isPresent()) {
            String set = "set '" + generated.get().name() + "'";
            refuse(options.target().isPresent(), "target column", set);
            refuse(options.prediction().isPresent(), "task", set);
            refuse(options.size().isPresent(), "size", set);
            refuse(options.boxes().isPresent(), "file of boxes", set);
            return limited(generated.get().make(options.seed()), options);
        }
        Path path = path(nameOrPath);
        try {
            SourceKind kind = kind(path, options);
            refuse(options.target().isPresent() && kind != SourceKind.CSV, "target column", "kind " + kind.word());
            refuse(options.prediction().isPresent() && kind != SourceKind.CSV, "task", "kind " + kind.word());
            refuse(options.size().isPresent() && !kind.hasSize(), "size", "kind " + kind.word());
            refuse(options.boxes().isPresent() && kind != SourceKind.BOXES, "file of boxes", "kind " + kind.word());
            return limited(kind.open(path, options), options);
        } catch (DataFormatException e) {
            throw e;
        } catch (IOException e) {
            throw DataFormatException.reading(path, e);
        } catch (UncheckedIOException e) {
            throw DataFormatException.reading(path, Objects.requireNonNull(e.getCause()));
        }
    }

    /// The kind that [#open] takes a path for, or the name of a built-in set.
    ///
    /// @throws DataFormatException if nothing is there, or the kind is not recognised
    public static String kind(String nameOrPath, SourceOptions options) throws IOException {
        Optional<GeneratedSet> generated = generated(nameOrPath, options);
        return generated.isPresent()
                ? generated.get().name()
                : kind(path(nameOrPath), options).word();
    }

    private static Optional<GeneratedSet> generated(String name, SourceOptions options) {
        return options.as().isPresent() ? Optional.empty() : GeneratedSet.parse(name);
    }

    private static Path path(String text) throws DataFormatException {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "data: the name is empty; name a path or one of the built-in sets " + String.join(", ", builtIn()));
        }
        Path path = Path.of(text);
        if (!Files.exists(path)) {
            throw new DataFormatException(
                    path, "does not exist, and the built-in sets are " + String.join(", ", builtIn()));
        }
        return path;
    }

    private static SourceKind kind(Path path, SourceOptions options) throws IOException {
        if (options.as().isPresent()) {
            return named(options.as().get());
        }
        return options.boxes().isPresent() ? SourceKind.BOXES : recognised(path);
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
        if (data instanceof TextDataset text) {
            return text.head(limit.getAsInt());
        }
        int[] order = Shuffle.permutation(data.size(), Key.mix(seed));
        return data.subset(Arrays.copyOf(order, limit.getAsInt()));
    }
}
