package dev.gradus.nn.optim;

import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// An exponential moving average of parameters: `a ← d·a + (1 - d)·w` after every step (Polyak & Juditsky 1992
/// is the idea). The average often scores better than the weights it follows.
public final class MovingAverage {
    private final double decay;
    private final Map<String, Parameter> followed;
    private final Map<String, Parameter> averages = new LinkedHashMap<>();

    /// Follows parameters, starting at their present values.
    public MovingAverage(Map<String, Parameter> parameters, double decay) {
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("moving average: the decay must lie in [0, 1), not " + decay);
        }
        this.decay = decay;
        this.followed = Map.copyOf(parameters);
        parameters.forEach((name, p) -> averages.put(name, Parameter.state(p.value())));
    }

    /// Takes the parameters' present values in; called in the step, after they were assigned.
    public void update() {
        Map<Parameter, Tensor> next = new LinkedHashMap<>();
        averages.forEach((name, a) ->
                next.put(a, a.value().mul(decay).add(followed(name).value().mul(1 - decay))));
        Parameter.assign(next);
    }

    /// Exchanges the parameters' values with the averages; a second call changes them back.
    public void swap() {
        Map<Parameter, Tensor> next = new LinkedHashMap<>();
        averages.forEach((name, a) -> {
            next.put(a, followed(name).value());
            next.put(followed(name), a.value());
        });
        Parameter.assign(next);
    }

    /// The averages by their parameters' names, for checkpoints.
    public Map<String, Parameter> averages() {
        return Collections.unmodifiableMap(averages);
    }

    private Parameter followed(String name) {
        return Objects.requireNonNull(followed.get(name));
    }
}
