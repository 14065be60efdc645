package dev.gradus.tensor;

import static dev.gradus.tensor.ChannelMoments.across;

import java.util.List;

/// Each channel of x (N, C) or (N, C, spatial…) moved and stretched: `y = (x − mean) · scale + bias` with mean,
/// scale and bias of shape (C).
///
/// It is one op for its gradient's sake: those of mean, scale and bias come from two sums of each channel, for
/// which x and the output's gradient are read once.
public record ChannelNormalization() implements Op.Custom {
    /// The moved and stretched channels.
    ///
    /// @throws IllegalArgumentException unless the shapes are as said above
    public static Tensor of(Tensor x, Tensor mean, Tensor scale, Tensor bias) {
        return Tensor.node(new ChannelNormalization(), x, mean, scale, bias);
    }

    @Override
    public TensorType infer(List<TensorType> in) {
        TensorType x = in.get(0);
        boolean fits = x.shape().rank() >= 2 && x.dtype().isFloat();
        TensorType channels = fits ? new TensorType(Shape.of(x.shape().size(1)), x.dtype()) : x;
        if (!fits || !in.subList(1, 4).stream().allMatch(channels::equals)) {
            throw new IllegalArgumentException(
                    "channel normalization: needs floats of one dtype, x (N, C, …), mean (C),"
                            + " scale (C) and bias (C), not " + in);
        }
        return x;
    }

    @Override
    public Tensor decompose(List<Tensor> in) {
        Tensor x = in.get(0);
        return x.sub(across(in.get(1), x)).mul(across(in.get(2), x)).add(across(in.get(3), x));
    }

    @Override
    public List<Tensor> backward(List<Tensor> in, Tensor out, Tensor cotangent) {
        Tensor scale = in.get(2);
        Tensor sums = Tensor.node(new Sums(), cotangent, in.get(0), in.get(1));
        Tensor plain = ChannelMoments.row(sums, 0);
        return List.of(
                cotangent.mul(across(scale, cotangent)), plain.mul(scale).neg(), ChannelMoments.row(sums, 1), plain);
    }

    /// Σ g and Σ g·(x − mean) of each channel, as (2, C), given g and x (N, C, …) and mean (C).
    public record Sums() implements Op.Custom {
        @Override
        public TensorType infer(List<TensorType> in) {
            return new TensorType(
                    Shape.of(2, in.get(1).shape().size(1)), in.get(1).dtype());
        }

        @Override
        public Tensor decompose(List<Tensor> in) {
            Tensor g = in.get(0);
            Tensor x = in.get(1);
            int[] axes = ChannelMoments.others(x);
            Tensor products = g.mul(x.sub(across(in.get(2), x)));
            return Tensor.stack(0, List.of(g.sum(axes), products.sum(axes)));
        }

        @Override
        public String label() {
            return "ChannelSums";
        }
    }
}
