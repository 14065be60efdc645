package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// What the instructions of a [RowProgram] do to one vector: the operations of the loops of one instruction
/// each, so that the bits are the same. Generated code calls these by the lower-case names of the functions.
final class VectorOps {
    private VectorOps() {}

    static FloatVector load(float[] a, int i) {
        return FloatVector.fromArray(S, a, i);
    }

    static void store(FloatVector x, float[] a, int i) {
        x.intoArray(a, i);
    }

    static FloatVector splat(float x) {
        return FloatVector.broadcast(S, x);
    }

    static FloatVector neg(FloatVector x) {
        return x.neg();
    }

    static FloatVector abs(FloatVector x) {
        return x.abs();
    }

    static FloatVector sign(FloatVector x) {
        return VectorMath.sign(x);
    }

    static FloatVector reciprocal(FloatVector x) {
        return splat(1f).div(x);
    }

    static FloatVector sqrt(FloatVector x) {
        return x.sqrt();
    }

    static FloatVector exp(FloatVector x) {
        return VectorMath.exp(x);
    }

    static FloatVector expm1(FloatVector x) {
        return VectorMath.expm1(x);
    }

    static FloatVector log(FloatVector x) {
        return VectorMath.log(x);
    }

    static FloatVector log1p(FloatVector x) {
        return VectorMath.log1p(x);
    }

    static FloatVector atan(FloatVector x) {
        return VectorMath.atan(x);
    }

    static FloatVector tanh(FloatVector x) {
        return VectorMath.tanh(x);
    }

    static FloatVector sigmoid(FloatVector x) {
        return VectorMath.sigmoid(x);
    }

    static FloatVector erf(FloatVector x) {
        return VectorMath.erf(x);
    }

    static FloatVector floor(FloatVector x) {
        return VectorMath.floor(x);
    }

    static FloatVector ceil(FloatVector x) {
        return VectorMath.ceil(x);
    }

    static FloatVector round(FloatVector x) {
        return VectorMath.round(x);
    }

    static FloatVector add(FloatVector x, FloatVector y) {
        return x.add(y);
    }

    static FloatVector sub(FloatVector x, FloatVector y) {
        return x.sub(y);
    }

    static FloatVector mul(FloatVector x, FloatVector y) {
        return x.mul(y);
    }

    static FloatVector div(FloatVector x, FloatVector y) {
        return x.div(y);
    }

    static FloatVector max(FloatVector x, FloatVector y) {
        return x.max(y);
    }

    static FloatVector min(FloatVector x, FloatVector y) {
        return x.min(y);
    }

    static VectorMask<Float> eq(FloatVector x, FloatVector y) {
        return x.compare(VectorOperators.EQ, y);
    }

    static VectorMask<Float> ne(FloatVector x, FloatVector y) {
        return x.compare(VectorOperators.NE, y);
    }

    static VectorMask<Float> lt(FloatVector x, FloatVector y) {
        return x.compare(VectorOperators.LT, y);
    }

    static VectorMask<Float> le(FloatVector x, FloatVector y) {
        return x.compare(VectorOperators.LE, y);
    }

    static VectorMask<Float> gt(FloatVector x, FloatVector y) {
        return x.compare(VectorOperators.GT, y);
    }

    static VectorMask<Float> ge(FloatVector x, FloatVector y) {
        return x.compare(VectorOperators.GE, y);
    }

    /// 1 where it holds, else 0.
    static FloatVector number(VectorMask<Float> condition) {
        return splat(0f).blend(1f, condition);
    }

    static VectorMask<Float> truth(FloatVector x) {
        return x.compare(VectorOperators.NE, 0f);
    }

    static FloatVector select(VectorMask<Float> condition, FloatVector x, FloatVector y) {
        return y.blend(x, condition);
    }
}
