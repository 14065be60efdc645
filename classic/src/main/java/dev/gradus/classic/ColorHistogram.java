package dev.gradus.classic;

import java.util.List;
import java.util.stream.IntStream;

/// How common each colour is in a picture: red, green and blue are parted into so many levels each, and the
/// share of pixels of each of the `levels³` combinations is a feature (Swain and Ballard, "Color indexing",
/// IJCV 7, 1991).
///
/// @param levels levels of each channel
public record ColorHistogram(int levels) {
    /// Checks the number.
    ///
    /// @throws IllegalArgumentException unless it is from 1 to 64
    public ColorHistogram {
        if (levels < 1 || levels > 64) {
            throw new IllegalArgumentException("color histogram: " + levels + " levels; there can be 1 to 64");
        }
    }

    /// The number of features.
    public int length() {
        return levels * levels * levels;
    }

    /// What the features are called: the levels of red, green and blue.
    public List<String> names() {
        return IntStream.range(0, length())
                .mapToObj(i ->
                        "red %d green %d blue %d".formatted(i / (levels * levels), i / levels % levels, i % levels))
                .toList();
    }

    /// The share of pixels of each color, which add up to 1.
    ///
    /// @param pixels pixels of three channels from 0 to 1, one after the other
    /// @throws IllegalArgumentException if there are no pixels of three channels
    public double[] features(double[] pixels) {
        if (pixels.length == 0 || pixels.length % 3 != 0) {
            throw new IllegalArgumentException(
                    "color histogram: " + pixels.length + " numbers are no pixels of three channels");
        }
        double[] shares = new double[length()];
        double share = 3.0 / pixels.length;
        for (int i = 0; i < pixels.length; i += 3) {
            shares[(level(pixels[i]) * levels + level(pixels[i + 1])) * levels + level(pixels[i + 2])] += share;
        }
        return shares;
    }

    private int level(double v) {
        return Math.clamp((int) (v * levels), 0, levels - 1);
    }
}
