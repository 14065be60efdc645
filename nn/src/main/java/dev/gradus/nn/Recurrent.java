package dev.gradus.nn;

import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A recurrent network: a cell repeated over time, unrolled. Sequences `(N, T, in)` become all outputs `(N, T,
/// size)`, or the last one `(N, size)`.
///
/// ```java
/// Layer layer = Recurrent.lstm(28, 64).last().init(Key.of(1));
/// ```
///
/// @param cell what is repeated
/// @param backwards whether the last step comes first; outputs stay at their steps' places
/// @param last whether only the output of the step that was computed last is given
public record Recurrent(Cell cell, boolean backwards, boolean last) implements Layer {
    /// The outputs of all steps `(N, T, size)` and the state after the last one.
    public record Run(Tensor outputs, List<Tensor> state) {}

    /// The blueprint of a plain recurrent network with tanh.
    public static RecurrentOptions rnn(int in, int size) {
        return RecurrentOptions.of(RecurrentOptions.Kind.RNN, in, size);
    }

    /// The blueprint of a long short-term memory.
    public static RecurrentOptions lstm(int in, int size) {
        return RecurrentOptions.of(RecurrentOptions.Kind.LSTM, in, size);
    }

    /// The blueprint of a gated recurrent unit, reset after the product.
    public static RecurrentOptions gru(int in, int size) {
        return RecurrentOptions.of(RecurrentOptions.Kind.GRU, in, size);
    }

    @Override
    public Tensor forward(Tensor x) {
        Run run = run(x, start(x));
        return last ? run.state.get(0) : run.outputs;
    }

    /// The state of zeros that a run starts with.
    public List<Tensor> start(Tensor x) {
        Tensor zeros = Tensor.full(x.dtype(), 0, x.size(0), cell.size());
        return Collections.nCopies(cell.stateCount(), zeros);
    }

    /// Runs over a sequence `(N, T, in)` from a state, for models that carry state from one piece of a sequence
    /// to the next.
    public Run run(Tensor x, List<Tensor> start) {
        if (x.rank() != 3 || x.size(1) == 0) {
            throw new IllegalArgumentException(
                    "recurrent: needs sequences (N, T, in) with at least one step, not shape " + x.shape());
        }
        Tensor projected = cell.project(x);
        List<Tensor> state = start;
        List<Tensor> outputs = new ArrayList<>();
        int steps = x.size(1);
        for (int i = 0; i < steps; i++) {
            int t = backwards ? steps - 1 - i : i;
            state = cell.step(projected.slice(1, t, t + 1).squeeze(1), state);
            outputs.add(state.get(0));
        }
        if (backwards) {
            Collections.reverse(outputs);
        }
        return new Run(Tensor.stack(1, outputs), state);
    }
}
