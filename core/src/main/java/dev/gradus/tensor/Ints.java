package dev.gradus.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;

/// An immutable list of ints with value equality: axes, starts, steps, strides of an [Op].
public final class Ints {
    private static final Ints EMPTY = new Ints(new int[0]);

    private final int[] values;

    private Ints(int[] values) {
        this.values = values;
    }

    /// The list of the given values.
    public static Ints of(int... values) {
        return values.length == 0 ? EMPTY : new Ints(values.clone());
    }

    /// The list `value, value, …` of the given length.
    public static Ints repeat(int value, int length) {
        int[] v = new int[length];
        Arrays.fill(v, value);
        return new Ints(v);
    }

    /// The list `from, from + 1, …, to - 1`.
    public static Ints range(int from, int to) {
        return new Ints(IntStream.range(from, to).toArray());
    }

    /// Number of values.
    public int length() {
        return values.length;
    }

    /// The value at a position.
    public int get(int index) {
        return values[index];
    }

    /// Whether the value occurs in the list.
    public boolean contains(int value) {
        for (int v : values) {
            if (v == value) {
                return true;
            }
        }
        return false;
    }

    /// Whether every value equals the given one.
    public boolean all(int value) {
        for (int v : values) {
            if (v != value) {
                return false;
            }
        }
        return true;
    }

    /// A copy of this list with one value replaced.
    public Ints with(int index, int value) {
        int[] v = values.clone();
        v[index] = value;
        return new Ints(v);
    }

    /// The values as a fresh array.
    public int[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ints that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
