package dev.gradus.tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// The gradients of a loss to parameters, in the parameters' order.
///
/// @param byParameter a gradient for each parameter, zeros where the loss does not depend on it
/// @param missing the parameters that the loss does not depend on
public record Gradients(Map<Parameter, Tensor> byParameter, List<Parameter> missing) {
    /// Keeps the order of the map.
    public Gradients {
        byParameter = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byParameter));
        missing = List.copyOf(missing);
    }

    /// The gradient to a parameter.
    ///
    /// @throws IllegalArgumentException if the parameter was not asked for
    public Tensor of(Parameter parameter) {
        Tensor g = byParameter.get(parameter);
        if (g == null) {
            throw new IllegalArgumentException("gradients: not computed for a parameter of type " + parameter.type());
        }
        return g;
    }

    /// These gradients, each replaced by a function of it.
    public Gradients map(BiFunction<Parameter, Tensor, Tensor> function) {
        Map<Parameter, Tensor> out = new LinkedHashMap<>();
        byParameter.forEach((p, g) -> out.put(p, function.apply(p, g)));
        return new Gradients(out, missing);
    }

    /// √Σg² over all gradients: the length of the whole gradient (f32 scalar).
    public Tensor norm() {
        Tensor sum = Tensor.full(DType.F32, 0);
        for (Tensor g : byParameter.values()) {
            sum = sum.add(g.cast(DType.F32).square().sum());
        }
        return sum.sqrt();
    }
}
