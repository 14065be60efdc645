package dev.gradus.nn;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;

/// Group normalization of `(N, C, …)`: the channels of each example are cut into groups, each normalized to
/// mean 0 and variance 1; then `· weight + bias` for each channel (Wu & He 2018, arXiv 1803.08494). One group
/// for each channel is instance normalization.
///
/// @param weight (C)
/// @param bias (C)
/// @param groups number of groups
/// @param epsilon added to the variance
public record GroupNorm(Parameter weight, Parameter bias, int groups, double epsilon) implements Layer {
    /// The blueprint of a group normalization with ε = 10⁻⁵.
    public static Options of(int groups, int channels) {
        return new Options(groups, channels, 1e-5);
    }

    @Override
    public Tensor forward(Tensor x) {
        Channels.check("groupnorm", weight.shape().size(0), x);
        Tensor grouped = x.reshape(x.size(0), groups, -1);
        Tensor centred = grouped.sub(grouped.meanKeep(2));
        Tensor scale = centred.square().meanKeep(2).add(epsilon).rsqrt();
        Tensor y = centred.mul(scale).reshape(x.shape());
        return y.mul(Channels.align(weight.value(), x)).add(Channels.align(bias.value(), x));
    }

    /// The settings of a group normalization.
    public record Options(int groups, int channels, double epsilon) implements Blueprint<GroupNorm> {
        /// Checks the sizes.
        public Options {
            Sizes.positive("groupnorm: channels", channels);
            Sizes.divides("groupnorm: groups and channels", groups, channels);
        }

        /// With another ε.
        public Options epsilon(double value) {
            return new Options(groups, channels, value);
        }

        @Override
        public GroupNorm init(Key key) {
            return new GroupNorm(
                    Parameter.of(Tensor.full(DType.F32, 1, channels)),
                    Parameter.of(Tensor.full(DType.F32, 0, channels)),
                    groups,
                    epsilon);
        }

        @Override
        public long parameterCount() {
            return 2L * channels;
        }
    }
}
