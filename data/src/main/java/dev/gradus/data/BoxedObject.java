package dev.gradus.data;

/// An object that somebody drew a box around.
///
/// @param label its class, such as `person`
/// @param crowd whether the box holds several objects of the class that nobody told apart (COCO's `iscrowd`)
public record BoxedObject(String label, PixelBox box, boolean crowd) {
    /// One object.
    public BoxedObject(String label, PixelBox box) {
        this(label, box, false);
    }
}
