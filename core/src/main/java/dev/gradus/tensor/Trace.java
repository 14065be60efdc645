package dev.gradus.tensor;

import java.util.Optional;

/// What a step being captured wants to know: which parameters are read and which get new values.
interface Trace {
    /// The step being captured on this thread, if any.
    ScopedValue<Trace> CURRENT = ScopedValue.newInstance();

    /// The step being captured on this thread, if any.
    static Optional<Trace> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// The tensor that stands for a parameter's value in the step.
    Tensor read(Parameter parameter);

    /// Notes a parameter's new value, which later reads in the step see.
    void assign(Parameter parameter, Tensor value);
}
