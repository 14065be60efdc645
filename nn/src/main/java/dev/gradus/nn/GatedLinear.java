package dev.gradus.nn;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;

/// A gated linear unit: `f(x·Wᵀ + b) · (x·Vᵀ + c)`, elementwise, `(…, in)` to `(…, out)` (Shazeer 2020, arXiv
/// 2002.05202): ReGLU with [Relu], GEGLU with [Gelu], SwiGLU with [Silu], or with a trained β by [Swish].
///
/// @param gate W and b
/// @param value V and c
/// @param activation f
public record GatedLinear(Linear gate, Linear value, Layer activation) implements Layer {
    /// The blueprint of a unit with an activation.
    public static Options of(int in, int out, Blueprint<? extends Layer> activation) {
        return new Options(Linear.of(in, out), activation);
    }

    /// The blueprint of a ReGLU.
    public static Options reglu(int in, int out) {
        return of(in, out, new Relu());
    }

    /// The blueprint of a GEGLU.
    public static Options geglu(int in, int out) {
        return of(in, out, new Gelu());
    }

    /// The blueprint of a SwiGLU with β = 1.
    public static Options swiglu(int in, int out) {
        return of(in, out, new Silu());
    }

    @Override
    public Tensor forward(Tensor x) {
        return activation.forward(gate.forward(x)).mul(value.forward(x));
    }

    /// The settings of a gated linear unit.
    ///
    /// @param linear of both linear maps
    /// @param activation f
    public record Options(Linear.Options linear, Blueprint<? extends Layer> activation)
            implements Blueprint<GatedLinear> {
        /// With or without biases.
        public Options bias(boolean value) {
            return new Options(linear.bias(value), activation);
        }

        @Override
        public GatedLinear init(Key key) {
            return new GatedLinear(linear.init(key.fold(0)), linear.init(key.fold(1)), activation.init(key.fold(2)));
        }

        @Override
        public long parameterCount() {
            return 2 * linear.parameterCount() + activation.parameterCount();
        }
    }
}
