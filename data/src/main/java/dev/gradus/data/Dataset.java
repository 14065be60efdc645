package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A finite collection of samples, each an input array and a target, read by position. Immutable and safe to
/// read from many threads.
public interface Dataset {
    /// Number of samples.
    int size();

    /// Shape of one input, such as (1, 28, 28) for a gray picture.
    Shape inputShape();

    /// What is to be predicted.
    Target target();

    /// Copies a sample out: its input, row-major, to `x` from `xo` on, its target to `y` from `yo` on (a class
    /// as its number).
    void read(int index, float[] x, int xo, float[] y, int yo);

    /// The samples at some positions, in that order.
    default Dataset subset(int[] positions) {
        return new Subset(this, positions.clone());
    }

    /// The class of a sample.
    default int label(int index) {
        float[] y = new float[target().width()];
        read(index, new float[inputShape().intSize()], 0, y, 0);
        return (int) y[0];
    }

    /// A data set of any Java objects, by functions that make numbers of them.
    ///
    /// @throws IllegalArgumentException if a function's array has not the length that shape and target ask for
    static <T> Dataset of(
            List<T> items, Shape inputShape, Target target, Function<T, float[]> input, Function<T, float[]> answer) {
        int n = inputShape.intSize();
        int m = target.width();
        float[] x = new float[items.size() * n];
        float[] y = new float[items.size() * m];
        IntStream.range(0, items.size()).forEach(i -> {
            copy("input", i, input.apply(items.get(i)), x, n);
            copy("target", i, answer.apply(items.get(i)), y, m);
        });
        return new FloatDataset(inputShape, target, x, y);
    }

    private static void copy(String what, int item, float[] from, float[] to, int n) {
        if (from.length != n) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "dataset: the %s of item %d has %d numbers, not %d", what, item, from.length, n));
        }
        System.arraycopy(from, 0, to, item * n, n);
    }
}
