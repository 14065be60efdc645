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

/// Applies an optimizer to the parameters of a model and holds its state: moments, the number of steps,
/// gathered gradients.
///
/// ```java
/// Updater updater = Updater.of(model, Adam.W);
/// Step step = Step.capture(in -> {
///     Tensor loss = Losses.crossEntropy(model.forward(in.get(0)), in.get(1));
///     Gradients g = Autodiff.grad(loss, updater.parameters());
///     updater.apply(g, in.get(2));
///     return List.of(loss);
/// });
/// ```
public final class Updater {
    private final Map<String, Parameter> parameters;
    private final List<ParameterGroup> groups;
    private final Optimizer optimizer;
    private final Clipping clipping;
    private final Map<Parameter, List<Parameter>> moments = new LinkedHashMap<>();
    private final Map<String, Parameter> state = new LinkedHashMap<>();
    private final Parameter steps = Parameter.state(Tensor.full(DType.F32, 0));

    private Updater(
            Map<String, Parameter> parameters, Optimizer optimizer, Clipping clipping, List<ParameterGroup> groups) {
        this.optimizer = optimizer;
        this.clipping = clipping;
        this.groups = List.copyOf(groups);
        Map<String, Parameter> active = new LinkedHashMap<>();
        state.put("optimizer.steps", steps);
        parameters.forEach((name, p) -> {
            if (group(name).frozen()) {
                return;
            }
            active.put(name, p);
            List<Parameter> own = new ArrayList<>();
            for (String s : optimizer.stateNames()) {
                Parameter moment = Parameter.state(
                        Tensor.full(p.type().dtype(), 0, p.shape().toArray()));
                own.add(moment);
                state.put("optimizer." + s + "." + name, moment);
            }
            moments.put(p, own);
        });
        this.parameters = Collections.unmodifiableMap(active);
    }

    /// Without clipping or groups.
    public static Updater of(Object model, Optimizer optimizer) {
        return of(model, optimizer, Clipping.NONE, List.of());
    }

    /// With gradient clipping and parameter groups; a parameter belongs to the first group that matches its
    /// name.
    public static Updater of(Object model, Optimizer optimizer, Clipping clipping, List<ParameterGroup> groups) {
        return new Updater(Modules.trained(model), optimizer, clipping, groups);
    }

    private ParameterGroup group(String name) {
        return groups.stream().filter(g -> g.matches(name)).findFirst().orElse(ParameterGroup.DEFAULT);
    }

    /// The parameters that are trained, by name; frozen ones are left out.
    public Map<String, Parameter> named() {
        return parameters;
    }

    /// The parameters that are trained.
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /// All state by name, for checkpoints.
    public Map<String, Parameter> state() {
        return Collections.unmodifiableMap(state);
    }

    /// Assigns every parameter and all state their next values.
    ///
    /// @param learningRate f32 scalar
    /// @return the length of the whole gradient before clipping (f32 scalar)
    public Tensor apply(Gradients gradients, Tensor learningRate) {
        Tensor norm = gradients.norm();
        apply(gradients, norm, learningRate, Tensor.full(DType.BOOL, 1));
        return norm;
    }

    /// Assigns next values only where `finite` (a bool scalar) holds, else everything stays as it was: a NaN
    /// never gets into the weights.
    ///
    /// @param norm the length of the whole gradient, as [Gradients#norm] gives it
    public void apply(Gradients gradients, Tensor norm, Tensor learningRate, Tensor finite) {
        Tensor step = steps.value().add(1);
        Map<Parameter, Tensor> next = new LinkedHashMap<>();
        next.put(steps, finite.where(step, steps.value()));
        parameters.forEach((name, p) -> {
            ParameterGroup group = group(name);
            List<Parameter> own = moments.getOrDefault(p, List.of());
            List<Tensor> before = own.stream().map(Parameter::value).toList();
            Tensor g = clipping.apply(gradients.of(p), norm);
            Optimizer rule = group.weightDecay().isPresent()
                    ? optimizer.weightDecay(group.weightDecay().getAsDouble())
                    : optimizer;
            Optimizer.Update u = rule.step(p.value(), g, before, learningRate.mul(group.rateFactor()), step);
            next.put(p, guarded(finite, u.value(), p.value()));
            for (int i = 0; i < own.size(); i++) {
                next.put(own.get(i), guarded(finite, u.state().get(i), before.get(i)));
            }
        });
        Parameter.assign(next);
    }

    private static Tensor guarded(Tensor finite, Tensor next, Tensor old) {
        return finite.op() instanceof dev.gradus.tensor.Op.Fill ? next : finite.where(next, old);
    }
}
