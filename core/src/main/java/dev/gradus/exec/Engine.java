package dev.gradus.exec;

import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// Computes tensors.
public final class Engine {
    private Engine() {}

    /// The values of the roots, in order.
    public static List<Storage> evaluate(List<Tensor> roots) {
        return ReferenceMachine.evaluate(roots);
    }
}
