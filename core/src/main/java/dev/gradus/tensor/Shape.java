package dev.gradus.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The sizes of a tensor's axes. Immutable, with value equality; a scalar has rank 0.
public final class Shape {
    /// The shape of a scalar: rank 0, one element.
    public static final Shape SCALAR = new Shape(new int[0]);

    private final int[] sizes;
    private final long size;

    private Shape(int[] sizes) {
        this.sizes = sizes;
        long n = 1;
        for (int s : sizes) {
            if (s < 0) {
                throw new IllegalArgumentException("shape: negative axis size in " + Arrays.toString(sizes));
            }
            n = Math.multiplyExact(n, (long) s);
        }
        this.size = n;
    }

    /// The shape with the given axis sizes.
    ///
    /// @throws IllegalArgumentException if a size is negative
    public static Shape of(int... sizes) {
        return sizes.length == 0 ? SCALAR : new Shape(sizes.clone());
    }

    /// Number of axes.
    public int rank() {
        return sizes.length;
    }

    /// Size of an axis; a negative axis counts from the end, -1 being the last.
    ///
    /// @throws IllegalArgumentException if the axis does not exist
    public int size(int axis) {
        return sizes[axis(axis)];
    }

    /// Number of elements: the product of all sizes, 1 for a scalar.
    public long size() {
        return size;
    }

    /// Number of elements as an int.
    ///
    /// @throws IllegalArgumentException if it exceeds what one Java array can hold
    public int intSize() {
        if (size > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("shape " + this + " has " + size
                    + " elements, more than a Java array holds (2147483631): split it along an axis");
        }
        return (int) size;
    }

    /// The axis as a number from 0, where a negative one counts from the end.
    ///
    /// @throws IllegalArgumentException if the axis does not exist
    public int axis(int axis) {
        int a = axis < 0 ? axis + sizes.length : axis;
        if (a < 0 || a >= sizes.length) {
            throw new IllegalArgumentException(
                    "axis " + axis + " does not exist in shape " + this + " of rank " + sizes.length);
        }
        return a;
    }

    /// The sizes as a fresh array.
    public int[] toArray() {
        return sizes.clone();
    }

    /// Row-major strides in elements: the last axis has stride 1.
    public int[] strides() {
        int[] strides = new int[sizes.length];
        int n = 1;
        for (int i = sizes.length - 1; i >= 0; i--) {
            strides[i] = n;
            n *= Math.max(sizes[i], 1);
        }
        return strides;
    }

    /// This shape with one axis' size replaced.
    public Shape with(int axis, int size) {
        int[] s = sizes.clone();
        s[axis(axis)] = size;
        return new Shape(s);
    }

    /// This shape without the axes listed (from 0).
    public Shape without(Ints axes) {
        int[] s = new int[sizes.length - axes.length()];
        int n = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (!axes.contains(i)) {
                s[n++] = sizes[i];
            }
        }
        return new Shape(s);
    }

    /// This shape with an axis of the given size put in front of position `axis`.
    public Shape insert(int axis, int size) {
        int[] s = new int[sizes.length + 1];
        System.arraycopy(sizes, 0, s, 0, axis);
        s[axis] = size;
        System.arraycopy(sizes, axis, s, axis + 1, sizes.length - axis);
        return new Shape(s);
    }

    /// The axes from `from` (inclusive) to `to` (exclusive) as a shape of their own.
    public Shape slice(int from, int to) {
        return new Shape(Arrays.copyOfRange(sizes, from, to));
    }

    /// This shape followed by another.
    public Shape concat(Shape other) {
        int[] s = Arrays.copyOf(sizes, sizes.length + other.sizes.length);
        System.arraycopy(other.sizes, 0, s, sizes.length, other.sizes.length);
        return new Shape(s);
    }

    /// The common shape of two shapes under NumPy's broadcasting rule: shapes are aligned at their last axes;
    /// sizes must be equal or one of them 1.
    ///
    /// @throws IllegalArgumentException naming the op and both shapes if they do not fit
    public static Shape broadcast(String op, Shape a, Shape b) {
        if (a.equals(b)) {
            return a;
        }
        int rank = Math.max(a.rank(), b.rank());
        int[] s = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int x = i <= a.rank() ? a.sizes[a.rank() - i] : 1;
            int y = i <= b.rank() ? b.sizes[b.rank() - i] : 1;
            if (x != y && x != 1 && y != 1) {
                throw new IllegalArgumentException(op + ": shapes do not broadcast: " + a + " and " + b + " (axis -" + i
                        + " has sizes " + x + " and " + y + ")");
            }
            s[rank - i] = x == 1 ? y : x;
        }
        return new Shape(s);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Shape that && Arrays.equals(sizes, that.sizes));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /// The sizes in brackets as NumPy prints them: `()`, `(3,)`, `(2, 3)`.
    @Override
    public String toString() {
        if (sizes.length == 1) {
            return "(" + sizes[0] + ",)";
        }
        return Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
