package dev.gradus.cpu;

import dev.gradus.cpu.ConvGeometry.Axis;
import java.util.Arrays;

/// Padded input of some images, or of some output rows of one, laid out so that what a tap sees of neighbouring
/// outputs is neighbours in memory, whatever the stride.
///
/// A plane's elements are sorted by their row's and column's positions modulo the strides into `strideY ·
/// strideX` phases, each a matrix of rows of [#pitch()] elements. Tap (i, j) of outputs `x, x+1, …` then reads
/// neighbours in phase (i·dilation mod strideY, j·dilation mod strideX), and output row `y + 1` lies one pitch
/// after row `y`.
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

    /// A slab of all outputs of some images.
    static ConvSlab whole(ConvGeometry g, int channels, int images) {
        return new ConvSlab(
                g, channels, images, 0, g.depth().out(), 0, g.height().out());
    }

    private int planes() {
        return geometry.depth().seen(depths);
    }

    private int lines() {
        return geometry.height().seen(rows);
    }

    /// Elements of a phase's row. With a stride of 1 the zeros at a row's end are those at the begin of the
    /// next, as far as they go.
    int pitch() {
        Axis w = geometry.width();
        int seen = w.seen(w.out());
        if (w.stride() > 1) {
            return Math.ceilDiv(seen, w.stride());
        }
        int after = seen - w.in() - w.padLow();
        return seen - Math.max(0, Math.min(w.padLow(), after));
    }

    private int phaseSize() {
        return Math.ceilDiv(lines(), geometry.height().stride()) * pitch();
    }

    private int planeSize() {
        return geometry.height().stride() * geometry.width().stride() * phaseSize();
    }

    /// Where an element of a plane lies.
    private int place(int line, int column) {
        int sy = geometry.height().stride();
        int sx = geometry.width().stride();
        return (line % sy * sx + column % sx) * phaseSize() + line / sy * pitch() + column / sx;
    }

    /// Elements of a channel.
    int channelSize() {
        return planes() * planeSize();
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
        return z * geometry.depth().stride() * planeSize() + y * pitch() + x;
    }

    /// Where the windows of all outputs begin, image after image.
    int[] windows() {
        int[] windows = new int[images * pixels()];
        int i = 0;
        for (int n = 0; n < images; n++) {
            for (int z = 0; z < depths; z++) {
                for (int y = 0; y < rows; y++) {
                    int row = n * imageSize() + window(z, y, 0);
                    for (int x = 0; x < geometry.width().out(); x++) {
                        windows[i++] = row + x;
                    }
                }
            }
        }
        return windows;
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
                int plane = (c * planes() + z * d.dilation()) * planeSize();
                for (int y = 0; y < h.kernel(); y++) {
                    for (int x = 0; x < w.kernel(); x++) {
                        offsets[i++] = plane + place(y * h.dilation(), x * w.dilation());
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
                    if (z < 0 || z >= g.depth().in()) {
                        Arrays.fill(slab, o, o + planeSize(), padding);
                    } else {
                        plane(x, from + z * g.height().in() * g.width().in(), padding, slab, o);
                    }
                    o += planeSize();
                }
            }
        }
        Arrays.fill(slab, o, size(), padding);
    }

    private void plane(float[] x, int from, float padding, float[] slab, int o) {
        Axis h = geometry.height();
        int phaseRows = Math.ceilDiv(lines(), h.stride());
        for (int phase = 0; phase < h.stride(); phase++) {
            // the phase's rows q with 0 ≤ q·stride + first < in
            int first = firstRow * h.stride() + phase - h.padLow();
            int low = Math.min(phaseRows, Math.max(0, Math.ceilDiv(-first, h.stride())));
            int high = Math.max(low, Math.min(phaseRows, Math.ceilDiv(h.in() - first, h.stride())));
            int skip = h.stride() * geometry.width().in();
            for (int column = 0; column < geometry.width().stride(); column++) {
                int at = o + place(phase, column);
                Arrays.fill(slab, at, at + low * pitch(), padding);
                int row = from + (low * h.stride() + first) * geometry.width().in();
                rows(x, row, skip, high - low, column, padding, slab, at + low * pitch());
                Arrays.fill(slab, at + high * pitch(), at + phaseRows * pitch(), padding);
            }
        }
    }

    /// Copies what one phase of columns holds of `rows` input rows that lie `skip` apart.
    private void rows(float[] x, int from, int skip, int rows, int phase, float padding, float[] slab, int to) {
        Axis w = geometry.width();
        int pitch = pitch();
        // the elements q with 0 ≤ q·stride + first < in
        int first = phase - w.padLow();
        int low = Math.min(pitch, Math.max(0, Math.ceilDiv(-first, w.stride())));
        int high = Math.max(low, Math.min(pitch, Math.ceilDiv(w.in() - first, w.stride())));
        if (high - low < pitch) {
            Arrays.fill(slab, to, to + rows * pitch, padding);
        }
        int source = from + low * w.stride() + first;
        int at = to + low;
        if (w.stride() == 1) {
            for (int r = 0; r < rows; r++) {
                System.arraycopy(x, source + r * skip, slab, at + r * pitch, high - low);
            }
        } else {
            for (int r = 0; r < rows; r++) {
                every(w.stride(), x, source + r * skip, slab, at + r * pitch, high - low);
            }
        }
    }

    private static void every(int stride, float[] x, int xo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = x[xo + i * stride];
        }
    }

    /// Copies a slab of all outputs of one image back to the input's places, without the padding; inputs that
    /// no window sees become 0.
    void drain(float[] slab, float[] x, int xo, int image, int channel) {
        ConvGeometry g = geometry;
        int to = xo + (image * g.inChannels() + channel) * g.inPlane();
        for (int c = 0; c < channels; c++) {
            for (int z = 0; z < g.depth().in(); z++) {
                int p = z + g.depth().padLow();
                for (int y = 0; y < g.height().in(); y++) {
                    int l = y + g.height().padLow();
                    if (p < planes() && l < lines()) {
                        drainRow(slab, (c * planes() + p) * planeSize(), l, x, to);
                    } else {
                        Arrays.fill(x, to, to + g.width().in(), 0f);
                    }
                    to += g.width().in();
                }
            }
        }
    }

    private void drainRow(float[] slab, int o, int line, float[] x, int to) {
        Axis w = geometry.width();
        int seen = w.seen(w.out());
        for (int i = 0; i < w.in(); i++) {
            int column = i + w.padLow();
            x[to + i] = column < seen ? slab[o + place(line, column)] : 0f;
        }
    }
}
