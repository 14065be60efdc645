package dev.gradus.data;

import java.util.List;
import java.util.Optional;

/// A picture's file and the objects in it.
///
/// @param name of the file, perhaps with folders before it
/// @param size of the picture, where the annotation says it
/// @param objects in the order of the annotation
public record BoxedPicture(String name, Optional<PictureSize> size, List<BoxedObject> objects) {
    /// Keeps a copy.
    public BoxedPicture {
        objects = List.copyOf(objects);
    }

    /// The name without its ending.
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }

    /// The last part of a name with folders, whichever slash they are written with.
    static String last(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
