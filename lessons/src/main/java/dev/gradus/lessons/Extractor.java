package dev.gradus.lessons;

/// What a picture is to a model without layers of its own.
@FunctionalInterface
public interface Extractor {
    /// The features of pixels [height, width, channels] from 0 to 1.
    double[] of(double[] pixels, int height, int width);
}
