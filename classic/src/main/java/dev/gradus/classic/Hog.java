package dev.gradus.classic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Histograms of oriented gradients (Dalal and Triggs, "Histograms of oriented gradients for human detection",
/// CVPR 2005): the gradients of a cell of pixels, counted by direction (0° to 180°, opposite ones are one) and
/// weighted by length; cells are normalized together in overlapping blocks by L2-Hys: to length 1, cut at 0.2,
/// to length 1 again.
///
/// A gradient counts in one bin, `⌊angle · bins / 180°⌋`; of several channels the longest gradient counts; at
/// the picture's rim the derivative across it is 0.
///
/// @param bins directions of a cell
/// @param cell a cell's side in pixels
/// @param block a block's side in cells
public record Hog(int bins, int cell, int block) {
    private static final double CUT = 0.2;
    private static final double EPS = 1e-5;

    /// Checks the sizes.
    ///
    /// @throws IllegalArgumentException if one is below 1
    public Hog {
        if (bins < 1 || cell < 1 || block < 1) {
            throw new IllegalArgumentException(
                    "HOG: " + bins + " bins, cells of " + cell + ", blocks of " + block + ": all must be above 0");
        }
    }

    /// The number of features of a picture: bins for each cell of each place of a block.
    ///
    /// @throws IllegalArgumentException if the picture has no room for a block
    public int length(int height, int width) {
        return places(height) * places(width) * block * block * bins;
    }

    private int places(int pixels) {
        int places = pixels / cell - block + 1;
        if (places < 1) {
            throw new IllegalArgumentException("HOG: " + pixels + " pixels have no room for a block of " + block
                    + " cells of " + cell + " pixels");
        }
        return places;
    }

    /// What the features of a picture are called: the place of the cell in rows and columns of cells, its block,
    /// and the middle of the direction's range.
    ///
    /// @throws IllegalArgumentException if the picture has no room for a block
    public List<String> names(int height, int width) {
        List<String> names = new ArrayList<>();
        for (int r = 0; r < places(height); r++) {
            for (int c = 0; c < places(width); c++) {
                for (int i = 0; i < block * block; i++) {
                    for (int b = 0; b < bins; b++) {
                        names.add(String.format(
                                Locale.ROOT,
                                "block %d,%d cell %d,%d at %.0f°",
                                r,
                                c,
                                r + i / block,
                                c + i % block,
                                (b + 0.5) * 180 / bins));
                    }
                }
            }
        }
        return names;
    }

    /// The cells of a picture: rows, columns, bins, each the sum of its gradients' lengths.
    ///
    /// @param pixels rows of pixels of channels, [height, width, channels] in a row
    /// @throws IllegalArgumentException if the sizes do not match
    public double[][][] cells(double[] pixels, int height, int width) {
        if (height < 1 || width < 1 || pixels.length == 0 || pixels.length % (height * width) != 0) {
            throw new IllegalArgumentException(
                    "HOG: " + pixels.length + " numbers are no picture of " + height + " by " + width + " pixels");
        }
        int channels = pixels.length / (height * width);
        double[][][] cells = new double[height / cell][width / cell][bins];
        for (int r = 0; r < cells.length * cell; r++) {
            for (int c = 0; c < width / cell * cell; c++) {
                double across = 0;
                double down = 0;
                for (int k = 0; k < channels; k++) {
                    int at = (r * width + c) * channels + k;
                    double dx = c > 0 && c < width - 1 ? pixels[at + channels] - pixels[at - channels] : 0;
                    double dy =
                            r > 0 && r < height - 1 ? pixels[at + width * channels] - pixels[at - width * channels] : 0;
                    if (dx * dx + dy * dy > across * across + down * down) {
                        across = dx;
                        down = dy;
                    }
                }
                cells[r / cell][c / cell][bin(across, down)] += Math.sqrt(across * across + down * down);
            }
        }
        return cells;
    }

    private int bin(double across, double down) {
        double turns = StrictMath.atan2(down, across) / Math.PI;
        double half = turns < 0 ? turns + 1 : turns;
        return (int) (half * bins) % bins;
    }

    /// The features of a picture, block by block.
    ///
    /// @param pixels rows of pixels of channels, [height, width, channels] in a row
    /// @throws IllegalArgumentException if the sizes do not match, or there is no room for a block
    public double[] features(double[] pixels, int height, int width) {
        double[] all = new double[length(height, width)];
        double[][][] cells = cells(pixels, height, width);
        int size = block * block * bins;
        int at = 0;
        for (int r = 0; r < places(height); r++) {
            for (int c = 0; c < places(width); c++) {
                double[] one = new double[size];
                for (int i = 0; i < block * block; i++) {
                    System.arraycopy(cells[r + i / block][c + i % block], 0, one, i * bins, bins);
                }
                normalize(one);
                for (int i = 0; i < size; i++) {
                    one[i] = Math.min(CUT, one[i]);
                }
                normalize(one);
                System.arraycopy(one, 0, all, at, size);
                at += size;
            }
        }
        return all;
    }

    private static void normalize(double[] block) {
        double length = Math.sqrt(Arrays.stream(block).map(v -> v * v).sum() + EPS * EPS);
        for (int i = 0; i < block.length; i++) {
            block[i] /= length;
        }
    }
}
