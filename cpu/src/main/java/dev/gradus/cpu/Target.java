package dev.gradus.cpu;

/// Where the outputs of a slab lie in the output array: a matrix of channels by pixels, broken where an image
/// ends.
///
/// @param y output array
/// @param offset of the first image's first output in the group's first channel
/// @param plane distance of neighbouring channels
/// @param imageSize distance of neighbouring images
/// @param pixels number of outputs that the slab has of each image
/// @param images number of images
/// @param channels number of channels
record Target(float[] y, int offset, int plane, int imageSize, int pixels, int images, int channels) {
    static Target of(ConvSlab slab, int image, int group, float[] y, int yo) {
        ConvGeometry g = slab.geometry();
        int plane = g.outPlane();
        int offset = yo + (image * g.outChannels() + group * g.groupOut()) * plane + slab.firstPixel();
        return new Target(y, offset, plane, g.outChannels() * plane, slab.pixels(), slab.images(), g.groupOut());
    }

    /// Position of a channel's pixel, counted over all images.
    int index(int channel, int pixel) {
        return offset + pixel / pixels * imageSize + channel * plane + pixel % pixels;
    }

    /// Whether `n` pixels from `pixel` on lie in one image.
    boolean whole(int pixel, int n) {
        return pixel % pixels + n <= pixels;
    }
}
