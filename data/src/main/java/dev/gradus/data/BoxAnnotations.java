package dev.gradus.data;

import java.util.List;
import java.util.TreeSet;

/// Pictures with the objects in them.
///
/// @param labels all classes, in the order of their numbers
public record BoxAnnotations(List<String> labels, List<BoxedPicture> pictures) {
    /// Keeps copies.
    ///
    /// @throws IllegalArgumentException if an object's class is none of the labels
    public BoxAnnotations {
        labels = List.copyOf(labels);
        pictures = List.copyOf(pictures);
        java.util.Set<String> known = new java.util.HashSet<>(labels);
        for (BoxedPicture p : pictures) {
            for (BoxedObject o : p.objects()) {
                if (!known.contains(o.label())) {
                    throw new IllegalArgumentException("boxes: " + p.name() + " has an object of the class '"
                            + o.label() + "', which is not listed");
                }
            }
        }
    }

    /// With the classes that occur, in alphabetical order.
    public static BoxAnnotations of(List<BoxedPicture> pictures) {
        TreeSet<String> labels = new TreeSet<>();
        pictures.forEach(p -> p.objects().forEach(o -> labels.add(o.label())));
        return new BoxAnnotations(List.copyOf(labels), pictures);
    }

    /// How many crowds there are, which only COCO's format knows.
    public long crowds() {
        return pictures.stream()
                .flatMap(p -> p.objects().stream())
                .filter(BoxedObject::crowd)
                .count();
    }
}
