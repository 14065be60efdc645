package dev.gradus.tensor;

/// The geometry of a convolution over 1, 2 or 3 spatial axes: one number an axis in each list.
///
/// Output size per axis: `⌊(in + padLow + padHigh - dilation·(kernel - 1) - 1) / stride⌋ + 1` (Dumoulin &
/// Visin, arXiv 1603.07285).
///
/// @param strides step of the window
/// @param padLow zeros added in front of the input
/// @param padHigh zeros added behind the input
/// @param dilations distance between neighbouring taps of the kernel
/// @param groups number of independent groups of channels
public record ConvSpec(Ints strides, Ints padLow, Ints padHigh, Ints dilations, int groups) {
    /// Checks that all lists have one length of 1 to 3, strides and dilations are positive, paddings not
    /// negative.
    public ConvSpec {
        int n = strides.length();
        if (n < 1 || n > 3 || padLow.length() != n || padHigh.length() != n || dilations.length() != n) {
            throw new IllegalArgumentException("conv: strides " + strides + ", padding " + padLow + "/" + padHigh
                    + " and dilations " + dilations + " must have one length of 1, 2 or 3");
        }
        for (int i = 0; i < n; i++) {
            if (strides.get(i) < 1 || dilations.get(i) < 1 || padLow.get(i) < 0 || padHigh.get(i) < 0) {
                throw new IllegalArgumentException("conv: strides " + strides + " and dilations " + dilations
                        + " must be positive, paddings " + padLow + "/" + padHigh + " not negative");
            }
        }
        if (groups < 1) {
            throw new IllegalArgumentException("conv: groups must be positive, not " + groups);
        }
    }

    /// Stride 1, no padding, no dilation, one group.
    public static ConvSpec of(int axes) {
        return new ConvSpec(Ints.repeat(1, axes), Ints.repeat(0, axes), Ints.repeat(0, axes), Ints.repeat(1, axes), 1);
    }

    /// This geometry with other strides.
    public ConvSpec stride(int... value) {
        return new ConvSpec(spread(value), padLow, padHigh, dilations, groups);
    }

    /// This geometry with the same padding at both ends.
    public ConvSpec padding(int... value) {
        return new ConvSpec(strides, spread(value), spread(value), dilations, groups);
    }

    /// This geometry with other paddings at the two ends.
    public ConvSpec padding(Ints low, Ints high) {
        return new ConvSpec(strides, low, high, dilations, groups);
    }

    /// This geometry with other dilations.
    public ConvSpec dilation(int... value) {
        return new ConvSpec(strides, padLow, padHigh, spread(value), groups);
    }

    /// This geometry with another number of groups.
    public ConvSpec groups(int value) {
        return new ConvSpec(strides, padLow, padHigh, dilations, value);
    }

    private Ints spread(int[] value) {
        return value.length == 1 ? Ints.repeat(value[0], axes()) : Ints.of(value);
    }

    /// Number of spatial axes.
    public int axes() {
        return strides.length();
    }

    /// Output size along a spatial axis.
    ///
    /// @throws IllegalArgumentException if the kernel does not fit into the padded input
    public int outputSize(String op, int axis, int input, int kernel) {
        int span = dilations.get(axis) * (kernel - 1) + 1;
        int room = input + padLow.get(axis) + padHigh.get(axis);
        if (kernel < 1 || room < span) {
            throw new IllegalArgumentException(op + ": the kernel spans " + span + " along spatial axis " + axis
                    + " but the padded input has only " + room);
        }
        return (room - span) / strides.get(axis) + 1;
    }
}
