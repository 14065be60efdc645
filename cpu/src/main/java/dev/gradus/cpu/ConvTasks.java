package dev.gradus.cpu;

import dev.gradus.exec.Parallel;

/// The cut of a convolution's outputs into tasks: some images each, or some rows of one image if images are
/// large.
///
/// @param geometry of the convolution
/// @param images number of images a task
/// @param pieces number of tasks an image, 1 if a task has several images
/// @param lines number of output planes (or, where there is one plane, rows) a task, if an image is cut
record ConvTasks(ConvGeometry geometry, int images, int pieces, int lines) {
    /// Cuts into tasks of about `pixels` outputs, or more where one image has enough of them and there are
    /// many images. The cut may follow the thread count, as no bit of an output depends on it.
    static ConvTasks of(ConvGeometry g, int pixels) {
        int plane = g.outPlane();
        if (plane < 2 * pixels || g.batch() >= 8) {
            return new ConvTasks(g, Math.max(1, Math.min(g.batch(), pixels / plane)), 1, axis(g));
        }
        int lineSize = plane / axis(g);
        int threads = Parallel.team();
        int pieces = Math.ceilDiv(Math.ceilDiv(axis(g), Math.max(1, pixels / lineSize)), threads) * threads;
        int lines = Math.ceilDiv(axis(g), pieces);
        return new ConvTasks(g, 1, Math.ceilDiv(axis(g), lines), lines);
    }

    /// Size of the axis along which an image is cut.
    private static int axis(ConvGeometry g) {
        return g.depth().out() > 1
                ? g.depth().out()
                : g.height().out() > 1 ? g.height().out() : 1;
    }

    int count() {
        return (geometry.batch() + images - 1) / images * pieces;
    }

    /// First image of task `t`.
    int image(int t) {
        return t / pieces * images;
    }

    /// The slab of task `t`.
    ConvSlab slab(int t, int channels) {
        int n = Math.min(images, geometry.batch() - image(t));
        int from = t % pieces * lines;
        int some = Math.min(lines, axis(geometry) - from);
        int rows = geometry.height().out();
        return geometry.depth().out() > 1
                ? new ConvSlab(geometry, channels, n, from, some, 0, rows)
                : new ConvSlab(geometry, channels, n, 0, 1, rows > 1 ? from : 0, rows > 1 ? some : rows);
    }
}
