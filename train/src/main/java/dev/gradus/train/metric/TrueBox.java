package dev.gradus.train.metric;

import dev.gradus.data.PixelBox;

/// An object that is in a picture.
///
/// @param picture any name of the picture
/// @param label its class
/// @param crowd whether the box holds many objects, any number of which may be found without being a fault
public record TrueBox(String picture, String label, PixelBox box, boolean crowd) {
    /// One object.
    public TrueBox(String picture, String label, PixelBox box) {
        this(picture, label, box, false);
    }
}
