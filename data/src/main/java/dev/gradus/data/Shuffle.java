package dev.gradus.data;

import dev.gradus.tensor.Key;

/// Seeded random orders.
final class Shuffle {
    private Shuffle() {}

    /// The numbers 0 … n-1 in an order that the seed alone fixes (Fisher–Yates with SplitMix64 numbers).
    static int[] permutation(int n, long seed) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            long bits = Key.mix(seed + 0x9E3779B97F4A7C15L * (i + 1L));
            int j = (int) Math.unsignedMultiplyHigh(bits, i + 1L);
            int t = order[i];
            order[i] = order[j];
            order[j] = t;
        }
        return order;
    }
}
