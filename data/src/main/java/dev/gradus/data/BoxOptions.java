package dev.gradus.data;

import java.nio.file.Path;
import java.util.Optional;

/// Which boxes are to be found in the pictures of a folder.
///
/// @param annotations a file or folder of one of the [BoxFormat]s
/// @param label the class of the objects; without it `person`, or the only class that there is
/// @param pick what to do with pictures that have not exactly one such object
public record BoxOptions(Path annotations, Optional<String> label, Pick pick) {
    /// What to do with pictures that have not exactly one object of the class.
    public enum Pick {
        /// Refuse them all: each picture must have one.
        ONE,
        /// Leave them out.
        ONLY,
        /// Take the largest of several, and leave out those without any.
        LARGEST
    }

    /// The class that is wanted where nobody says.
    static final String USUAL = "person";

    /// Boxes of persons, exactly one a picture.
    public static BoxOptions of(Path annotations) {
        return new BoxOptions(annotations, Optional.empty(), Pick.ONE);
    }
}
