package dev.gradus.nn;

import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;

/// A fixed shift and scale of the input, fitted on training data before training: `y = (x - mean) · scale`.
/// Being a layer, it travels with the model, so that a model file takes raw data.
///
/// @param mean broadcasts against one input, (C, 1, 1) for pictures; not trained
/// @param scale of the same shape; not trained
public record Standardize(Parameter mean, Parameter scale) implements Layer {
    /// From the mean and the reciprocal of the standard deviation.
    public static Standardize of(Tensor mean, Tensor scale) {
        return new Standardize(Parameter.state(mean), Parameter.state(scale));
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.sub(mean.value()).mul(scale.value());
    }
}
