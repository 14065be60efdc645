package dev.gradus.data;

import dev.gradus.tensor.Key;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Inputs that occur in two parts of the data: a score on samples that were learned from says nothing.
public final class Duplicates {
    private Duplicates() {}

    /// The positions in `part` of the samples whose input, number by number, also is an input in `train`.
    ///
    /// @throws IllegalArgumentException if the inputs have different shapes
    public static int[] of(Dataset part, Dataset train) {
        if (!part.inputShape().equals(train.inputShape())) {
            throw new IllegalArgumentException(
                    "duplicates: inputs have shapes " + part.inputShape() + " and " + train.inputShape());
        }
        Map<Long, Integer> known = new HashMap<>();
        for (int i = 0; i < train.size(); i++) {
            known.put(hash(input(train, i)), i);
        }
        return IntStream.range(0, part.size())
                .filter(i -> {
                    float[] x = input(part, i);
                    Integer same = known.get(hash(x));
                    return same != null && Arrays.equals(x, input(train, same));
                })
                .toArray();
    }

    /// How many samples have an input, number by number, that a sample before them has.
    static int repeated(Dataset data) {
        Map<Long, Integer> known = new HashMap<>();
        int repeated = 0;
        for (int i = 0; i < data.size(); i++) {
            float[] x = input(data, i);
            Integer same = known.putIfAbsent(hash(x), i);
            repeated += same != null && Arrays.equals(x, input(data, same)) ? 1 : 0;
        }
        return repeated;
    }

    private static float[] input(Dataset data, int index) {
        float[] x = new float[data.inputShape().intSize()];
        data.read(index, x, 0, new float[data.target().width()], 0);
        return x;
    }

    private static long hash(float[] x) {
        long hash = x.length;
        for (float v : x) {
            hash = Key.mix(hash + Float.floatToIntBits(v));
        }
        return hash;
    }
}
