package dev.gradus.data;

import java.util.Optional;
import java.util.OptionalInt;

/// How to open a source of samples.
///
/// @param as the kind of source, where it is not to be recognised
/// @param target the column of a table to predict: its name, or its number from 0; without it, the last one
/// @param size side in pixels to which the pictures of a folder are resized, or symbols of a window of text
/// @param seed of built-in sets and of the choice of samples under a limit
/// @param prediction whether the target of a table is a class or a number, where it is not to be told
/// @param limit most samples to keep in each part, chosen at random
/// @param boxes the boxes that are to be found in the pictures of a folder
public record SourceOptions(
        Optional<String> as,
        Optional<String> target,
        Optional<TableDataset.Prediction> prediction,
        OptionalInt size,
        long seed,
        OptionalInt limit,
        Optional<BoxOptions> boxes) {
    /// Nothing set: kinds are recognised, all samples are kept, seed 0.
    public static final SourceOptions DEFAULT = new SourceOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            0,
            OptionalInt.empty(),
            Optional.empty());

    /// Checks the numbers.
    public SourceOptions {
        if (size.isPresent() && (size.getAsInt() < 1 || size.getAsInt() > 4096)) {
            throw new IllegalArgumentException(
                    "data: the size of a picture or window must lie in 1 … 4096, not " + size.getAsInt());
        }
        if (limit.isPresent() && limit.getAsInt() < 1) {
            throw new IllegalArgumentException("data: the limit must be positive, not " + limit.getAsInt());
        }
    }

    /// The same with a kind.
    public SourceOptions withAs(String kind) {
        return new SourceOptions(Optional.of(kind), target, prediction, size, seed, limit, boxes);
    }

    /// The same with a target column.
    public SourceOptions withTarget(String column) {
        return new SourceOptions(as, Optional.of(column), prediction, size, seed, limit, boxes);
    }

    /// The same with what to predict from a table.
    public SourceOptions withPrediction(TableDataset.Prediction what) {
        return new SourceOptions(as, target, Optional.of(what), size, seed, limit, boxes);
    }

    /// The same with a size of pictures or windows.
    public SourceOptions withSize(int side) {
        return new SourceOptions(as, target, prediction, OptionalInt.of(side), seed, limit, boxes);
    }

    /// The same with a seed.
    public SourceOptions withSeed(long newSeed) {
        return new SourceOptions(as, target, prediction, size, newSeed, limit, boxes);
    }

    /// The same with a limit.
    public SourceOptions withLimit(int most) {
        return new SourceOptions(as, target, prediction, size, seed, OptionalInt.of(most), boxes);
    }

    /// The same with boxes to find.
    public SourceOptions withBoxes(BoxOptions what) {
        return new SourceOptions(as, target, prediction, size, seed, limit, Optional.of(what));
    }
}
