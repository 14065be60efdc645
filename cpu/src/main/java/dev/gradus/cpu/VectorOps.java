package dev.gradus.cpu;

import static dev.gradus.cpu.VectorMath.S;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// What the Vector API has no method for, done to one vector as the loops of one instruction do it, so that the
/// bits are the same. Generated code calls these by the lower-case names of the functions.
final class VectorOps {
    private VectorOps() {}

    static FloatVector splat(float x) {
        return FloatVector.broadcast(S, x);
    }

    static FloatVector sign(FloatVector x) {
        return VectorMath.sign(x);
    }

    static FloatVector reciprocal(FloatVector x) {
        return splat(1f).div(x);
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

    /// 1 where it holds, else 0.
    static FloatVector number(VectorMask<Float> condition) {
        return splat(0f).blend(1f, condition);
    }

    static VectorMask<Float> truth(FloatVector x) {
        return x.compare(VectorOperators.NE, 0f);
    }
}
