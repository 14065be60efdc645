package dev.gradus.tensor;

import java.util.List;

/// Layer normalization along the last axis: `y = (x − mean) / √(variance + ε) · weight + bias`, each row by
/// itself (Ba et al. 2016, arXiv 1607.06450). The variance is that of the row's own elements, their sum divided
/// by their number.
///
/// Takes x (…, C), weight (C) and bias (C) and gives (…, C). As one op, a machine may read each row once and
/// keep nothing but the row for the gradient.
///
/// @param epsilon added to the variance
public record LayerNormalization(double epsilon) implements Op.Custom {
    /// The rows of x, normalized.
    ///
    /// @throws IllegalArgumentException unless the shapes are as said above
    public static Tensor of(Tensor x, Tensor weight, Tensor bias, double epsilon) {
        return Tensor.node(new LayerNormalization(epsilon), x, weight, bias);
    }

    @Override
    public TensorType infer(List<TensorType> in) {
        TensorType x = in.get(0);
        boolean fits = x.shape().rank() > 0 && x.dtype().isFloat();
        TensorType row = fits ? new TensorType(Shape.of(x.shape().size(-1)), x.dtype()) : x;
        if (!fits || !in.get(1).equals(row) || !in.get(2).equals(row)) {
            throw new IllegalArgumentException(
                    "layer normalization: needs floats of one dtype, x (…, C), weight (C) and bias (C), not " + in);
        }
        return x;
    }

    @Override
    public Tensor decompose(List<Tensor> in) {
        return normalized(in.get(0)).mul(in.get(1)).add(in.get(2));
    }

    private Tensor normalized(Tensor x) {
        Tensor centred = x.sub(x.meanKeep(-1));
        return centred.mul(centred.square().meanKeep(-1).add(epsilon).rsqrt());
    }

    @Override
    public List<Tensor> backward(List<Tensor> in, Tensor out, Tensor cotangent) {
        Tensor x = in.get(0);
        Tensor all = Tensor.node(new Gradient(epsilon), x, in.get(1), cotangent);
        int n = x.shape().intSize();
        int c = x.size(-1);
        return List.of(all.slice(0, 0, n).reshape(x.shape()), all.slice(0, n, n + c), all.slice(0, n + c, n + 2 * c));
    }

    /// The gradients of x, weight and bias, given x, the weight and the output's gradient: flat, one after the
    /// other.
    ///
    /// @param epsilon as for the normalization
    public record Gradient(double epsilon) implements Op.Custom {
        @Override
        public TensorType infer(List<TensorType> in) {
            Shape x = in.get(0).shape();
            return new TensorType(
                    Shape.of(Math.toIntExact(x.size() + 2L * x.size(-1))),
                    in.get(0).dtype());
        }

        @Override
        public Tensor decompose(List<Tensor> in) {
            Tensor weight = in.get(1);
            List<Tensor> inputs = List.of(in.get(0), weight, weight);
            return Tensor.concat(
                    0,
                    Autodiff.pullback(new LayerNormalization(epsilon), inputs, in.get(2)).stream()
                            .map(g -> g.reshape(-1))
                            .toArray(Tensor[]::new));
        }

        @Override
        public String label() {
            return "LayerNormalizationGradient";
        }
    }
}
