package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// Instance normalization of `(N, C, spatial…)`: each channel of each example is given mean 0 and variance 1,
/// with no parameters, as in PyTorch (Ulyanov et al. 2016, arXiv 1607.08022). With weight and bias it is a
/// [GroupNorm] of one channel a group.
///
/// @param epsilon added to the variance
public record InstanceNorm(double epsilon) implements Parameterless {
    /// With ε = 10⁻⁵.
    public InstanceNorm() {
        this(1e-5);
    }

    @Override
    public Tensor forward(Tensor x) {
        int[] axes = Channels.spatialAxes("instancenorm", x);
        Tensor centred = x.sub(x.meanKeep(axes));
        return centred.mul(centred.square().meanKeep(axes).add(epsilon).rsqrt());
    }
}
