package dev.gradus.nn.optim;

import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The values of parameters at a moment, to go back to: the best weights of a run, the weights before a search.
public final class Snapshot {
    private final Map<Parameter, Tensor> values = new LinkedHashMap<>();

    private Snapshot() {}

    /// A copy of the present values, such as those of `Modules.parameters(model).values()`.
    public static Snapshot of(Collection<Parameter> parameters) {
        Snapshot s = new Snapshot();
        parameters.forEach(p -> s.values.put(p, p.value().copy()));
        return s;
    }

    /// Gives the parameters their values back.
    public void restore() {
        Parameter.assign(values);
    }
}
