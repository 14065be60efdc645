package dev.gradus.nn;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// A plain recurrent cell: `h' = f(W·x + b + U·h + c)` (Elman 1990).
///
/// @param gates the weights, of one gate
/// @param activation f
public record RnnCell(Gates gates, Layer activation) implements Cell {
    @Override
    public int size() {
        return gates.size();
    }

    @Override
    public int stateCount() {
        return 1;
    }

    @Override
    public Tensor project(Tensor x) {
        return gates.ofInput(x);
    }

    @Override
    public List<Tensor> step(Tensor projected, List<Tensor> state) {
        return List.of(activation.forward(projected.add(gates.ofState(state.get(0)))));
    }
}
