package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// The bins of adaptive pooling along one axis: bin i holds the inputs from `⌊i·in/out⌋` to `⌈(i + 1)·in/out⌉`.
record AdaptiveBins(int inputs, int outputs) {
    private int from(int bin) {
        return (int) ((long) bin * inputs / outputs);
    }

    private int to(int bin) {
        return (int) Math.ceilDiv((bin + 1L) * inputs, outputs);
    }

    /// (inputs, outputs): column i holds 1/size of bin i at the bin's members.
    Tensor averages() {
        double[] m = new double[inputs * outputs];
        for (int bin = 0; bin < outputs; bin++) {
            for (int i = from(bin); i < to(bin); i++) {
                m[i * outputs + bin] = 1.0 / (to(bin) - from(bin));
            }
        }
        return Tensor.of(m, inputs, outputs);
    }

    /// (outputs, size of the largest bin): the bins' members, the last one repeated in smaller bins.
    Tensor members() {
        int width = 0;
        for (int bin = 0; bin < outputs; bin++) {
            width = Math.max(width, to(bin) - from(bin));
        }
        int[] members = new int[outputs * width];
        for (int bin = 0; bin < outputs; bin++) {
            for (int i = 0; i < width; i++) {
                members[bin * width + i] = Math.min(from(bin) + i, to(bin) - 1);
            }
        }
        return Tensor.of(members, outputs, width);
    }
}
