package dev.gradus.nn;

import dev.gradus.tensor.ChannelMoments;
import dev.gradus.tensor.ChannelNormalization;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.Map;

/// Batch normalization over `(N, C)` or `(N, C, spatial…)`: `y = (x - mean) / √(variance + ε) · weight + bias`
/// for each channel (Ioffe & Szegedy 2015, arXiv 1502.03167).
///
/// In [Training] mean and variance are the batch's, and the running ones move towards them by `momentum`,
/// PyTorch's way: `running = (1 - momentum)·running + momentum·batch`, with the batch's unbiased variance
/// (divided by n - 1). Otherwise they are the running ones.
///
/// @param weight (C)
/// @param bias (C)
/// @param runningMean (C), not trained
/// @param runningVariance (C), not trained
/// @param epsilon added to the variance
/// @param momentum share of the batch in the running statistics
public record BatchNorm(
        Parameter weight,
        Parameter bias,
        Parameter runningMean,
        Parameter runningVariance,
        double epsilon,
        double momentum)
        implements Layer {
    /// The blueprint of a batch normalization with ε = 10⁻⁵ and momentum 0.1.
    public static Options of(int channels) {
        return new Options(channels, 1e-5, 0.1);
    }

    @Override
    public Tensor forward(Tensor x) {
        Channels.check("batchnorm", weight.shape().size(0), x);
        Tensor mean = runningMean.value();
        Tensor variance = runningVariance.value();
        if (Training.isActive()) {
            Tensor moments = ChannelMoments.of(x);
            mean = moments.slice(0, 0, 1).reshape(-1);
            variance = moments.slice(0, 1, 2).reshape(-1);
            update(mean, variance, x.shape().size() / (double) x.size(1));
        }
        Tensor scale = variance.add(epsilon).rsqrt().mul(weight.value());
        return ChannelNormalization.of(x, mean, scale, bias.value());
    }

    private void update(Tensor mean, Tensor variance, double count) {
        if (count < 2) {
            throw new IllegalArgumentException("batchnorm: training needs more than one value for each channel");
        }
        Tensor unbiased = variance.mul(count / (count - 1));
        Parameter.assign(Map.of(
                runningMean,
                blend(runningMean.value(), mean),
                runningVariance,
                blend(runningVariance.value(), unbiased)));
    }

    private Tensor blend(Tensor running, Tensor batch) {
        return running.mul(1 - momentum).add(batch.stopGradient().mul(momentum));
    }

    /// The settings of a batch normalization.
    public record Options(int channels, double epsilon, double momentum) implements Blueprint<BatchNorm> {
        /// Checks the number of channels.
        public Options {
            Sizes.positive("batchnorm: channels", channels);
        }

        /// With another ε.
        public Options epsilon(double value) {
            return new Options(channels, value, momentum);
        }

        /// With another momentum.
        public Options momentum(double value) {
            return new Options(channels, epsilon, value);
        }

        @Override
        public BatchNorm init(Key key) {
            Tensor zeros = Tensor.full(DType.F32, 0, channels);
            Tensor ones = Tensor.full(DType.F32, 1, channels);
            return new BatchNorm(
                    Parameter.of(ones),
                    Parameter.of(zeros),
                    Parameter.state(zeros),
                    Parameter.state(ones),
                    epsilon,
                    momentum);
        }

        @Override
        public long parameterCount() {
            return 4L * channels;
        }
    }
}
