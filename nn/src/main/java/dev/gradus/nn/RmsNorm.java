package dev.gradus.nn;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;

/// Root-mean-square normalization over the last axis: `y = x / √(mean(x²) + ε) · weight` (Zhang & Sennrich
/// 2019, arXiv 1910.07467).
///
/// @param weight (C)
/// @param epsilon added to the mean square
public record RmsNorm(Parameter weight, double epsilon) implements Layer {
    /// The blueprint of a normalization over a last axis of this size, with ε = 10⁻⁶.
    public static Options of(int size) {
        return new Options(size, 1e-6);
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] axes = LastAxes.of("rmsnorm", x, weight.shape());
        return x.mul(x.square().meanKeep(axes).add(epsilon).rsqrt()).mul(weight.value());
    }

    /// The settings of a root-mean-square normalization.
    public record Options(int size, double epsilon) implements Blueprint<RmsNorm> {
        /// Checks the size.
        public Options {
            Sizes.positive("rmsnorm: size", size);
        }

        /// With another ε.
        public Options epsilon(double value) {
            return new Options(size, value);
        }

        @Override
        public RmsNorm init(Key key) {
            return new RmsNorm(Parameter.of(Tensor.full(DType.F32, 1, size)), epsilon);
        }

        @Override
        public long parameterCount() {
            return size;
        }
    }
}
