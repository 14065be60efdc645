package dev.gradus.tensor;

import dev.gradus.exec.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A number array that training changes: the mutable leaf of a model. It always holds an evaluated value, so
/// graphs cannot grow from step to step. Optimizer state and running statistics are parameters that are not
/// trained.
///
/// Reading is safe from many threads; training one parameter from several threads is not.
public final class Parameter {
    private final boolean trained;
    private volatile Tensor value;

    private Parameter(Tensor value, boolean trained) {
        this.value = value.copy();
        this.trained = trained;
    }

    /// A parameter to be trained, starting at a value, which is copied.
    public static Parameter of(Tensor value) {
        return new Parameter(value, true);
    }

    /// A parameter that no optimizer touches, such as a running mean, starting at a value, which is copied.
    public static Parameter state(Tensor value) {
        return new Parameter(value, false);
    }

    /// Whether an optimizer may change it.
    public boolean isTrained() {
        return trained;
    }

    /// Shape and dtype, which never change.
    public TensorType type() {
        return value.type();
    }

    /// The sizes of the axes, which never change.
    public Shape shape() {
        return value.shape();
    }

    /// The present value. While a step is being captured, the tensor that stands for the value at each replay.
    public Tensor value() {
        return Trace.current().map(t -> t.read(this)).orElse(value);
    }

    /// Takes a new value. It is computed at once, or, while a step is being captured, at each replay.
    ///
    /// @throws IllegalArgumentException if shape or dtype differ
    public void assign(Tensor next) {
        assign(Map.of(this, next));
    }

    /// Takes new values for several parameters at once, computed together from the present ones.
    ///
    /// @throws IllegalArgumentException if a shape or dtype differs
    public static void assign(Map<Parameter, Tensor> next) {
        next.forEach((p, t) -> {
            if (!t.type().equals(p.type())) {
                throw new IllegalArgumentException(
                        "assign: a parameter of type " + p.type() + " cannot take " + t.type());
            }
        });
        if (Trace.current().isPresent()) {
            next.forEach(Trace.current().get()::assign);
            return;
        }
        List<Parameter> order = new ArrayList<>(next.keySet());
        List<Tensor> open = order.stream()
                .map(next::get)
                .filter(t -> !t.isEvaluated())
                .distinct()
                .toList();
        List<Storage> values = open.isEmpty() ? List.of() : Engine.evaluate(open);
        java.util.Set<Storage> used = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        for (Parameter p : order) {
            int i = open.indexOf(next.get(p));
            Tensor fresh = i < 0 ? java.util.Objects.requireNonNull(next.get(p)) : Tensor.leaf(p.type(), values.get(i));
            // memory that somebody else reads, or that another parameter took, is copied
            p.value = i < 0 || !used.add(values.get(i)) ? fresh.copy() : fresh;
        }
    }

    /// The present leaf, whatever is being captured.
    Tensor leaf() {
        return value;
    }

    /// Takes the result of a step, which may lie in the old value's memory or leave that memory to the step's
    /// next run.
    void replace(Tensor next) {
        value.donate("a parameter of type " + type());
        value = next;
    }
}
