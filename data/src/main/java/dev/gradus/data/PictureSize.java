package dev.gradus.data;

/// Width and height of a picture as it is meant to be seen, in pixels.
public record PictureSize(int width, int height) {
    /// Checks the sizes.
    public PictureSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("picture: " + width + " x " + height + " pixels are no picture");
        }
    }

    /// The same picture on its side.
    PictureSize turned() {
        int wide = height;
        int high = width;
        return new PictureSize(wide, high);
    }

    @Override
    public String toString() {
        return width + " × " + height;
    }
}
