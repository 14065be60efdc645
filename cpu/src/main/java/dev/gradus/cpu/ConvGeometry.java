package dev.gradus.cpu;

/// The sizes of a convolution over three spatial axes (fewer axes are axes of size 1 in front).
///
/// Input (batch, inChannels, depth, height, width), weight (outChannels, inChannels/groups, kernel…), output
/// (batch, outChannels, …), all dense.
record ConvGeometry(int batch, int groups, int inChannels, int outChannels, Axis depth, Axis height, Axis width) {
    /// One spatial axis: output `o` sees the inputs `o·stride - padLow + t·dilation` for `0 ≤ t < kernel`;
    /// outside the input they are 0.
    record Axis(int in, int kernel, int stride, int padLow, int dilation, int out) {
        /// An axis that is not there.
        static final Axis NONE = new Axis(1, 1, 1, 0, 1, 1);

        /// An axis whose output size follows from padding at both ends.
        static Axis of(int in, int kernel, int stride, int padLow, int padHigh, int dilation) {
            int span = dilation * (kernel - 1) + 1;
            return new Axis(in, kernel, stride, padLow, dilation, (in + padLow + padHigh - span) / stride + 1);
        }

        /// Number of padded inputs that `outputs` neighbouring outputs see.
        int seen(int outputs) {
            return (outputs - 1) * stride + dilation * (kernel - 1) + 1;
        }

        private boolean copies() {
            return kernel == 1 && stride == 1 && padLow == 0 && in == out;
        }

        /// The axis of the convolution that takes this one's output gradient to its input gradient, if the
        /// stride is 1.
        private Axis backward() {
            return new Axis(out, kernel, 1, dilation * (kernel - 1) - padLow, dilation, in);
        }
    }

    /// The same for another number of images.
    ConvGeometry withBatch(int images) {
        return new ConvGeometry(images, groups, inChannels, outChannels, depth, height, width);
    }

    /// Elements of an input channel.
    int inPlane() {
        return depth.in * height.in * width.in;
    }

    /// Elements of an output channel.
    int outPlane() {
        return depth.out * height.out * width.out;
    }

    /// Taps of the kernel.
    int taps() {
        return depth.kernel * height.kernel * width.kernel;
    }

    /// Input channels of a group.
    int groupIn() {
        return inChannels / groups;
    }

    /// Output channels of a group.
    int groupOut() {
        return outChannels / groups;
    }

    /// Length of the sum behind an output element.
    int terms() {
        return groupIn() * taps();
    }

    /// Whether every output pixel sees just the input pixel at its place, so that the convolution is a matrix
    /// product as it stands.
    boolean pointwise() {
        return depth.copies() && height.copies() && width.copies();
    }

    /// Whether every input channel has outputs of its own.
    boolean depthwise() {
        return groupIn() == 1 && groups > 1;
    }

    boolean strided() {
        return depth.stride > 1 || height.stride > 1 || width.stride > 1;
    }

    /// Without strides: the geometry of the convolution that gives the input's gradient from the output's,
    /// with the kernel turned round.
    ConvGeometry backward() {
        return new ConvGeometry(
                batch, groups, outChannels, inChannels, depth.backward(), height.backward(), width.backward());
    }
}
