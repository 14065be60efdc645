package dev.gradus.cpu;

import dev.gradus.tensor.Shape;

/// The sizes of an attention over queries (N, T, H, D), keys (N, S, K, D) and values (N, S, K, E).
///
/// @param batch N
/// @param queries T
/// @param keys S
/// @param heads H
/// @param keyHeads K
/// @param depth D, of queries and keys
/// @param valueDepth E
record AttentionSizes(
        int batch, int queries, int keys, int heads, int keyHeads, int depth, int valueDepth, boolean causal) {
    static AttentionSizes of(Shape q, Shape k, Shape v, boolean causal) {
        return new AttentionSizes(q.size(0), q.size(1), k.size(1), q.size(2), k.size(2), q.size(3), v.size(3), causal);
    }

    /// Whether the kernels can do it: every query sees a key, and no vector is empty.
    boolean isSupported() {
        return keys > 0 && depth > 0 && valueDepth > 0 && (!causal || keys >= queries);
    }

    /// How many keys, from the first on, a query sees.
    int seen(int query) {
        return causal ? Math.min(keys, query + 1 + keys - queries) : keys;
    }

    /// Distance of neighbouring queries.
    int queryStride() {
        return heads * depth;
    }

    /// Distance of neighbouring keys.
    int keyStride() {
        return keyHeads * depth;
    }

    /// Distance of neighbouring values.
    int valueStride() {
        return keyHeads * valueDepth;
    }

    /// Distance of neighbouring outputs.
    int outputStride() {
        return heads * valueDepth;
    }

    int queryAt(int sequence, int head) {
        return sequence * queries * queryStride() + head * depth;
    }

    int keyAt(int sequence, int head) {
        return sequence * keys * keyStride() + head * depth;
    }

    int valueAt(int sequence, int head) {
        return sequence * keys * valueStride() + head * valueDepth;
    }

    int outputAt(int sequence, int head) {
        return sequence * queries * outputStride() + head * valueDepth;
    }

    int queryLength() {
        return batch * queries * queryStride();
    }

    int keyLength() {
        return batch * keys * keyStride();
    }
}
