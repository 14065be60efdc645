package dev.gradus.train.metric;

import dev.gradus.data.PixelBox;

/// An object that a detector says is in a picture.
///
/// @param picture the picture's name, as for [TrueBox]
/// @param label its class
/// @param confidence the larger, the surer
public record FoundBox(String picture, String label, PixelBox box, double confidence) {
    /// Checks the confidence.
    public FoundBox {
        if (!Double.isFinite(confidence)) {
            throw new IllegalArgumentException("detection: the confidence is " + confidence);
        }
    }

    /// The area that both boxes cover, as a share of the area that at least one covers; of this box's own area
    /// where the other one is a crowd's, as being inside of a crowd is enough.
    double overlap(TrueBox truth) {
        PixelBox other = truth.box();
        double wide =
                Math.min(box.left() + box.width(), other.left() + other.width()) - Math.max(box.left(), other.left());
        double high =
                Math.min(box.top() + box.height(), other.top() + other.height()) - Math.max(box.top(), other.top());
        double shared = wide > 0 && high > 0 ? wide * high : 0;
        double own = box.width() * box.height();
        double all = truth.crowd() ? own : own + other.width() * other.height() - shared;
        return all > 0 ? shared / all : 0;
    }
}
