package dev.gradus.nn;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;

/// Swish with a trained β: `x·sigmoid(β·x)`. For a fixed β = 1 use [Silu].
///
/// @param beta a scalar
public record Swish(Parameter beta) implements Layer {
    /// The blueprint of a Swish whose β starts at a value.
    public static Options of(double beta) {
        return new Options(beta);
    }

    @Override
    public Tensor forward(Tensor x) {
        return Activations.swish(x, beta.value());
    }

    /// The settings of a Swish.
    public record Options(double beta) implements Blueprint<Swish> {
        @Override
        public Swish init(Key key) {
            return new Swish(Parameter.of(Tensor.full(DType.F32, beta)));
        }

        @Override
        public long parameterCount() {
            return 1;
        }
    }
}
