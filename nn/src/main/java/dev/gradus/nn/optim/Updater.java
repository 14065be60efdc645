package dev.gradus.nn.optim;

import dev.gradus.nn.Modules;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Gradients;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/// Applies an optimizer to the parameters of a model and holds its state: moments and the number of steps.
/// Parameters narrower than f32 are updated in f32 and then rounded.
///
/// ```java
/// Updater updater = Updater.of(model, Adam.W);
/// Step step = Step.capture(in -> {
///     Tensor loss = Losses.crossEntropy(model.forward(in.get(0)), in.get(1));
///     Gradients g = Autodiff.grad(loss, updater.parameters());
///     updater.apply(g, in.get(2));
///     return List.of(loss);
/// });
/// float loss = step.run(x, y, Tensor.scalar(0.001f)).get(0).item();
/// ```
public final class Updater {
    private final Clipping clipping;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Parameter> state = new LinkedHashMap<>();
    // f32 counts exactly to 2²⁴ steps and then stands still; by then nothing depends on the number any more
    private final Parameter steps = Parameter.state(Tensor.full(DType.F32, 0));

    /// A parameter with all that changes it.
    private record Slot(Parameter parameter, Optimizer rule, double rateFactor, List<Parameter> state) {
        DType dtype() {
            return parameter.type().dtype() == DType.F64 ? DType.F64 : DType.F32;
        }
    }

    private Updater(
            Map<String, Parameter> parameters, Optimizer optimizer, Clipping clipping, List<ParameterGroup> groups) {
        this.clipping = clipping;
        for (ParameterGroup g : groups) {
            if (parameters.keySet().stream().noneMatch(g::matches)) {
                throw new IllegalArgumentException("parameter group '" + g.names() + "' matches none of the names "
                        + String.join(", ", parameters.keySet()));
            }
        }
        state.put("optimizer.steps", steps);
        parameters.forEach((name, p) -> {
            ParameterGroup group =
                    groups.stream().filter(g -> g.matches(name)).findFirst().orElse(ParameterGroup.DEFAULT);
            if (!group.frozen()) {
                slots.put(name, slot(name, p, optimizer, group));
            }
        });
    }

    private Slot slot(String name, Parameter p, Optimizer optimizer, ParameterGroup group) {
        Optimizer rule = group.weightDecay().isPresent()
                ? optimizer.weightDecay(group.weightDecay().getAsDouble())
                : optimizer;
        Slot slot = new Slot(p, rule, group.rateFactor(), new ArrayList<>());
        for (String s : rule.stateNames(p.shape())) {
            Parameter own =
                    Parameter.state(Tensor.full(slot.dtype(), 0, p.shape().toArray()));
            slot.state.add(own);
            state.put("optimizer." + s + "." + name, own);
        }
        return slot;
    }

    /// Without clipping or groups.
    public static Updater of(Object model, Optimizer optimizer) {
        return of(model, optimizer, Clipping.NONE, List.of());
    }

    /// With gradient clipping and parameter groups; a parameter belongs to the first group that matches its
    /// name.
    ///
    /// @throws IllegalArgumentException if a group matches no parameter
    public static Updater of(Object model, Optimizer optimizer, Clipping clipping, List<ParameterGroup> groups) {
        return new Updater(Modules.trained(model), optimizer, clipping, groups);
    }

    /// The parameters that are trained, by name; frozen ones are left out.
    public Map<String, Parameter> named() {
        Map<String, Parameter> all = new LinkedHashMap<>();
        slots.forEach((name, s) -> all.put(name, s.parameter));
        return Collections.unmodifiableMap(all);
    }

    /// The parameters that are trained.
    public List<Parameter> parameters() {
        return slots.values().stream().map(Slot::parameter).toList();
    }

    /// The present values of the trained parameters.
    public List<Tensor> values() {
        return slots.values().stream().map(s -> s.parameter.value()).toList();
    }

    /// How far the trained parameters are from earlier [#values] (f32 scalar): in a step the length
    /// `‖w_t - w_(t-1)‖` of its change.
    public Tensor distance(List<Tensor> earlier) {
        Tensor sum = Tensor.full(DType.F32, 0);
        List<Tensor> now = values();
        for (int i = 0; i < now.size(); i++) {
            sum = sum.add(
                    now.get(i).sub(earlier.get(i)).cast(DType.F32).square().sum());
        }
        return sum.sqrt();
    }

    /// All state by name, for checkpoints: `optimizer.steps`, and such as `optimizer.m.layers.0.weight`.
    public Map<String, Parameter> state() {
        return Collections.unmodifiableMap(state);
    }

    /// Assigns every parameter and all state their next values.
    ///
    /// @param gradients to at least [#parameters]
    /// @param learningRate f32 scalar
    /// @return the length of the whole gradient before clipping (f32 scalar)
    public Tensor apply(Gradients gradients, Tensor learningRate) {
        Tensor norm = gradients.norm();
        apply(gradients, norm, learningRate, (next, _) -> next);
        return norm;
    }

    /// Assigns next values only where `finite` (a bool scalar) holds, else everything stays as it was: a NaN
    /// never gets into the weights.
    ///
    /// @param norm the length of the whole gradient, as [Gradients#norm] gives it
    /// @param learningRate f32 scalar
    /// @param finite such as `loss.isFinite().and(norm.isFinite())`
    public void apply(Gradients gradients, Tensor norm, Tensor learningRate, Tensor finite) {
        apply(gradients, norm, learningRate, finite::where);
    }

    private void apply(Gradients gradients, Tensor norm, Tensor learningRate, BinaryOperator<Tensor> choice) {
        Tensor step = steps.value().add(1);
        Map<Parameter, Tensor> next = new LinkedHashMap<>();
        next.put(steps, choice.apply(step, steps.value()));
        slots.values().forEach(s -> {
            DType dtype = s.dtype();
            Parameter p = s.parameter;
            Tensor g = clipping.apply(gradients.of(p).cast(dtype), norm);
            List<Tensor> before = s.state.stream().map(Parameter::value).toList();
            Tensor rate = learningRate.mul(s.rateFactor).cast(dtype);
            Optimizer.Update u = s.rule.step(p.value().cast(dtype), g, before, rate, step.cast(dtype));
            next.put(p, choice.apply(u.value().cast(p.type().dtype()), p.value()));
            for (int i = 0; i < before.size(); i++) {
                next.put(s.state.get(i), choice.apply(u.state().get(i), before.get(i)));
            }
        });
        Parameter.assign(next);
    }
}
