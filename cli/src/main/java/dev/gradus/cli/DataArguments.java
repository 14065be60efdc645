package dev.gradus.cli;

import dev.gradus.data.SourceOptions;
import dev.gradus.data.TableDataset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say how to open the data.
final class DataArguments {
    @Option(
            names = "--as",
            paramLabel = "KIND",
            description =
                    "kind of the data, where it is not to be recognised: idx, cifar, images, boxes, text, words or csv")
    private @Nullable String as;

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "column of a table to predict: its name, or its number from 0 (default: the last)")
    private @Nullable String target;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description =
                    "classification or regression on a table (default: words, and whole numbers of at most 20 values that come twice on average, are classes; other numbers are predicted)")
    private TableDataset.@Nullable Prediction task;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            description =
                    "side to which photos are resized (default: the first one's, at most 64; 96 where boxes are to be found), or symbols of a window of text (default: 64)")
    private @Nullable Integer size;

    @Option(names = "--limit", paramLabel = "N", description = "use at most so many samples")
    private @Nullable Integer limit;

    @Mixin
    private final BoxArguments boxes = new BoxArguments();

    SourceOptions options(long seed) {
        return new SourceOptions(
                Optional.ofNullable(as),
                Optional.ofNullable(target),
                Optional.ofNullable(task),
                whole("--size", size),
                seed,
                whole("--limit", limit),
                boxes.options());
    }

    /// What a file or folder about some data is named after it: letters and digits of any alphabet are kept.
    static String shortName(String data) {
        int settings = data.indexOf(':');
        String place = settings > 1 ? data.substring(0, settings) : data;
        Path file = Path.of(place).getFileName();
        return (file == null ? place : file.toString())
                .replaceAll("\\.[A-Za-z0-9]+$", "")
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}_-]+", "-");
    }

    private static OptionalInt whole(String option, @Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(Positive.orZero(option, value));
    }
}
