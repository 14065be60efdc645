package dev.gradus.classic;

import java.util.Arrays;

/// A map from (node, symbol) to node by open addressing: a text of a million symbols has millions of edges, for
/// which boxed keys are too many objects.
final class Edges {
    private long[] keys = new long[1 << 12];
    private int[] values = new int[1 << 12];
    private int size;

    /// An empty map.
    Edges() {
        Arrays.fill(values, -1);
    }

    /// The node behind an edge, or −1.
    int get(int node, int symbol) {
        return values[slot(keys, values, key(node, symbol))];
    }

    /// Adds an edge that is not there.
    void put(int node, int symbol, int to) {
        if (2 * (size + 1) > keys.length) {
            enlarge();
        }
        long key = key(node, symbol);
        int slot = slot(keys, values, key);
        keys[slot] = key;
        values[slot] = to;
        size++;
    }

    private static long key(int node, int symbol) {
        return ((long) node << 32) | symbol;
    }

    private static int slot(long[] keys, int[] values, long key) {
        // Fibonacci hashing: the high bits of a product with 2⁶⁴/φ
        int shift = Long.numberOfLeadingZeros(keys.length) + 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> shift);
        while (values[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void enlarge() {
        long[] moreKeys = new long[2 * keys.length];
        int[] moreValues = new int[2 * keys.length];
        Arrays.fill(moreValues, -1);
        for (int i = 0; i < keys.length; i++) {
            if (values[i] >= 0) {
                int slot = slot(moreKeys, moreValues, keys[i]);
                moreKeys[slot] = keys[i];
                moreValues[slot] = values[i];
            }
        }
        keys = moreKeys;
        values = moreValues;
    }
}
