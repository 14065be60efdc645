package dev.gradus.examples;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// An op of one's own with a gradient of one's own: rounding that lets the gradient through as if it were not
/// there (the straight-through estimator of Bengio, Léonard & Courville 2013), as quantized networks use.
public final class CustomOp {
    private CustomOp() {}

    /// `round(x / step) · step`, whose derivative is taken to be 1.
    public record Quantize(double step) implements Op.Custom {
        @Override
        public Tensor decompose(List<Tensor> in) {
            return in.get(0).div(step).round().mul(step);
        }

        @Override
        public List<Tensor> backward(List<Tensor> in, Tensor out, Tensor cotangent) {
            return List.of(cotangent);
        }

        /// The op applied to a tensor.
        public static Tensor of(Tensor x, double step) {
            return Tensor.node(new Quantize(step), x);
        }
    }

    /// Prints quantized values and the gradient of their squares' sum.
    public static void main(String[] args) {
        Tensor x = Tensor.of(new float[] {-1.3f, -0.2f, 0.4f, 0.9f});
        System.out.println(Quantize.of(x, 0.5));
        System.out.println(gradient(x));
    }

    /// The gradient of Σ q(x)², which is 2·q(x) by the straight-through rule.
    static Tensor gradient(Tensor x) {
        return Autodiff.grad(Quantize.of(x, 0.5).square().sum(), x);
    }
}
