package dev.gradus.nn;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.Optional;

/// A linear layer: `y = x·Wᵀ + b` over the last axis, `(…, in)` to `(…, out)`.
///
/// Unless told otherwise, weight and bias start uniform in ±1/√in.
///
/// @param weight (out, in)
/// @param bias (out)
public record Linear(Parameter weight, Optional<Parameter> bias) implements Layer {
    /// The blueprint of a layer with so many inputs and outputs.
    public static Options of(int in, int out) {
        return new Options(in, out, true, Initializer.fanInUniform(), Initializer.fanInUniform());
    }

    @Override
    public Tensor forward(Tensor x) {
        if (x.rank() == 0 || x.size(-1) != weight.shape().size(1)) {
            throw new IllegalArgumentException("linear: an input of shape " + x.shape()
                    + " does not end in the layer's " + weight.shape().size(1) + " inputs");
        }
        Tensor y = x.matmul(weight.value().transpose());
        return bias.map(b -> y.add(b.value())).orElse(y);
    }

    /// The settings of a linear layer.
    ///
    /// @param in number of inputs
    /// @param out number of outputs
    /// @param bias whether there is a bias
    /// @param weightInit first values of the weight
    /// @param biasInit first values of the bias
    public record Options(int in, int out, boolean bias, Initializer weightInit, Initializer biasInit)
            implements Blueprint<Linear> {
        /// Checks the sizes.
        public Options {
            Sizes.positive("linear: inputs", in);
            Sizes.positive("linear: outputs", out);
        }

        /// With or without a bias.
        public Options bias(boolean value) {
            return new Options(in, out, value, weightInit, biasInit);
        }

        /// With other first values of the weight.
        public Options weightInit(Initializer value) {
            return new Options(in, out, bias, value, biasInit);
        }

        /// With other first values of the bias.
        public Options biasInit(Initializer value) {
            return new Options(in, out, bias, weightInit, value);
        }

        @Override
        public Linear init(Key key) {
            Fans fans = new Fans(in, out);
            Parameter weight = weightInit.parameter(key.fold(0), fans, out, in);
            return new Linear(
                    weight, bias ? Optional.of(biasInit.parameter(key.fold(1), fans, out)) : Optional.empty());
        }

        @Override
        public long parameterCount() {
            return (long) in * out + (bias ? out : 0);
        }
    }
}
