package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// The mean of each channel over all spatial axes: `(N, C, spatial…)` to `(N, C)`.
public record GlobalAvgPool() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        return x.mean(Channels.spatialAxes("globalavgpool", x));
    }
}
