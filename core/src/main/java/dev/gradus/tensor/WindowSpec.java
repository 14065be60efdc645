package dev.gradus.tensor;

/// The geometry of pooling windows over 1, 2 or 3 spatial axes: window sizes plus strides, padding and dilation
/// of a [ConvSpec]. Padding never wins a maximum.
public record WindowSpec(Ints sizes, ConvSpec conv) {
    /// Checks that there is one positive size a spatial axis and that the first window is not wholly in the
    /// padding.
    public WindowSpec {
        if (sizes.length() != conv.axes() || conv.groups() != 1) {
            throw new IllegalArgumentException(
                    "pool: window " + sizes + " needs one size for each of " + conv.axes() + " axes and one group");
        }
        for (int i = 0; i < sizes.length(); i++) {
            int span = conv.dilations().get(i) * (sizes.get(i) - 1) + 1;
            if (sizes.get(i) < 1 || conv.padLow().get(i) >= span) {
                throw new IllegalArgumentException(
                        "pool: window " + sizes + " must be positive and span more than the padding " + conv.padLow());
            }
        }
    }
}
