package dev.gradus.data;

import dev.gradus.tensor.Key;

/// Random numbers of one drawn sample (SplitMix64): the same on every machine.
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    Dice(long seed) {
        state = seed;
    }

    /// The dice of sample `index` in a set drawn from a seed: samples do not depend on each other, so they can
    /// be drawn in any order.
    static Dice of(long seed, int index) {
        return new Dice(Key.mix(seed + GOLDEN * (index + 1L)));
    }

    /// A number in [low, high), all equally likely.
    double between(double low, double high) {
        return low + (high - low) * ((bits() >>> 11) * 0x1p-53);
    }

    /// A whole number in [0, bound).
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(bits(), bound);
    }

    /// True with a probability.
    boolean chance(double probability) {
        return between(0, 1) < probability;
    }

    /// A number in [0, 1] of the distribution Beta(α, α): near the ends for a small α, evenly spread for 1 (Jöhnk
    /// 1964, which is quick for α up to about 2).
    double beta(double alpha) {
        while (true) {
            double a = StrictMath.pow(between(0, 1), 1 / alpha);
            double b = StrictMath.pow(between(0, 1), 1 / alpha);
            if (a + b > 0 && a + b <= 1) {
                return a / (a + b);
            }
        }
    }

    /// Roughly normal, from four uniform numbers; deviation 1.
    double bell() {
        long bits = bits();
        double sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum / 65535.0 - 2) * 1.7320508;
    }

    private long bits() {
        state += GOLDEN;
        return Key.mix(state);
    }
}
