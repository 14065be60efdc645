package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// [Loops#largestOfSquares] and [Loops#giveToLargest] over vectors.
///
/// Two neighbours of a row are the halves of a `long`: a shift brings the right one to the left one's place, where
/// shuffles across a vector would take several times as long. What then stands in the right places means
/// nothing. A vector of 256 bits holds four windows, so that rows of small images fill it.
final class VectorPooling {
    private static final VectorSpecies<Float> P = S.length() > 8 ? FloatVector.SPECIES_256 : S;
    private static final VectorSpecies<Long> PAIRS = VectorSpecies.of(long.class, P.vectorShape());
    private static final VectorSpecies<Integer> HALF =
            VectorSpecies.of(int.class, VectorShape.forBitSize(P.vectorBitSize() / 2));
    private static final VectorSpecies<Float> HALF_FLOATS = VectorSpecies.of(float.class, HALF.vectorShape());

    /// Windows of a vector.
    static final int WINDOWS = P.length() / 2;

    private VectorPooling() {}

    /// `n` windows, at least [#WINDOWS]; the last vector begins so that it ends with the row.
    ///
    /// @return whether all numbers are finite, else what was written is wrong: the comparisons here know no NaN
    static boolean largestOfSquares(float[] x, int upper, int lower, float[] o, int oo, int n) {
        FloatVector zeros = FloatVector.zero(P);
        FloatVector check = zeros;
        for (int i = 0; i < n; i += WINDOWS) {
            int at = Math.min(i, n - WINDOWS);
            FloatVector above = FloatVector.fromArray(P, x, upper + 2 * at);
            FloatVector below = FloatVector.fromArray(P, x, lower + 2 * at);
            check = above.fma(zeros, below.fma(zeros, check));
            above = larger(above, right(above));
            below = larger(below, right(below));
            IntVector best =
                    (IntVector) larger(above, below).reinterpretAsLongs().convertShape(VectorOperators.L2I, HALF, 0);
            best.reinterpretAsFloats().intoArray(o, oo + at);
        }
        return check.compare(VectorOperators.EQ, 0f).allTrue();
    }

    /// `n` windows, at least [#WINDOWS].
    ///
    /// @return whether all numbers of `x` are finite, else what was written is wrong
    static boolean giveToLargest(float[] x, int upper, int lower, float[] g, int go, float[] o, int n) {
        FloatVector zeros = FloatVector.zero(P);
        FloatVector check = zeros;
        for (int i = 0; i < n; i += WINDOWS) {
            int at = Math.min(i, n - WINDOWS);
            FloatVector above = FloatVector.fromArray(P, x, upper + 2 * at);
            FloatVector below = FloatVector.fromArray(P, x, lower + 2 * at);
            check = above.fma(zeros, below.fma(zeros, check));
            FloatVector right = right(above);
            VectorMask<Float> rightAbove = wins(right, above);
            above = above.blend(right, rightAbove);
            right = right(below);
            VectorMask<Float> rightBelow = wins(right, below);
            below = below.blend(right, rightBelow);
            VectorMask<Float> low = wins(below, above);
            FloatVector given = given(g, go + at);
            FloatVector up = given.blend(zeros, low);
            FloatVector down = zeros.blend(given, low);
            both(up.blend(zeros, rightAbove), zeros.blend(up, rightAbove)).intoArray(o, upper + 2 * at);
            both(down.blend(zeros, rightBelow), zeros.blend(down, rightBelow)).intoArray(o, lower + 2 * at);
        }
        return check.compare(VectorOperators.EQ, 0f).allTrue();
    }

    private static VectorMask<Float> wins(FloatVector second, FloatVector first) {
        return second.compare(VectorOperators.GT, first);
    }

    private static FloatVector larger(FloatVector first, FloatVector second) {
        return first.blend(second, wins(second, first));
    }

    /// The right ones of the pairs, at the left ones' places.
    private static FloatVector right(FloatVector pairs) {
        return pairs.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 32).reinterpretAsFloats();
    }

    /// Gradients of neighbouring windows at the left places, 0 at the right ones.
    private static FloatVector given(float[] g, int at) {
        IntVector half = FloatVector.fromArray(HALF_FLOATS, g, at).reinterpretAsInts();
        return half.convertShape(VectorOperators.ZERO_EXTEND_I2L, PAIRS, 0).reinterpretAsFloats();
    }

    /// Puts together what two vectors have at the left places, the second's at the right ones.
    private static FloatVector both(FloatVector left, FloatVector right) {
        LongVector moved = right.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 32);
        return left.reinterpretAsLongs().or(moved).reinterpretAsFloats();
    }
}
