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

    /// `n` windows, a whole number of vectors.
    static void giveToLargest(float[] x, int upper, int lower, float[] g, int go, float[] o, int below, int n) {
        for (int i = 0; i < n; i += S.length()) {
            FloatVector best = even(x, upper + 2 * i);
            FloatVector v = odd(x, upper + 2 * i);
            VectorMask<Float> second = wins(v, best);
            best = best.blend(v, second);
            v = even(x, lower + 2 * i);
            VectorMask<Float> third = wins(v, best);
            best = best.blend(v, third);
            VectorMask<Float> fourth = wins(odd(x, lower + 2 * i), best);

            FloatVector all = FloatVector.fromArray(S, g, go + i);
            FloatVector none = FloatVector.zero(S);
            FloatVector d = none.blend(all, fourth);
            FloatVector rest = all.blend(none, fourth);
            FloatVector c = none.blend(rest, third);
            rest = rest.blend(none, third);
            FloatVector b = none.blend(rest, second);
            FloatVector a = rest.blend(none, second);
            pair(a, b, o, 2 * i);
            pair(c, d, o, below + 2 * i);
        }
    }

    private static void pair(FloatVector even, FloatVector odd, float[] o, int oo) {
        even.rearrange(LOW, odd).intoArray(o, oo);
        even.rearrange(HIGH, odd).intoArray(o, oo + S.length());
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
