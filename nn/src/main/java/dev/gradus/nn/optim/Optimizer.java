package dev.gradus.nn.optim;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// A rule that turns a gradient into a step: an immutable record of settings with a pure formula over tensors.
///
/// The state is a list of tensors of the parameter's shape, zeros at first. The learning rate and the step
/// number (1 for the first step) are f32 scalars, given as tensors because they change from step to step.
public interface Optimizer {
    /// What a step makes: the parameter's next value and the next state.
    record Update(Tensor value, List<Tensor> state) {}

    /// Names of the state tensors, for checkpoints.
    List<String> stateNames();

    /// One step.
    ///
    /// @param value the parameter's value
    /// @param gradient the loss's gradient to it, of the same shape
    /// @param state in the order of [#stateNames]
    /// @param learningRate f32 scalar
    /// @param step f32 scalar, 1 for the first step
    Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step);

    /// This rule with another weight decay.
    Optimizer weightDecay(double value);
}
