package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

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

    /// The file that a sample was read from, by its path in the folder or archive; none where samples are no files.
    default Optional<String> name(int index) {
        return Optional.empty();
    }

    /// The symbols whose numbers the inputs are; none where inputs are quantities.
    default Optional<Vocabulary> vocabulary() {
        return Optional.empty();
    }

    /// The set as it is in an epoch of training, from 0: the same, unless samples are drawn anew each time. The
    /// number of samples and their shape do not change.
    default Dataset epoch(int number) {
        return this;
    }

    /// The samples at some positions, in that order.
    default Dataset subset(int[] positions) {
        return new Subset(this, positions.clone());
    }

    /// The samples of this set, then those of another of the same shape and target.
    ///
    /// @throws IllegalArgumentException if shapes or targets differ
    default Dataset concat(Dataset other) {
        return new Joined(this, other);
    }

    /// The same samples with each input put through a function when it is read, such as one that scales or
    /// turns pictures. The function must not depend on anything but its argument.
    ///
    /// @param shape of the function's results
    default Dataset map(Shape shape, UnaryOperator<float[]> function) {
        return new Mapped(this, shape, function);
    }

    /// The same samples with classes numbered as in another list, such as that of a model which learned from
    /// other data.
    ///
    /// @throws IllegalArgumentException naming a class of this set that the list lacks
    default Dataset relabel(Target.Classes classes) {
        return Relabelled.of(this, classes);
    }

    /// The class of a sample.
    default int label(int index) {
        float[] y = new float[target().width()];
        read(index, new float[inputShape().intSize()], 0, y, 0);
        return (int) y[0];
    }

    /// A data set of any Java objects, by functions that make numbers of them. All are read once, now.
    ///
    /// ```java
    /// Dataset.of(flowers, Shape.of(2), new Target.Classes(List.of("iris", "rose")),
    ///         f -> new float[] {f.petalLength(), f.petalWidth()}, f -> new float[] {f.isRose() ? 1 : 0});
    /// ```
    ///
    /// @throws IllegalArgumentException if a function's array has not the length that shape and target ask for
    static <T> Dataset of(
            Iterable<T> items,
            Shape inputShape,
            Target target,
            Function<T, float[]> input,
            Function<T, float[]> answer) {
        List<float[]> x = new ArrayList<>();
        List<float[]> y = new ArrayList<>();
        for (T item : items) {
            x.add(checked("input", x.size(), input.apply(item), inputShape.intSize()));
            y.add(checked("target", y.size(), answer.apply(item), target.width()));
        }
        return new FloatDataset(inputShape, target, joined(x, inputShape.intSize()), joined(y, target.width()));
    }

    private static float[] checked(String what, int item, float[] values, int n) {
        if (values.length != n) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "dataset: the %s of item %d has %d numbers, not %d", what, item, values.length, n));
        }
        return values;
    }

    private static float[] joined(List<float[]> parts, int each) {
        float[] all = new float[Math.multiplyExact(parts.size(), each)];
        for (int i = 0; i < parts.size(); i++) {
            System.arraycopy(parts.get(i), 0, all, i * each, each);
        }
        return all;
    }
}
