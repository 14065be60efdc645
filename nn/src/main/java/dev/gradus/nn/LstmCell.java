package dev.gradus.nn;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// A long short-term memory cell (Hochreiter & Schmidhuber 1997), with σ for the gates and f for the rest:
/// `i, f, o = σ(…)`, `g = f(…)`, `c' = f·c + i·g`, `h' = o·f(c')`. The gates lie in the order i, f, g, o, which
/// is both PyTorch's and Keras'.
///
/// @param gates the weights, of four gates
/// @param activation f
/// @param gateActivation σ
public record LstmCell(Gates gates, Layer activation, Layer gateActivation) implements Cell {
    @Override
    public int size() {
        return gates.size();
    }

    @Override
    public int stateCount() {
        return 2;
    }

    @Override
    public Tensor project(Tensor x) {
        return gates.ofInput(x);
    }

    @Override
    public List<Tensor> step(Tensor projected, List<Tensor> state) {
        List<Tensor> all = gates.split(projected.add(gates.ofState(state.get(0))));
        Tensor input = gateActivation.forward(all.get(0));
        Tensor forget = gateActivation.forward(all.get(1));
        Tensor output = gateActivation.forward(all.get(3));
        Tensor memory = forget.mul(state.get(1)).add(input.mul(activation.forward(all.get(2))));
        return List.of(output.mul(activation.forward(memory)), memory);
    }
}
