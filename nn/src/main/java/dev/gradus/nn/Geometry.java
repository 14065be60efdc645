package dev.gradus.nn;

import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Shape;

/// How windows slide over 1, 2 or 3 spatial axes, for inputs of any size.
///
/// @param strides step of the window, one an axis
/// @param padding what surrounds the input
/// @param dilations distance between neighbouring taps, one an axis
/// @param groups number of independent groups of channels
public record Geometry(Ints strides, Padding padding, Ints dilations, int groups) {
    /// Checks that all lists have one length of 1 to 3, and the ranges of their values.
    public Geometry {
        ConvSpec plain = new ConvSpec(
                strides, Ints.repeat(0, strides.length()), Ints.repeat(0, strides.length()), dilations, groups);
        if (padding instanceof Padding.Explicit(Ints low, Ints high)) {
            plain.padding(low, high);
        }
    }

    /// Stride 1, no padding, no dilation, one group.
    public static Geometry of(int axes) {
        Ints none = Ints.repeat(0, axes);
        return new Geometry(Ints.repeat(1, axes), new Padding.Explicit(none, none), Ints.repeat(1, axes), 1);
    }

    /// With other strides: one for all axes, or one each.
    public Geometry stride(int... value) {
        return new Geometry(Sizes.spread(value, axes()), padding, dilations, groups);
    }

    /// With the same padding at both ends: one number for all axes, or one each.
    public Geometry padding(int... value) {
        Ints both = Sizes.spread(value, axes());
        return padding(new Padding.Explicit(both, both));
    }

    /// With another padding.
    public Geometry padding(Padding value) {
        return new Geometry(strides, value, dilations, groups);
    }

    /// With other dilations: one for all axes, or one each.
    public Geometry dilation(int... value) {
        return new Geometry(strides, padding, Sizes.spread(value, axes()), groups);
    }

    /// With another number of groups.
    public Geometry groups(int value) {
        return new Geometry(strides, padding, dilations, value);
    }

    /// Number of spatial axes.
    public int axes() {
        return strides.length();
    }

    /// The geometry for an input (N, C, spatial…) and a kernel.
    ConvSpec at(Shape input, Ints kernel) {
        return switch (padding) {
            case Padding.Explicit(Ints low, Ints high) -> new ConvSpec(strides, low, high, dilations, groups);
            case Padding.Same _ -> {
                Ints low = Ints.repeat(0, axes());
                Ints high = low;
                for (int i = 0; i < axes(); i++) {
                    int size = input.size(i + 2);
                    int outputs = Math.ceilDiv(size, strides.get(i));
                    int total = Math.max(0, (outputs - 1) * strides.get(i) + span(kernel, i) - size);
                    low = low.with(i, total / 2);
                    high = high.with(i, total - total / 2);
                }
                yield new ConvSpec(strides, low, high, dilations, groups);
            }
        };
    }

    /// How far a kernel reaches along an axis.
    int span(Ints kernel, int axis) {
        return dilations.get(axis) * (kernel.get(axis) - 1) + 1;
    }
}
