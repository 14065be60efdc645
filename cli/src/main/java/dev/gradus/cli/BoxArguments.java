package dev.gradus.cli;

import dev.gradus.data.BoxOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which boxes are to be found in photos.
final class BoxArguments {
    @Option(
            names = "--ann",
            paramLabel = "PATH",
            description =
                    "the boxes in the photos of DATA: a CSV table (file,a,b,c,d and perhaps class), a COCO .json, or a folder of Pascal VOC's .xml or YOLO's .txt")
    private @Nullable Path annotations;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "class of the object to find (default: person, or the only class)")
    private @Nullable String label;

    @Option(
            names = "--pick",
            paramLabel = "WHICH",
            description =
                    "one refuses photos that have not exactly one object of the class, only leaves them out, largest takes the largest of several (default: one)")
    private BoxOptions.@Nullable Pick pick;

    Optional<BoxOptions> options() {
        if (annotations == null) {
            if (label != null || pick != null) {
                throw new UsageException((label != null ? "--class" : "--pick") + " needs boxes: name them with --ann");
            }
            return Optional.empty();
        }
        return Optional.of(
                new BoxOptions(annotations, Optional.ofNullable(label), pick == null ? BoxOptions.Pick.ONE : pick));
    }
}
