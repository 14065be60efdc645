package dev.gradus.cpu;

import dev.gradus.exec.Kernel;
import dev.gradus.exec.Parallel;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.TensorType;
import java.util.List;
import java.util.Optional;

/// Kernels of [ScaledDotProductAttention] and its gradient: each head of each sequence is a task, and memory
/// grows with the keys, not with queries times keys.
///
/// The gradient computes the weights again instead of keeping them (Dao et al. 2022, arXiv 2205.14135).
record AttentionKernels(AttentionSizes sizes, TileLoops tiles, ColumnLoops columns, int width) {
    /// Queries of a block, at most.
    private static final int QUERIES = 32;

    /// The kernel of the attention, or none where some query sees no key.
    static Optional<Kernel> forward(Loops loops, boolean causal, List<TensorType> in) {
        return of(loops, causal, in)
                .map(a -> (x, o) ->
                        a.forward(OpKernels.f32(x[0]), OpKernels.f32(x[1]), OpKernels.f32(x[2]), OpKernels.f32(o[0])));
    }

    /// The kernel of the attention's gradient.
    static Optional<Kernel> gradient(Loops loops, boolean causal, List<TensorType> in) {
        return of(loops, causal, in)
                .map(a -> (x, o) -> a.gradient(
                        OpKernels.f32(x[0]),
                        OpKernels.f32(x[1]),
                        OpKernels.f32(x[2]),
                        OpKernels.f32(x[3]),
                        OpKernels.f32(o[0])));
    }

    private static Optional<AttentionKernels> of(Loops loops, boolean causal, List<TensorType> in) {
        Shape q = in.get(0).shape();
        AttentionSizes sizes = AttentionSizes.of(q, in.get(1).shape(), in.get(2).shape(), causal);
        TileLoops tiles = loops.tiles();
        int width = tiles.placedWidth(QUERIES);
        return sizes.isSupported()
                ? Optional.of(new AttentionKernels(sizes, tiles, loops.columns(), width))
                : Optional.empty();
    }

    private interface Head {
        void run(HeadAttention attention, int sequence, int keyHead);
    }

    private void eachKeyHead(float[] k, float[] v, Head head) {
        int heads = sizes.keyHeads();
        Parallel.forRange(sizes.batch() * heads, 1, (from, to) -> {
            AttentionRoom room = AttentionRoom.get(sizes, width);
            HeadAttention attention = new HeadAttention(sizes, tiles, columns, room, k, v, width);
            for (int i = from; i < to; i++) {
                room.place(sizes, i / heads, i % heads);
                head.run(attention, i / heads, i % heads);
            }
        });
    }

    private void forward(float[] q, float[] k, float[] v, float[] o) {
        int group = sizes.heads() / sizes.keyHeads();
        eachKeyHead(k, v, (attention, sequence, keyHead) -> {
            for (int h = keyHead * group; h < (keyHead + 1) * group; h++) {
                for (int t = 0; t < sizes.queries(); t += width) {
                    outputs(attention, q, sizes.queryAt(sequence, h), t, o, sizes.outputAt(sequence, h));
                }
            }
        });
    }

    private void outputs(HeadAttention a, float[] q, int qo, int first, float[] o, int oo) {
        int count = Math.min(width, sizes.queries() - first);
        int seen = sizes.seen(first + count - 1);
        AttentionRoom room = a.room();
        a.weights(q, qo, first, seen);
        a.product(sizes.valueDepth(), a.values(), room.valueDepths, room.valuePlaces, seen, room.weights, room.result);
        columns.scale(room.result, HeadAttention.AT, width, sizes.valueDepth(), room.inverse);
        int stride = sizes.outputStride();
        a.write(sizes.valueDepth(), count, o, oo + first * stride, stride);
    }

    private void gradient(float[] q, float[] k, float[] v, float[] g, float[] o) {
        int group = sizes.heads() / sizes.keyHeads();
        int keyWidth = AttentionRoom.up(sizes.depth(), tiles.placedWidth(sizes.depth()));
        int valueWidth = AttentionRoom.up(sizes.valueDepth(), tiles.placedWidth(sizes.valueDepth()));
        eachKeyHead(k, v, (attention, sequence, keyHead) -> {
            AttentionRoom room = attention.room();
            room.clearSums(sizes.keys(), keyWidth, valueWidth);
            for (int h = keyHead * group; h < (keyHead + 1) * group; h++) {
                int qo = sizes.queryAt(sequence, h);
                int go = sizes.outputAt(sequence, h);
                for (int t = 0; t < sizes.queries(); t += width) {
                    gradients(attention, q, qo, g, go, t, o, keyWidth, valueWidth);
                }
            }
            int ko = sizes.queryLength() + sizes.keyAt(sequence, keyHead);
            int vo = sizes.queryLength() + sizes.keyLength() + sizes.valueAt(sequence, keyHead);
            copy(room.keySums, keyWidth, sizes.depth(), o, ko, sizes.keyStride());
            copy(room.valueSums, valueWidth, sizes.valueDepth(), o, vo, sizes.valueStride());
        });
    }

    private void gradients(
            HeadAttention a, float[] q, int qo, float[] g, int go, int first, float[] o, int keyWidth, int valueWidth) {
        int at = HeadAttention.AT;
        int count = Math.min(width, sizes.queries() - first);
        int seen = sizes.seen(first + count - 1);
        int qs = sizes.queryStride();
        int gs = sizes.outputStride();
        AttentionRoom room = a.room();
        a.weights(q, qo, first, seen);
        a.turn(g, go + first * gs, gs, count, sizes.valueDepth());
        a.product(
                seen, a.values(), room.valuePlaces, room.valueDepths, sizes.valueDepth(), room.turned, room.gradients);
        columns.gradient(room.weights, at, room.gradients, at, width, seen, a.scale(), room.inverse);
        a.product(sizes.depth(), a.keys(), room.depths, room.keyPlaces, seen, room.gradients, room.result);
        a.write(sizes.depth(), count, o, qo + first * qs, qs);
        a.spread(seen, room.gradients, q, qo + first * qs, qs, count, sizes.depth(), room.keySums, keyWidth);
        a.spread(seen, room.weights, g, go + first * gs, gs, count, sizes.valueDepth(), room.valueSums, valueWidth);
    }

    private void copy(float[] sums, int ld, int depth, float[] o, int oo, int stride) {
        for (int s = 0; s < sizes.keys(); s++) {
            System.arraycopy(sums, HeadAttention.AT + s * ld, o, oo + s * stride, depth);
        }
    }
}
