package dev.gradus.nn;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.LayerNormalization;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;

/// Layer normalization over the last axes: `y = (x - mean) / √(variance + ε) · weight + bias`, each example by
/// itself (Ba et al. 2016, arXiv 1607.06450).
///
/// @param weight of the shape of the normalized axes
/// @param bias of the shape of the normalized axes
/// @param epsilon added to the variance
public record LayerNorm(Parameter weight, Parameter bias, double epsilon) implements Layer {
    /// The blueprint of a layer normalization over last axes of these sizes, with ε = 10⁻⁵.
    public static Options of(int... sizes) {
        return new Options(Ints.of(sizes), 1e-5);
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] axes = LastAxes.of("layernorm", x, weight.shape());
        Tensor rows = x.flatten(x.rank() - axes.length);
        return LayerNormalization.of(
                        rows, weight.value().flatten(0), bias.value().flatten(0), epsilon)
                .reshape(x.shape());
    }

    /// The settings of a layer normalization.
    ///
    /// @param sizes of the axes to be normalized, the last ones
    /// @param epsilon added to the variance
    public record Options(Ints sizes, double epsilon) implements Blueprint<LayerNorm> {
        /// Checks the sizes.
        public Options {
            Sizes.positive("layernorm: size", sizes);
        }

        /// With another ε.
        public Options epsilon(double value) {
            return new Options(sizes, value);
        }

        @Override
        public LayerNorm init(Key key) {
            int[] shape = sizes.toArray();
            return new LayerNorm(
                    Parameter.of(Tensor.full(DType.F32, 1, shape)),
                    Parameter.of(Tensor.full(DType.F32, 0, shape)),
                    epsilon);
        }

        @Override
        public long parameterCount() {
            return 2 * Shape.of(sizes.toArray()).size();
        }
    }
}
