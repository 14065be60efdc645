package dev.gradus.nn;

import dev.gradus.tensor.Tensor;
import java.util.List;

/// A gated recurrent unit (Cho et al. 2014, arXiv 1406.1078), with σ for the gates: `r, z = σ(…)`, `h' = (1 -
/// z)·n + z·h`, and `n = f(W·x + b + r·(U·h + c))`, or `n = f(W·x + b + U·(r·h) + c)` where the reset comes
/// before the product. The gates lie in the order r, z, n, which is PyTorch's; Keras' is z, r, n.
///
/// @param gates the weights, of three gates
/// @param activation f
/// @param gateActivation σ
/// @param resetAfter whether the reset comes after the product: so in PyTorch and Keras' default; the paper has
///     it before
public record GruCell(Gates gates, Layer activation, Layer gateActivation, boolean resetAfter) implements Cell {
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
        Tensor h = state.get(0);
        List<Tensor> x = gates.split(projected);
        List<Tensor> u = gates.split(gates.ofState(h));
        Tensor reset = gateActivation.forward(x.get(0).add(u.get(0)));
        Tensor update = gateActivation.forward(x.get(1).add(u.get(1)));
        Tensor fromState = resetAfter
                ? reset.mul(u.get(2))
                : gates.split(gates.ofState(reset.mul(h))).get(2);
        Tensor fresh = activation.forward(x.get(2).add(fromState));
        return List.of(fresh.add(update.mul(h.sub(fresh))));
    }
}
