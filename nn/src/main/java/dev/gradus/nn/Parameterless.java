package dev.gradus.nn;

import dev.gradus.tensor.Key;

/// A layer without parameters, which is its own blueprint.
public interface Parameterless extends Layer, Blueprint<Layer> {
    /// This layer: there is nothing to make.
    @Override
    default Layer init(Key key) {
        return this;
    }

    /// Zero.
    @Override
    default long parameterCount() {
        return 0;
    }
}
