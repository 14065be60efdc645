package dev.gradus.nn;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// One step of a recurrent network: what [Recurrent] repeats over time.
public interface Cell extends Module {
    /// Number of outputs.
    int size();

    /// How many tensors (N, size) the state has; the first one is the output.
    int stateCount();

    /// The part of a step that does not depend on the state, for all steps at once: `(…, in)` to `(…, gates)`.
    Tensor project(Tensor x);

    /// The next state from a step's projected input `(N, gates)` and the state before.
    List<Tensor> step(Tensor projected, List<Tensor> state);
}
