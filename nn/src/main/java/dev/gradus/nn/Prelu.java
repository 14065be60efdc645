package dev.gradus.nn;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;

/// A rectifier with a trained slope for negative inputs: `x > 0 ? x : slope·x` (He et al. 2015, arXiv
/// 1502.01852). The slopes belong to axis 1, the channels; a single one serves all.
///
/// @param slope (channels), or (1)
public record Prelu(Parameter slope) implements Layer {
    /// The blueprint of a PReLU with one slope for each channel, or 1 for a common one, starting at 0.25.
    public static Options of(int channels) {
        return new Options(channels, 0.25);
    }

    @Override
    public Tensor forward(Tensor x) {
        return Activations.prelu(x, Channels.align(slope.value(), x));
    }

    /// The settings of a PReLU.
    ///
    /// @param channels number of slopes
    /// @param start first value of each
    public record Options(int channels, double start) implements Blueprint<Prelu> {
        /// Checks the number of channels.
        public Options {
            Sizes.positive("prelu: channels", channels);
        }

        /// With other first values.
        public Options start(double value) {
            return new Options(channels, value);
        }

        @Override
        public Prelu init(Key key) {
            return new Prelu(new Initializer.Constant(start).parameter(key, new Fans(1, 1), channels));
        }

        @Override
        public long parameterCount() {
            return channels;
        }
    }
}
