package dev.gradus.tensor;

/// Average pooling as a formula: a mean over reshaped windows where they tile the input, else a sum of strided
/// slices.
final class Pooling {
    private Pooling() {}

    static Tensor average(Tensor x, WindowSpec spec, boolean countPadding) {
        ConvSpec conv = spec.conv();
        boolean padded = !conv.padLow().all(0) || !conv.padHigh().all(0);
        if (!padded && tiles(x, spec)) {
            return tiled(x, spec);
        }
        Tensor sum = windowSum(x, spec);
        if (countPadding || !padded) {
            double n = Shape.of(spec.sizes().toArray()).size();
            return sum.mul(1 / n);
        }
        Tensor ones = Tensor.full(x.dtype(), 1, x.shape().with(0, 1).with(1, 1).toArray());
        return sum.div(windowSum(ones, spec).broadcastTo(sum.shape()));
    }

    private static boolean tiles(Tensor x, WindowSpec spec) {
        for (int i = 0; i < spec.sizes().length(); i++) {
            int k = spec.sizes().get(i);
            if (spec.conv().strides().get(i) != k || spec.conv().dilations().get(i) != 1 || x.size(i + 2) % k != 0) {
                return false;
            }
        }
        return true;
    }

    private static Tensor tiled(Tensor x, WindowSpec spec) {
        Shape s = x.shape().slice(0, 2);
        int[] axes = new int[spec.sizes().length()];
        for (int i = 0; i < axes.length; i++) {
            int k = spec.sizes().get(i);
            s = s.concat(Shape.of(x.size(i + 2) / k, k));
            axes[i] = 3 + 2 * i;
        }
        return x.reshape(s).mean(axes);
    }

    private static Tensor windowSum(Tensor x, WindowSpec spec) {
        ConvSpec conv = spec.conv();
        Tensor sum = x;
        for (int i = 0; i < spec.sizes().length(); i++) {
            int axis = i + 2;
            int k = spec.sizes().get(i);
            int out = conv.outputSize("avgpool", i, x.size(axis), k);
            Tensor p = sum.pad(axis, conv.padLow().get(i), conv.padHigh().get(i), 0);
            Tensor total = p;
            for (int j = 0; j < k; j++) {
                int from = j * conv.dilations().get(i);
                Tensor tap = p.slice(
                        axis,
                        from,
                        from + (out - 1) * conv.strides().get(i) + 1,
                        conv.strides().get(i));
                total = j == 0 ? tap : total.add(tap);
            }
            sum = total;
        }
        return sum;
    }
}
