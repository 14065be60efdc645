package dev.gradus.nn.optim;

import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// A rule that turns a gradient into a step: an immutable record of settings with a pure formula over tensors.
///
/// The state is a list of tensors of the parameter's shape, zeros at first. The learning rate η and the step
/// number t (1 for the first step) are scalars, given as tensors because they change from step to step. All
/// tensors of a call have one dtype, f32 or f64.
public interface Optimizer {
    /// The names that [#named] knows.
    List<String> NAMES = List.of("gd", "sgd", "nesterov", "adagrad", "rmsprop", "adam", "adamw", "lion", "muon");

    /// What a step makes: the parameter's next value and the next state.
    record Update(Tensor value, List<Tensor> state) {}

    /// Names of the state tensors of a parameter of this shape, for checkpoints.
    List<String> stateNames(Shape shape);

    /// One step.
    ///
    /// @param value the parameter's value
    /// @param gradient the loss's gradient to it, of the same shape
    /// @param state in the order of [#stateNames]
    /// @param learningRate scalar
    /// @param step scalar, 1 for the first step
    Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step);

    /// This rule with another weight decay.
    Optimizer weightDecay(double value);

    /// An optimizer with its default settings, by name.
    ///
    /// @throws IllegalArgumentException listing the names if there is none
    static Optimizer named(String name) {
        return switch (name) {
            case "gd" -> new GradientDescent();
            case "sgd" -> Sgd.DEFAULT;
            case "nesterov" -> Sgd.DEFAULT.nesterov(true);
            case "adagrad" -> AdaGrad.DEFAULT;
            case "rmsprop" -> RmsProp.DEFAULT;
            case "adam" -> Adam.DEFAULT;
            case "adamw" -> Adam.W;
            case "lion" -> Lion.DEFAULT;
            case "muon" -> Muon.DEFAULT;
            default ->
                throw new IllegalArgumentException("optimizer '" + name + "' is none of " + String.join(", ", NAMES));
        };
    }

    /// The optimizer that a text describes: a name, and where wanted settings, as in
    /// `sgd:momentum=0.95,weight-decay=1e-4` or `adam:beta1=0.8,epsilon=1e-6`.
    ///
    /// @throws IllegalArgumentException listing the names, or the settings that the optimizer has
    static Optimizer parse(String text) {
        return OptimizerText.parse(text);
    }
}
