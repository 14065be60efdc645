package dev.gradus.tensor;

import java.util.List;
import java.util.stream.IntStream;

/// Mean and variance of each channel of x (N, C) or (N, C, spatial…), as (2, C): the means, then the variances,
/// which are sums of squares divided by their number.
///
/// As one op, a machine may read the elements once, and the gradient needs none but x:
/// `∂mean/∂x = 1/n`, `∂variance/∂x = 2·(x − mean)/n`.
public record ChannelMoments() implements Op.Custom {
    /// The moments of x's channels.
    ///
    /// @throws IllegalArgumentException if x is no tensor of floats with a channel axis
    public static Tensor of(Tensor x) {
        return Tensor.node(new ChannelMoments(), x);
    }

    @Override
    public TensorType infer(List<TensorType> in) {
        TensorType x = in.get(0);
        if (x.shape().rank() < 2 || !x.dtype().isFloat()) {
            throw new IllegalArgumentException("channel moments: need floats (N, C, …), not " + x);
        }
        return new TensorType(Shape.of(2, x.shape().size(1)), x.dtype());
    }

    @Override
    public Tensor decompose(List<Tensor> in) {
        Tensor x = in.get(0);
        int[] axes = others(x);
        Tensor mean = x.mean(axes);
        Tensor variance = x.sub(across(mean, x)).square().mean(axes);
        return Tensor.stack(0, List.of(mean, variance));
    }

    @Override
    public List<Tensor> backward(List<Tensor> in, Tensor out, Tensor cotangent) {
        Tensor x = in.get(0);
        double n = x.shape().size() / (double) x.size(1);
        // x times a number a channel plus another one: x is read once more and nothing else of its size is kept
        Tensor slope = row(cotangent, 1).mul(2 / n);
        Tensor rest = row(cotangent, 0).div(n).sub(row(out, 0).mul(slope));
        return List.of(x.mul(across(slope, x)).add(across(rest, x)));
    }

    /// A row of a matrix, as a vector.
    static Tensor row(Tensor matrix, int i) {
        return matrix.slice(0, i, i + 1).reshape(matrix.size(1));
    }

    /// All axes but the channels'.
    static int[] others(Tensor x) {
        return IntStream.range(0, x.rank()).filter(a -> a != 1).toArray();
    }

    /// A number a channel, shaped so that it meets x's channels.
    static Tensor across(Tensor channels, Tensor x) {
        int[] shape =
                IntStream.range(0, x.rank()).map(a -> a == 1 ? x.size(1) : 1).toArray();
        return channels.reshape(shape);
    }
}
