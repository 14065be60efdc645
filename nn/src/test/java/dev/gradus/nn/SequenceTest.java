package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Recurrent networks and attention, against plain loops.
class SequenceTest {
    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double row(Parameter weight, int row, double[] x, Parameter bias) {
        double[] w = weight.value().toDoubleArray();
        double sum = bias.value().toDoubleArray()[row];
        for (int i = 0; i < x.length; i++) {
            sum += w[row * x.length + i] * x[i];
        }
        return sum;
    }

    /// One run of a cell over one sequence, in PyTorch's formulas.
    private static double[][] run(Cell cell, double[][] xs) {
        int n = cell.size();
        double[] h = new double[n];
        double[] c = new double[n];
        double[][] outputs = new double[xs.length][];
        for (int t = 0; t < xs.length; t++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                switch (cell) {
                    case RnnCell(Gates g, var _) ->
                        next[i] = Math.tanh(row(g.inputWeight(), i, xs[t], g.inputBias())
                                + row(g.stateWeight(), i, h, g.stateBias()));
                    case LstmCell(Gates g, var _, var _) -> {
                        double[] gate = new double[4];
                        for (int k = 0; k < 4; k++) {
                            gate[k] = row(g.inputWeight(), k * n + i, xs[t], g.inputBias())
                                    + row(g.stateWeight(), k * n + i, h, g.stateBias());
                        }
                        c[i] = sigmoid(gate[1]) * c[i] + sigmoid(gate[0]) * Math.tanh(gate[2]);
                        next[i] = sigmoid(gate[3]) * Math.tanh(c[i]);
                    }
                    case GruCell(Gates g, var _, var _, var _) -> {
                        double[] gate = new double[2];
                        for (int k = 0; k < 2; k++) {
                            gate[k] = sigmoid(row(g.inputWeight(), k * n + i, xs[t], g.inputBias())
                                    + row(g.stateWeight(), k * n + i, h, g.stateBias()));
                        }
                        double fresh = Math.tanh(row(g.inputWeight(), 2 * n + i, xs[t], g.inputBias())
                                + gate[0] * row(g.stateWeight(), 2 * n + i, h, g.stateBias()));
                        next[i] = (1 - gate[1]) * fresh + gate[1] * h[i];
                    }
                    default -> throw new AssertionError(cell);
                }
            }
            h = next;
            outputs[t] = next;
        }
        return outputs;
    }

    private static double[][] sequence(Tensor x, boolean backwards) {
        double[] flat = x.toDoubleArray();
        int steps = x.size(1);
        int in = x.size(2);
        double[][] xs = new double[steps][in];
        for (int t = 0; t < steps; t++) {
            System.arraycopy(flat, (backwards ? steps - 1 - t : t) * in, xs[t], 0, in);
        }
        return xs;
    }

    @Test
    void cellsFollowPyTorchsFormulas() {
        Tensor x = Checks.uniform(1, 1, 5, 4);
        for (RecurrentOptions options :
                new RecurrentOptions[] {Recurrent.rnn(4, 3), Recurrent.lstm(4, 3), Recurrent.gru(4, 3)}) {
            Recurrent layer = (Recurrent) Modules.cast(options.init(Key.of(2)), DType.F64);
            double[][] expected = run(layer.cell(), sequence(x, false));
            Tensor y = layer.forward(x);
            assertThat(y.shape()).isEqualTo(Shape.of(1, 5, 3));
            for (int t = 0; t < 5; t++) {
                Checks.close(y.slice(1, t, t + 1), 1e-12, expected[t]);
            }
            Tensor last = new Recurrent(layer.cell(), false, true).forward(x);
            Checks.close(last, 1e-12, expected[4]);
            double[][] reversed = run(layer.cell(), sequence(x, true));
            Tensor back = new Recurrent(layer.cell(), true, false).forward(x);
            Checks.close(back.slice(1, 0, 1), 1e-12, reversed[4]);
            Checks.close(new Recurrent(layer.cell(), true, true).forward(x), 1e-12, reversed[4]);
        }
    }

    @Test
    void stateCarriesOverBetweenPieces() {
        Tensor x = Checks.uniform(1, 2, 6, 4);
        Recurrent layer = (Recurrent) Modules.cast(Recurrent.lstm(4, 3).init(Key.of(2)), DType.F64);
        Recurrent.Run first = layer.run(x.slice(1, 0, 2), layer.start(x));
        Recurrent.Run second = layer.run(x.slice(1, 2, 6), first.state());
        Checks.close(second.outputs(), layer.forward(x).slice(1, 2, 6), 1e-12);
    }

    @Test
    void bothWaysPutsOutputsSideBySide() {
        Tensor x = Checks.uniform(1, 2, 6, 4);
        Bidirectional both =
                (Bidirectional) Modules.cast(Recurrent.gru(4, 3).bidirectional().init(Key.of(2)), DType.F64);
        Tensor y = both.forward(x);
        assertThat(y.shape()).isEqualTo(Shape.of(2, 6, 6));
        Checks.close(y.slice(2, 0, 3), both.forwards().forward(x), 0);
        Checks.close(y.slice(2, 3, 6), both.backwards().forward(x), 0);
        assertThat(Recurrent.gru(4, 3)
                        .bidirectional()
                        .last()
                        .init(Key.of(2))
                        .forward(x.cast(DType.F32))
                        .shape())
                .isEqualTo(Shape.of(2, 6));
    }

    /// Attention by loops, one example: heads of queries share heads of keys in groups.
    private static double[] attention(MultiHeadAttention m, Tensor x, Tensor memory, boolean[] real) {
        double[] q = m.query().forward(x).toDoubleArray();
        double[] k = m.key().forward(memory).toDoubleArray();
        double[] v = m.value().forward(memory).toDoubleArray();
        int steps = x.size(1);
        int keys = memory.size(1);
        int size = x.size(2);
        int d = size / m.heads();
        int keySize = d * m.keyHeads();
        double[] joined = new double[steps * size];
        for (int h = 0; h < m.heads(); h++) {
            int g = h / (m.heads() / m.keyHeads());
            for (int t = 0; t < steps; t++) {
                double[] weight = new double[keys];
                double total = 0;
                for (int s = 0; s < keys; s++) {
                    double dot = 0;
                    for (int i = 0; i < d; i++) {
                        dot += q[t * size + h * d + i] * k[s * keySize + g * d + i];
                    }
                    boolean allowed = real[s] && (!m.causal() || s <= t);
                    weight[s] = allowed ? Math.exp(dot / Math.sqrt(d)) : 0;
                    total += weight[s];
                }
                for (int s = 0; s < keys; s++) {
                    for (int i = 0; i < d; i++) {
                        joined[t * size + h * d + i] += weight[s] / total * v[s * keySize + g * d + i];
                    }
                }
            }
        }
        return m.output().forward(Tensor.of(joined, 1, steps, size)).toDoubleArray();
    }

    private static MultiHeadAttention wide(MultiHeadAttention.Options options) {
        return Modules.cast(options.init(Key.of(5)), DType.F64);
    }

    @Test
    void attentionMatchesLoops() {
        Tensor x = Checks.uniform(1, 1, 5, 8);
        boolean[] all = {true, true, true, true, true};
        for (MultiHeadAttention m : new MultiHeadAttention[] {
            wide(MultiHeadAttention.of(8, 2)),
            wide(MultiHeadAttention.of(8, 4).keyHeads(2).bias(false)),
            wide(MultiHeadAttention.of(8, 4).causal())
        }) {
            Checks.close(m.forward(x), 1e-12, attention(m, x, x, all));
            boolean[] some = {true, true, true, false, false};
            Tensor real = Tensor.of(some, 1, 5);
            Checks.close(m.forward(x, real), 1e-12, attention(m, x, x, some));
            if (!m.causal()) {
                Tensor memory = Checks.uniform(2, 1, 3, 8);
                Checks.close(m.attend(x, memory, Optional.empty()), 1e-12, attention(m, x, memory, new boolean[] {
                    true, true, true
                }));
            }
        }
    }

    @Test
    void causalAttentionDoesNotSeeTheFuture() {
        MultiHeadAttention m = wide(MultiHeadAttention.of(8, 2).causal());
        Tensor x = Checks.uniform(1, 1, 5, 8);
        Tensor changed = Tensor.concat(1, x.slice(1, 0, 3), Checks.uniform(9, 1, 2, 8));
        Checks.close(m.forward(changed).slice(1, 0, 3), m.forward(x).slice(1, 0, 3), 1e-14);
        // the last two steps alone, asking a memory of all five
        Tensor tail = m.attend(x.slice(1, 3, 5), x, Optional.empty());
        Checks.close(tail, m.forward(x).slice(1, 3, 5), 1e-14);
        Tensor nothing = Tensor.of(new boolean[5], 1, 5);
        assertThat(m.forward(x, nothing).isFinite().all().item()).isEqualTo(1);
    }
}
