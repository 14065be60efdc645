package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// The largest element of each channel over all spatial axes: `(N, C, spatial…)` to `(N, C)`.
public record GlobalMaxPool() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        return x.max(Channels.spatialAxes("globalmaxpool", x));
    }
}
