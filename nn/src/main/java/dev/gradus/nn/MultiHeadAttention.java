package dev.gradus.nn;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.ScaledDotProductAttention;
import dev.gradus.tensor.Tensor;
import java.util.Optional;

/// Attention by several heads (Vaswani et al. 2017, arXiv 1706.03762): queries, keys and values are linear maps
/// of the inputs, cut into heads that attend by themselves; a last linear map joins them. With fewer heads for
/// keys than for queries, groups of queries share one (Ainslie et al. 2023, arXiv 2305.13245).
///
/// @param query (C) to (heads · C/heads)
/// @param key (C) to (keyHeads · C/heads)
/// @param value (C) to (keyHeads · C/heads)
/// @param output (C) to (C)
/// @param heads number of heads of the queries
/// @param keyHeads number of heads of the keys and values
/// @param causal whether a step sees only itself and the steps before it; of a longer memory the sequence is
///     the end
/// @param dropout what drops attention weights in training
public record MultiHeadAttention(
        Linear query, Linear key, Linear value, Linear output, int heads, int keyHeads, boolean causal, Dropout dropout)
        implements Layer {
    /// The blueprint of attention over vectors of a size by so many heads, every step seeing all others.
    public static Options of(int size, int heads) {
        return new Options(size, heads, heads, false, true, 0);
    }

    /// Self-attention: `(N, T, C)` to `(N, T, C)`.
    @Override
    public Tensor forward(Tensor x) {
        return attend(x, x, Optional.empty());
    }

    /// Self-attention over sequences of different lengths.
    ///
    /// @param x (N, T, C)
    /// @param real bool (N, T): false where a sequence is only padding
    public Tensor forward(Tensor x, Tensor real) {
        return attend(x, x, Optional.of(real));
    }

    /// Attention of one sequence to another: `(N, T, C)` and `(N, S, C)` to `(N, T, C)`.
    ///
    /// @param x what asks
    /// @param memory what is asked
    /// @param real bool (N, S): false where the memory is only padding
    public Tensor attend(Tensor x, Tensor memory, Optional<Tensor> real) {
        check(x, memory, real);
        Tensor q = split(query.forward(x), heads);
        Tensor k = split(key.forward(memory), keyHeads);
        Tensor v = split(value.forward(memory), keyHeads);
        Tensor y = real.isEmpty() && !dropout.isActive()
                ? ScaledDotProductAttention.of(q, k, v, causal)
                : Attention.of(
                                q.swapAxes(1, 2),
                                shared(k).swapAxes(1, 2),
                                shared(v).swapAxes(1, 2),
                                allowed(x, memory, real),
                                dropout)
                        .swapAxes(1, 2);
        return output.forward(y.flatten(2));
    }

    private Optional<Tensor> allowed(Tensor x, Tensor memory, Optional<Tensor> real) {
        Optional<Tensor> keys = real.map(r -> r.reshape(r.size(0), 1, 1, r.size(1)));
        if (!causal) {
            return keys;
        }
        Tensor before = Tensor.lowerTriangle(x.size(1), memory.size(1), memory.size(1) - x.size(1));
        return Optional.of(keys.map(before::and).orElse(before));
    }

    /// (N, T, heads·C) to (N, T, heads, C)
    private static Tensor split(Tensor x, int heads) {
        return x.reshape(x.size(0), x.size(1), heads, -1);
    }

    /// Heads of keys repeated for the groups of queries that share them.
    private Tensor shared(Tensor x) {
        return heads == keyHeads ? x : x.repeat(2, heads / keyHeads);
    }

    private void check(Tensor x, Tensor memory, Optional<Tensor> real) {
        if (x.rank() != 3 || memory.rank() != 3 || x.size(0) != memory.size(0)) {
            throw new IllegalArgumentException("attention: needs sequences (N, T, C) and (N, S, C), not shapes "
                    + x.shape() + " and " + memory.shape());
        }
        real.ifPresent(r -> {
            if (r.dtype() != DType.BOOL || !r.shape().equals(memory.shape().slice(0, 2))) {
                throw new IllegalArgumentException(
                        "attention: the mask must be bool" + memory.shape().slice(0, 2) + ", not " + r.type());
            }
        });
    }

    /// The settings of attention by several heads.
    ///
    /// @param size C, of the vectors
    /// @param heads number of heads of the queries
    /// @param keyHeads number of heads of the keys and values
    /// @param causalOnly whether a step sees only itself and the steps before it
    /// @param bias whether the linear maps have biases
    /// @param dropout rate at which attention weights are dropped in training
    public record Options(int size, int heads, int keyHeads, boolean causalOnly, boolean bias, double dropout)
            implements Blueprint<MultiHeadAttention> {
        /// Checks the sizes.
        public Options {
            Sizes.positive("attention: size", size);
            Sizes.divides("attention: heads and size", heads, size);
            Sizes.divides("attention: heads of keys and heads", keyHeads, heads);
        }

        /// With fewer heads of keys and values.
        public Options keyHeads(int value) {
            return new Options(size, heads, value, causalOnly, bias, dropout);
        }

        /// With each step seeing only itself and the steps before it.
        public Options causal() {
            return new Options(size, heads, keyHeads, true, bias, dropout);
        }

        /// With or without biases.
        public Options bias(boolean value) {
            return new Options(size, heads, keyHeads, causalOnly, value, dropout);
        }

        /// With dropout of attention weights.
        public Options dropout(double value) {
            return new Options(size, heads, keyHeads, causalOnly, bias, value);
        }

        private Linear.Options map(int out) {
            return Linear.of(size, out)
                    .bias(bias)
                    .weightInit(Initializer.glorotUniform())
                    .biasInit(Initializer.zeros());
        }

        @Override
        public MultiHeadAttention init(Key key) {
            int keySize = size / heads * keyHeads;
            return new MultiHeadAttention(
                    map(size).init(key.fold(0)),
                    map(keySize).init(key.fold(1)),
                    map(keySize).init(key.fold(2)),
                    map(size).init(key.fold(3)),
                    heads,
                    keyHeads,
                    causalOnly,
                    new Dropout(dropout));
        }

        @Override
        public long parameterCount() {
            int keySize = size / heads * keyHeads;
            return 2 * map(size).parameterCount() + 2 * map(keySize).parameterCount();
        }
    }
}
