package dev.gradus.data;

import java.util.Arrays;

/// Resizes pictures so that every pixel counts: each new pixel is the mean of the old ones around its place,
/// weighted by a triangle that is one new pixel wide to each side (bilinear interpolation where the picture
/// grows).
final class Shrink {
    private Shrink() {}

    /// What gives a picture row by row.
    interface RowReader {
        /// Writes row `y` as red, green, blue, red, … from 0 to 255.
        void read(int y, int[] row);
    }

    /// A picture that need not be in memory as numbers.
    record Rows(int width, int height, RowReader reader) {}

    /// The picture as three planes of `width · height` bytes; both axes are stretched as needed.
    static byte[] to(Rows rows, int width, int height) {
        Taps across = Taps.of(rows.width, width);
        Taps down = Taps.of(rows.height, height);
        float[] sums = new float[3 * width * height];
        float[] shrunk = new float[3 * width];
        int[] row = new int[3 * rows.width];
        int first = 0;
        for (int y = 0; y < rows.height; y++) {
            rows.reader.read(y, row);
            across.apply(row, shrunk);
            while (down.from[first] + down.weights[first].length <= y) {
                first++;
            }
            for (int o = first; o < height && down.from[o] <= y; o++) {
                int tap = y - down.from[o];
                if (tap < down.weights[o].length) {
                    add(down.weights[o][tap], shrunk, sums, o * width, width);
                }
            }
        }
        byte[] out = new byte[sums.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.clamp(Math.round(sums[i]), 0, 255);
        }
        return out;
    }

    /// Adds a row, times a weight, to the planes.
    private static void add(float weight, float[] row, float[] planes, int at, int width) {
        for (int c = 0; c < 3; c++) {
            int o = c * (planes.length / 3) + at;
            for (int x = 0; x < width; x++) {
                planes[o + x] += weight * row[3 * x + c];
            }
        }
    }

    /// For each new place the old ones that count, from the first on, and how much.
    private record Taps(int[] from, float[][] weights) {
        static Taps of(int old, int now) {
            int[] from = new int[now];
            float[][] weights = new float[now][];
            double scale = (double) old / now;
            double reach = Math.max(1, scale);
            for (int o = 0; o < now; o++) {
                double centre = (o + 0.5) * scale;
                int first = (int) Math.max(0, Math.floor(centre - reach));
                int end = (int) Math.min(old, Math.ceil(centre + reach));
                double[] w = new double[end - first];
                for (int i = 0; i < w.length; i++) {
                    w[i] = Math.max(0, 1 - Math.abs(first + i + 0.5 - centre) / reach);
                }
                double sum = Arrays.stream(w).sum();
                from[o] = first;
                weights[o] = new float[w.length];
                for (int i = 0; i < w.length; i++) {
                    weights[o][i] = (float) (w[i] / sum);
                }
            }
            return new Taps(from, weights);
        }

        void apply(int[] row, float[] out) {
            for (int o = 0; o < from.length; o++) {
                float red = 0;
                float green = 0;
                float blue = 0;
                int at = 3 * from[o];
                for (float w : weights[o]) {
                    red += w * row[at];
                    green += w * row[at + 1];
                    blue += w * row[at + 2];
                    at += 3;
                }
                out[3 * o] = red;
                out[3 * o + 1] = green;
                out[3 * o + 2] = blue;
            }
        }
    }
}
