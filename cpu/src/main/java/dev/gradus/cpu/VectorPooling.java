package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// [Loops#largestOfSquares] over vectors: even and odd columns are taken apart by shuffles.
final class VectorPooling {
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, S.vectorShape());
    private static final VectorShuffle<Float> EVEN = VectorShuffle.makeUnzip(S, 0);
    private static final VectorShuffle<Float> ODD = VectorShuffle.makeUnzip(S, 1);
    private static final IntVector TWICE = IntVector.zero(INTS).addIndex(2);

    private VectorPooling() {}

    /// Whole vectors: may read on to `upper + 2n` and `lower + 2n` rounded up, and write `n` rounded up.
    static void largestOfSquares(float[] x, int upper, int lower, int[] index, int io, int from, int below, int n) {
        int w = S.length();
        for (int i = 0; i < n; i += w) {
            int u = upper + 2 * i;
            int l = lower + 2 * i;
            FloatVector a = FloatVector.fromArray(S, x, u);
            FloatVector b = FloatVector.fromArray(S, x, u + w);
            FloatVector c = FloatVector.fromArray(S, x, l);
            FloatVector d = FloatVector.fromArray(S, x, l + w);

            FloatVector best = a.rearrange(EVEN, b);
            FloatVector v = a.rearrange(ODD, b);
            VectorMask<Float> take = wins(v, best);
            best = best.blend(v, take);
            IntVector place = IntVector.zero(INTS).blend(1, take.cast(INTS));

            v = c.rearrange(EVEN, d);
            take = wins(v, best);
            best = best.blend(v, take);
            place = place.blend(below, take.cast(INTS));

            v = c.rearrange(ODD, d);
            take = wins(v, best);
            place = place.blend(below + 1, take.cast(INTS));
            place.add(TWICE).add(from + 2 * i).intoArray(index, io + i);
        }
    }

    /// Not (v ≤ best) holds for larger ones and where either is NaN; of these, a NaN that is there already stays.
    private static VectorMask<Float> wins(FloatVector v, FloatVector best) {
        return v.compare(VectorOperators.LE, best).not().and(best.compare(VectorOperators.EQ, best));
    }
}
