package dev.gradus.classic;

import dev.gradus.data.Dataset;
import dev.gradus.exec.Parallel;
import dev.gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a model without layers of its own learns from: a sample as a row of numbers. Of a picture these are its
/// histogram of oriented gradients and, in color, its color histogram; of symbols a one in each symbol's place;
/// of anything else the numbers as they are.
///
/// @param input shape of one input
/// @param hog for pictures with room for it
/// @param color for pictures of three channels
/// @param symbols how many symbols there are; 0 where inputs are quantities
public record Features(Shape input, Optional<Hog> hog, Optional<ColorHistogram> color, int symbols) {
    private static final int BINS = 9;
    private static final int LEVELS = 4;
    private static final int LEAST_CELL = 6;
    private static final int MOST_CELL = 16;

    /// Pixels go from 0 to this.
    private static final double WHITE = 255;

    /// The features that suit a data set: of pictures, cells an eighth of the shorter side, 6 to 16 pixels, in
    /// blocks of 2×2, nine directions; four levels of each color.
    public static Features of(Dataset data) {
        Shape shape = data.inputShape();
        int symbols = data.vocabulary().map(v -> v.size()).orElse(0);
        if (shape.rank() != 3) {
            return new Features(shape, Optional.empty(), Optional.empty(), symbols);
        }
        int side = Math.min(shape.size(1), shape.size(2));
        Hog hog = new Hog(BINS, Math.clamp(side / 8, LEAST_CELL, MOST_CELL), 2);
        return new Features(
                shape,
                side >= 2 * hog.cell() ? Optional.of(hog) : Optional.empty(),
                shape.size(0) == 3 ? Optional.of(new ColorHistogram(LEVELS)) : Optional.empty(),
                symbols);
    }

    /// Whether the numbers of an input are used as they are.
    private boolean isFlat() {
        return hog.isEmpty() && color.isEmpty();
    }

    /// d: how many numbers a sample becomes.
    public int length() {
        if (isFlat()) {
            return input.intSize() * Math.max(1, symbols);
        }
        return hog.map(h -> h.length(input.size(1), input.size(2))).orElse(0)
                + color.map(ColorHistogram::length).orElse(0);
    }

    /// The features of one input, row-major as a [Dataset] gives it: a picture (channels, height, width) of
    /// numbers from 0 to 255.
    ///
    /// @throws IllegalArgumentException if it has not the shape's size
    public double[] of(float[] x) {
        if (x.length != input.intSize()) {
            throw new IllegalArgumentException("features: " + x.length + " numbers are no input of shape " + input);
        }
        if (symbols > 0) {
            double[] ones = new double[length()];
            for (int i = 0; i < x.length; i++) {
                ones[i * symbols + (int) x[i]] = 1;
            }
            return ones;
        }
        if (isFlat()) {
            return IntStream.range(0, x.length).mapToDouble(i -> x[i]).toArray();
        }
        double[] pixels = pixels(x);
        double[] first =
                hog.map(h -> h.features(pixels, input.size(1), input.size(2))).orElse(new double[0]);
        double[] second = color.map(c -> c.features(pixels)).orElse(new double[0]);
        double[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /// From channel by channel to pixel by pixel, from 0 to 1.
    private double[] pixels(float[] x) {
        int channels = input.size(0);
        int area = x.length / channels;
        double[] pixels = new double[x.length];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < area; i++) {
                pixels[i * channels + c] = x[c * area + i] / WHITE;
            }
        }
        return pixels;
    }

    /// The features of all samples, one row each.
    public double[][] rows(Dataset data) {
        double[][] rows = new double[data.size()][];
        Parallel.forRange(rows.length, 64, (from, to) -> {
            float[] x = new float[input.intSize()];
            float[] y = new float[data.target().width()];
            for (int i = from; i < to; i++) {
                data.read(i, x, 0, y, 0);
                rows[i] = of(x);
            }
        });
        return rows;
    }

    /// What the numbers are called, in their order: for a picture the block and cell and direction, or the
    /// color; for symbols the place and the symbol's number; else `x0`, `x1`, …
    public List<String> names() {
        List<String> names = new ArrayList<>();
        if (isFlat()) {
            for (int i = 0; i < length(); i++) {
                names.add(symbols > 0 ? "place " + i / symbols + " is " + i % symbols : "x" + i);
            }
            return names;
        }
        hog.ifPresent(h -> names.addAll(h.names(input.size(1), input.size(2))));
        color.ifPresent(c -> names.addAll(c.names()));
        return names;
    }

    /// In words, such as `1764 of oriented gradients, 64 of colors`.
    @Override
    public String toString() {
        if (isFlat()) {
            return length() + (symbols > 0 ? " of symbols in their places" : " as they are");
        }
        List<String> parts = new ArrayList<>();
        hog.ifPresent(h -> parts.add(h.length(input.size(1), input.size(2)) + " of oriented gradients"));
        color.ifPresent(c -> parts.add(c.length() + " of colors"));
        return String.join(", ", parts);
    }
}
