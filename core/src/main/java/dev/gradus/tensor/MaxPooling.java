package dev.gradus.tensor;

import java.util.List;

/// The largest element of each window of x (N, C, spatial…), channel by channel. The first of equal elements
/// wins, and the first NaN wins over all; padding never wins.
///
/// As one op, a machine may compare each window's elements where they lie, for the result and again for the
/// gradient, and needs no positions in between.
///
/// @param spec the windows
public record MaxPooling(WindowSpec spec) implements Op.Custom {
    /// The largest elements.
    ///
    /// @throws IllegalArgumentException if the windows do not suit x
    public static Tensor of(Tensor x, WindowSpec spec) {
        return Tensor.node(new MaxPooling(spec), x);
    }

    @Override
    public TensorType infer(List<TensorType> in) {
        Shape windows = TypeRules.infer(new Op.WindowArgMax(spec), in).shape();
        return new TensorType(windows, in.get(0).dtype());
    }

    @Override
    public Tensor decompose(List<Tensor> in) {
        Tensor x = in.get(0);
        Tensor index = places(x);
        return x.flatten(2).takeAlong(2, index.flatten(2)).reshape(index.shape());
    }

    private Tensor places(Tensor x) {
        return Tensor.node(new Op.WindowArgMax(spec), x);
    }

    @Override
    public List<Tensor> backward(List<Tensor> in, Tensor out, Tensor cotangent) {
        return List.of(Tensor.node(new Gradient(spec), in.get(0), cotangent));
    }

    /// The gradient of x, given x and the output's gradient: each window's goes to its largest element.
    ///
    /// @param spec the windows
    public record Gradient(WindowSpec spec) implements Op.Custom {
        @Override
        public TensorType infer(List<TensorType> in) {
            return in.get(0);
        }

        @Override
        public Tensor decompose(List<Tensor> in) {
            return Autodiff.pullback(new MaxPooling(spec), List.of(in.get(0)), in.get(1))
                    .get(0);
        }

        @Override
        public String label() {
            return "MaxPoolingGradient";
        }
    }
}
