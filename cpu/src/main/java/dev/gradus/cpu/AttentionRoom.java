package dev.gradus.cpu;

import java.util.Arrays;

/// Working memory for one head's attention, kept by a thread between calls. Matrices lie [Scratch#ALIGN] floats
/// into their arrays.
final class AttentionRoom {
    private static final ThreadLocal<AttentionRoom> OF_THREAD = ThreadLocal.withInitial(AttentionRoom::new);
    private static final float[] NONE = {};
    private static final int[] NOWHERE = {};

    /// A block's queries or output gradients, transposed into a panel.
    float[] turned = NONE;
    /// The same as rows, in panels.
    float[] rows = NONE;
    /// Attention weights of a block, one row a key.
    float[] weights = NONE;
    /// Gradients of the weights, then of the scores.
    float[] gradients = NONE;
    /// A block's outputs or query gradients, transposed.
    float[] result = NONE;
    /// Gradients of a head's keys.
    float[] keySums = NONE;
    /// Gradients of a head's values.
    float[] valueSums = NONE;
    /// One over the sums of the weights before they are normal.
    float[] inverse = NONE;

    /// Where each key begins.
    int[] keyPlaces = NOWHERE;
    /// Where each value begins.
    int[] valuePlaces = NOWHERE;
    /// Where each row of weights begins.
    int[] weightPlaces = NOWHERE;
    /// 0, 1, … up to the depth, then its last again.
    int[] depths = NOWHERE;
    /// The same for the depth of values.
    int[] valueDepths = NOWHERE;
    /// 0, 1, … up to the block's width.
    int[] lanes = NOWHERE;

    private AttentionRoom() {}

    /// The calling thread's memory, fit for a head of such sizes and blocks of `width` queries.
    static AttentionRoom get(AttentionSizes sizes, int width) {
        AttentionRoom room = OF_THREAD.get();
        int keys = up(sizes.keys(), 4);
        int deepest = up(Math.max(sizes.depth(), sizes.valueDepth()), width);
        room.turned = fit(room.turned, deepest * width);
        room.rows = fit(room.rows, deepest * width);
        room.weights = fit(room.weights, keys * width);
        room.gradients = fit(room.gradients, keys * width);
        room.result = fit(room.result, deepest * width + 4 * width);
        room.inverse = fit(room.inverse, width);
        room.weightPlaces = steps(room.weightPlaces, Scratch.ALIGN, width, sizes.keys(), keys);
        room.depths = steps(room.depths, 0, 1, sizes.depth(), up(sizes.depth(), 4));
        room.valueDepths = steps(room.valueDepths, 0, 1, sizes.valueDepth(), up(sizes.valueDepth(), 4));
        room.lanes = steps(room.lanes, 0, 1, width, width);
        return room;
    }

    /// Goes to a head of the keys.
    void place(AttentionSizes sizes, int sequence, int head) {
        int keys = up(sizes.keys(), 4);
        keyPlaces = steps(keyPlaces, sizes.keyAt(sequence, head), sizes.keyStride(), sizes.keys(), keys);
        valuePlaces = steps(valuePlaces, sizes.valueAt(sequence, head), sizes.valueStride(), sizes.keys(), keys);
    }

    /// Clears the sums of a head's gradients.
    void clearSums(int keys, int keyWidth, int valueWidth) {
        keySums = fit(keySums, up(keys, 4) * keyWidth);
        valueSums = fit(valueSums, up(keys, 4) * valueWidth);
        Arrays.fill(keySums, 0f);
        Arrays.fill(valueSums, 0f);
    }

    /// Positions of `count` equally distant lines, then the last again until there are `padded`.
    private static int[] steps(int[] old, int start, int step, int count, int padded) {
        int[] places = old.length >= padded ? old : new int[padded];
        for (int i = 0; i < padded; i++) {
            places[i] = start + Math.min(i, count - 1) * step;
        }
        return places;
    }

    static int up(int n, int unit) {
        return (n + unit - 1) / unit * unit;
    }

    private static float[] fit(float[] a, int length) {
        return a.length >= Scratch.ALIGN + length ? a : new float[Scratch.ALIGN + length];
    }
}
