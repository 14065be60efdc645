package dev.gradus.cpu;

import java.util.Arrays;

/// Working memory of one thread, kept between calls so that a steady state makes no garbage.
final class Scratch {
    /// Arrays of G1's humongous objects start 16 bytes after a cache line: 12 floats on, packed panels lie on
    /// line borders (5 to 8 % faster).
    static final int ALIGN = 12;

    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);
    private static final float[] NONE = {};

    /// Distances whose places are kept: those of a model's layers.
    private static final int PLACES = 16;

    /// 2³² by the golden ratio: its multiples spread evenly (Knuth, vol. 3, 6.4).
    private static final int GOLDEN = 0x9E3779B9;

    private float[] left = NONE;
    private float[] right = NONE;
    private float[] tile = NONE;
    private float[] columns = NONE;
    private float[] result = NONE;
    private float[] parts = NONE;
    private float[] slab = NONE;
    private float[] shared = NONE;
    private float[] line = NONE;
    private float[] samples = NONE;
    private float[] next = NONE;

    private float[] zeros = NONE;

    private final int[][] lastPlaces = new int[32][2];
    private final int[][] keptPlaces = new int[PLACES][2];
    private int oldest;

    private final float[] lanes = new float[RowLoops.LANES];

    private Scratch() {}

    /// The calling thread's memory.
    static Scratch get() {
        return OF_THREAD.get();
    }

    /// A row's logical lanes, all 0. A fresh array a row would be megabytes a step.
    float[] lanes() {
        Arrays.fill(lanes, 0f);
        return lanes;
    }

    /// Room for packed panels of a product's left side.
    float[] left(int length) {
        return left = fit(left, length);
    }

    /// Room for packed panels of a product's right side.
    float[] right(int length) {
        return right = fit(right, length);
    }

    /// Room for one tile of C.
    float[] tile(int length) {
        return tile = fit(tile, length);
    }

    /// Room for sums on their way to the outputs.
    float[] columns(int length) {
        return columns = fit(columns, length);
    }

    /// Room for a result on its way to another layout.
    float[] result(int length) {
        return result = fit(result, length);
    }

    /// Room for parts of sums that several threads add up.
    float[] parts(int length) {
        return parts = fit(parts, length);
    }

    /// Room for padded images.
    float[] slab(int length) {
        return slab = fit(slab, length);
    }

    /// Room for what the caller of a parallel loop prepares for all its threads.
    float[] shared(int length) {
        return shared = fit(shared, length);
    }

    /// Room for the outputs of a row.
    float[] line(int length) {
        return line = fit(line, length);
    }

    /// Room for what one link of a chain gives the next.
    float[] samples(int length) {
        return samples = fit(samples, length);
    }

    /// Room for what that link makes of it.
    float[] next(int length) {
        return next = fit(next, length);
    }

    /// At least `length` zeros that nobody may change.
    float[] zeros(int length) {
        return zeros = fit(zeros, length);
    }

    /// Where at least `count` rows begin that lie `between` floats apart. Nobody may change them.
    ///
    /// Asked for every tile: what was asked last is found without a search.
    int[] places(int between, int count) {
        int slot = (between * GOLDEN) >>> 27;
        int[] last = lastPlaces[slot];
        return isOf(last, between, count) ? last : (lastPlaces[slot] = kept(between, count));
    }

    private int[] kept(int between, int count) {
        for (int[] places : keptPlaces) {
            if (isOf(places, between, count)) {
                return places;
            }
        }
        int[] made = new int[Math.max(2, count)];
        for (int i = 0; i < made.length; i++) {
            made[i] = i * between;
        }
        oldest = (oldest + 1) % keptPlaces.length;
        return keptPlaces[oldest] = made;
    }

    private static boolean isOf(int[] places, int between, int count) {
        return places[1] == between && places.length >= count;
    }

    private static float[] fit(float[] a, int length) {
        return a.length >= length ? a : new float[length];
    }
}
