package dev.gradus.cpu;

import dev.gradus.cpu.ConvGeometry.Axis;
import java.util.Arrays;

/// Padded input of some images, or of some output rows of one, laid out so that what a tap sees of an output
/// row lies in one piece.
///
/// Along the width, elements are sorted by their position modulo the stride: `stride` pieces of [#piece()]
/// elements a row. Tap `t` of outputs `x, x+1, …` then reads neighbours in piece `t·dilation mod stride`.
///
/// @param geometry of the whole convolution
/// @param channels number of channels held
/// @param images number of images held; 1 if only some of the outputs are
/// @param firstDepth first output plane
/// @param depths number of output planes
/// @param firstRow first output row
/// @param rows number of output rows
record ConvSlab(ConvGeometry geometry, int channels, int images, int firstDepth, int depths, int firstRow, int rows) {
    /// Floats behind the slab that copies in whole vectors may read or write.
    static final int SLACK = 64;

    private int planes() {
        return geometry.depth().seen(depths);
    }

    private int lines() {
        return geometry.height().seen(rows);
    }

    /// Elements of a row with one position modulo the stride. With a stride of 1 the zeros at a row's end are
    /// those at the begin of the next, as far as they go.
    int piece() {
        Axis w = geometry.width();
        int seen = w.seen(w.out());
        if (w.stride() > 1) {
            return Math.ceilDiv(seen, w.stride());
        }
        int after = seen - w.in() - w.padLow();
        return seen - Math.max(0, Math.min(w.padLow(), after));
    }

    /// Elements of a row.
    int pitch() {
        return piece() * geometry.width().stride();
    }

    /// Elements of a channel.
    int channelSize() {
        return planes() * lines() * pitch();
    }

    /// Elements of an image.
    int imageSize() {
        return channels * channelSize();
    }

    /// Elements of all images, with slack: the last row's end, and what whole vectors read or write behind it.
    int size() {
        return images * imageSize() + pitch() + SLACK;
    }

    /// Outputs of one image in the slab.
    int pixels() {
        return depths * rows * geometry.width().out();
    }

    /// Position of the first of those outputs in their channel's plane.
    int firstPixel() {
        return (firstDepth * geometry.height().out() + firstRow)
                * geometry.width().out();
    }

    /// Where the window of an output begins, in an image's first channel.
    int window(int z, int y, int x) {
        return (z * geometry.depth().stride() * lines() + y * geometry.height().stride()) * pitch() + x;
    }

    /// For every channel and tap, in the order of the weights, its distance from the window's begin.
    int[] tapOffsets() {
        Axis d = geometry.depth();
        Axis h = geometry.height();
        Axis w = geometry.width();
        int[] offsets = new int[channels * geometry.taps()];
        int i = 0;
        for (int c = 0; c < channels; c++) {
            for (int z = 0; z < d.kernel(); z++) {
                for (int y = 0; y < h.kernel(); y++) {
                    for (int x = 0; x < w.kernel(); x++) {
                        int line = (c * planes() + z * d.dilation()) * lines() + y * h.dilation();
                        int shift = x * w.dilation();
                        offsets[i++] = line * pitch() + shift % w.stride() * piece() + shift / w.stride();
                    }
                }
            }
        }
        return offsets;
    }

    /// Copies the input of images `image …`, channels `channel …` into the slab, with `padding` around it.
    void fill(float[] x, int xo, int image, int channel, float padding, float[] slab) {
        ConvGeometry g = geometry;
        int o = 0;
        for (int n = image; n < image + images; n++) {
            for (int c = channel; c < channel + channels; c++) {
                int from = xo + (n * g.inChannels() + c) * g.inPlane();
                for (int p = 0; p < planes(); p++) {
                    int z = p + firstDepth * g.depth().stride() - g.depth().padLow();
                    for (int l = 0; l < lines(); l++) {
                        int y = l + firstRow * g.height().stride() - g.height().padLow();
                        boolean inside = z >= 0
                                && z < g.depth().in()
                                && y >= 0
                                && y < g.height().in();
                        if (inside) {
                            row(x, from + (z * g.height().in() + y) * g.width().in(), padding, slab, o);
                        } else {
                            Arrays.fill(slab, o, o + pitch(), padding);
                        }
                        o += pitch();
                    }
                }
            }
        }
        Arrays.fill(slab, o, size(), padding);
    }

    private void row(float[] x, int from, float padding, float[] slab, int o) {
        Axis w = geometry.width();
        for (int phase = 0; phase < w.stride(); phase++) {
            int at = o + phase * piece();
            // the piece's elements q with 0 ≤ q·stride + phase - padLow < in
            int low = Math.min(piece(), Math.max(0, Math.ceilDiv(w.padLow() - phase, w.stride())));
            int high = Math.max(low, Math.min(piece(), Math.ceilDiv(w.in() + w.padLow() - phase, w.stride())));
            Arrays.fill(slab, at, at + low, padding);
            int source = from + low * w.stride() + phase - w.padLow();
            if (w.stride() == 1) {
                System.arraycopy(x, source, slab, at + low, high - low);
            } else {
                for (int q = low; q < high; q++) {
                    slab[at + q] = x[source + (q - low) * w.stride()];
                }
            }
            Arrays.fill(slab, at + high, at + piece(), padding);
        }
    }

    /// Copies a slab of one image back to the input's places, without the padding; inputs that no window sees
    /// become 0.
    void drain(float[] slab, float[] x, int xo, int image, int channel) {
        ConvGeometry g = geometry;
        for (int c = 0; c < channels; c++) {
            int to = xo + (image * g.inChannels() + channel + c) * g.inPlane();
            for (int z = 0; z < g.depth().in(); z++) {
                for (int y = 0; y < g.height().in(); y++) {
                    int p = z + g.depth().padLow();
                    int l = y + g.height().padLow();
                    int at = to + (z * g.height().in() + y) * g.width().in();
                    if (p < planes() && l < lines()) {
                        drainRow(slab, ((c * planes() + p) * lines() + l) * pitch(), x, at);
                    } else {
                        Arrays.fill(x, at, at + g.width().in(), 0f);
                    }
                }
            }
        }
    }

    private void drainRow(float[] slab, int o, float[] x, int to) {
        Axis w = geometry.width();
        for (int i = 0; i < w.in(); i++) {
            int place = i + w.padLow();
            int q = place / w.stride();
            x[to + i] = q < piece() ? slab[o + place % w.stride() * piece() + q] : 0f;
        }
    }
}
