package dev.gradus.nn;

import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The golden cases of recurrent layers, whose settings are those of the keras-js project's tests.
final class KerasRecurrent {
    private KerasRecurrent() {}

    /// A network as Keras runs it: outputs in the order in which they were computed, twice over the input if it
    /// keeps its state.
    private static Tensor run(Cell cell, Tensor x, boolean sequences, boolean backwards, boolean stateful) {
        Recurrent layer = new Recurrent(cell, backwards, !sequences);
        if (!stateful) {
            Tensor y = layer.forward(x);
            return sequences && backwards ? y.flip(1) : y;
        }
        Recurrent.Run again = layer.run(x, layer.run(x, layer.start(x)).state());
        Tensor outputs = backwards ? again.outputs().flip(1) : again.outputs();
        return sequences ? outputs : again.state().get(0);
    }

    static void addTo(Map<String, Function<KerasCase, Tensor>> adapters) {
        for (String kind : List.of("SimpleRNN", "LSTM", "GRU")) {
            for (int i = 0; i < 9; i++) {
                boolean sigmoid = i == 1;
                boolean sequences = i == 2 || i == 4 || i == 6 || i == 8;
                boolean backwards = i == 3 || i == 4 || i == 7 || i == 8;
                boolean stateful = i >= 5;
                Layer f = sigmoid ? new Sigmoid() : new Tanh();
                Layer gate = sigmoid ? new Sigmoid() : new HardSigmoid();
                adapters.put(
                        "recurrent." + kind + "." + i,
                        c -> run(KerasLayers.cell(kind, c.weights(), f, gate), c.x(), sequences, backwards, stateful));
            }
        }
        String[] kinds = {"SimpleRNN", "SimpleRNN", "SimpleRNN", "SimpleRNN", "SimpleRNN", "GRU", "LSTM", "SimpleRNN"};
        String[] merges = {"sum", "mul", "concat", "ave", "concat", "concat", "concat", "sum"};
        for (int i = 0; i < kinds.length; i++) {
            String kind = kinds[i];
            String merge = merges[i];
            boolean sequences = i >= 4;
            adapters.put("wrappers.Bidirectional." + i, c -> {
                List<Tensor> w = c.weights();
                Layer gate = new HardSigmoid();
                Bidirectional both = new Bidirectional(
                        new Recurrent(KerasLayers.cell(kind, w.subList(0, 3), new Tanh(), gate), false, !sequences),
                        new Recurrent(KerasLayers.cell(kind, w.subList(3, 6), new Tanh(), gate), true, !sequences));
                Tensor y = both.forward(c.x());
                int n = y.size(-1) / 2;
                Tensor a = y.slice(-1, 0, n);
                Tensor b = y.slice(-1, n, 2 * n);
                return switch (merge) {
                    case "sum" -> a.add(b);
                    case "mul" -> a.mul(b);
                    case "ave" -> a.add(b).mul(0.5);
                    default -> y;
                };
            });
        }
    }
}
