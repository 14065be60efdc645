package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/// [Loops#largestOfSquares] and [Loops#giveToLargest] over vectors: even and odd columns are taken apart, and put
/// together again, by shuffles.
final class VectorPooling {
    private static final VectorShuffle<Float> EVEN = VectorShuffle.makeUnzip(S, 0);
    private static final VectorShuffle<Float> ODD = VectorShuffle.makeUnzip(S, 1);
    private static final VectorShuffle<Float> LOW = VectorShuffle.makeZip(S, 0);
    private static final VectorShuffle<Float> HIGH = VectorShuffle.makeZip(S, 1);

    private VectorPooling() {}

    /// `n` windows, a whole number of vectors.
    static void largestOfSquares(float[] x, int upper, int lower, float[] o, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector best = even(x, upper + 2 * i);
            best = larger(odd(x, upper + 2 * i), best);
            best = larger(even(x, lower + 2 * i), best);
            larger(odd(x, lower + 2 * i), best).intoArray(o, i);
        }
    }

    /// `n` windows, a whole number of vectors. Three short loops, since of a long one the just-in-time compiler leaves
    /// some calls out, and their vectors on the heap.
    static void giveToLargest(float[] x, int upper, int lower, float[] g, int go, float[] o, int below, int n) {
        int places = 2 * below;
        places(x, upper, lower, o, places, n);
        spread(o, places, 0, g, go, 0, n);
        spread(o, places, 2, g, go, below, n);
    }

    /// Which of the four is largest, 0 to 3.
    private static void places(float[] x, int upper, int lower, float[] o, int oo, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector best = even(x, upper + 2 * i);
            FloatVector v = odd(x, upper + 2 * i);
            VectorMask<Float> take = wins(v, best);
            best = best.blend(v, take);
            FloatVector place = FloatVector.zero(S).blend(1f, take);

            v = even(x, lower + 2 * i);
            take = wins(v, best);
            best = best.blend(v, take);
            place = place.blend(2f, take);

            place.blend(3f, wins(odd(x, lower + 2 * i), best)).intoArray(o, oo + i);
        }
    }

    /// Two neighbours: `g` where the place is `first` or the one after it, 0 elsewhere.
    private static void spread(float[] o, int places, float first, float[] g, int go, int to, int n) {
        FloatVector none = FloatVector.zero(S);
        for (int i = 0; i < n; i += S.length()) {
            FloatVector place = FloatVector.fromArray(S, o, places + i);
            FloatVector all = FloatVector.fromArray(S, g, go + i);
            FloatVector even = none.blend(all, place.compare(VectorOperators.EQ, first));
            FloatVector odd = none.blend(all, place.compare(VectorOperators.EQ, first + 1));
            even.rearrange(LOW, odd).intoArray(o, to + 2 * i);
            even.rearrange(HIGH, odd).intoArray(o, to + 2 * i + S.length());
        }
    }

    private static FloatVector even(float[] x, int at) {
        return FloatVector.fromArray(S, x, at).rearrange(EVEN, FloatVector.fromArray(S, x, at + S.length()));
    }

    private static FloatVector odd(float[] x, int at) {
        return FloatVector.fromArray(S, x, at).rearrange(ODD, FloatVector.fromArray(S, x, at + S.length()));
    }

    private static FloatVector larger(FloatVector v, FloatVector best) {
        return best.blend(v, wins(v, best));
    }

    /// Not (v ≤ best) holds for larger ones and where either is NaN; of these, a NaN that is there already stays.
    private static VectorMask<Float> wins(FloatVector v, FloatVector best) {
        return v.compare(VectorOperators.LE, best).not().and(best.compare(VectorOperators.EQ, best));
    }
}
