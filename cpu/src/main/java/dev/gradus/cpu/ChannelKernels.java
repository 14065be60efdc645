package dev.gradus.cpu;

import static dev.gradus.cpu.OpKernels.f32;

import dev.gradus.exec.Kernel;
import dev.gradus.exec.Parallel;
import dev.gradus.tensor.Shape;
import java.util.Optional;

/// Kernels of [ChannelMoments] and [ChannelNormalization.Sums]: a channel's planes are summed one after the
/// other, so that a channel, which the second cache holds, is read from memory once.
///
/// @param plane elements of a channel of an image
record ChannelKernels(RowLoops rows, int images, int channels, int plane) {
    /// Kernels for x (N, C, spatial…); none where planes are too short to be summed by vectors.
    static Optional<ChannelKernels> of(Loops loops, Shape x) {
        int plane = x.slice(2, x.rank()).intSize();
        return plane < RowLoops.LANES
                ? Optional.empty()
                : Optional.of(new ChannelKernels(loops.rows(), x.size(0), x.size(1), plane));
    }

    private int grain() {
        return Math.max(1, (1 << 14) / Math.max(1, images * plane));
    }

    private int at(int image, int channel) {
        return (image * channels + channel) * plane;
    }

    /// The kernel of the moments.
    Kernel moments() {
        return (in, out) -> Parallel.forRange(channels, grain(), (from, to) -> {
            for (int c = from; c < to; c++) {
                moments(f32(in[0]), f32(out[0]), c);
            }
        });
    }

    private void moments(float[] x, float[] o, int c) {
        double n = (double) images * plane;
        double sum = 0;
        for (int i = 0; i < images; i++) {
            sum += rows.sum(x, at(i, c), plane);
        }
        float mean = (float) (sum / n);
        double squares = 0;
        for (int i = 0; i < images; i++) {
            squares += rows.squaredDeviations(x, at(i, c), plane, mean);
        }
        o[c] = mean;
        o[channels + c] = (float) (squares / n);
    }

    /// The kernel of the sums.
    Kernel sums() {
        return (in, out) -> Parallel.forRange(channels, grain(), (from, to) -> {
            for (int c = from; c < to; c++) {
                sums(f32(in[0]), f32(in[1]), f32(in[2])[c], f32(out[0]), c);
            }
        });
    }

    private void sums(float[] g, float[] x, float mean, float[] o, int c) {
        double plain = 0;
        double products = 0;
        for (int i = 0; i < images; i++) {
            plain += rows.sum(g, at(i, c), plane);
            products += rows.dotDeviations(g, x, at(i, c), plane, mean);
        }
        o[c] = (float) plain;
        o[channels + c] = (float) products;
    }
}
