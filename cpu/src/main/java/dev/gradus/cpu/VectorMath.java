package dev.gradus.cpu;

import static dev.gradus.cpu.Constants.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The elementary functions in every lane: operation for operation what [ScalarMath] does with one float. See
/// there for the formulas.
///
/// No `lanewise` transcendentals: compiled code would call a vector library and interpreted code `Math`, whose
/// bits differ. All methods must inline into the loop that calls them, or each vector becomes an object.
final class VectorMath {
    /// The vector shape of all loops: the machine's widest, or what `gradus.vector.bits` asks for (128, 256 or
    /// 512).
    static final VectorSpecies<Float> S = species();

    private VectorMath() {}

    private static VectorSpecies<Float> species() {
        int bits = Integer.getInteger("gradus.vector.bits", 0);
        return switch (bits) {
            case 0 ->
                FloatVector.SPECIES_PREFERRED.length() >= 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;
            case 128 -> FloatVector.SPECIES_128;
            case 256 -> FloatVector.SPECIES_256;
            case 512 -> FloatVector.SPECIES_512;
            default -> throw new IllegalArgumentException("gradus.vector.bits must be 128, 256 or 512, not " + bits);
        };
    }

    static FloatVector splat(float x) {
        return FloatVector.broadcast(S, x);
    }

    private static FloatVector fma(FloatVector a, FloatVector b, float c) {
        return a.fma(b, splat(c));
    }

    private static FloatVector fma(FloatVector a, float b, FloatVector c) {
        return a.fma(splat(b), c);
    }

    private static FloatVector atLeast(FloatVector x, float low) {
        return x.blend(low, x.compare(VectorOperators.LT, low));
    }

    private static FloatVector atMost(FloatVector x, float high) {
        return x.blend(high, x.compare(VectorOperators.GT, high));
    }

    private static FloatVector copySign(FloatVector magnitude, FloatVector sign) {
        return magnitude
                .reinterpretAsInts()
                .or(sign.reinterpretAsInts().and(SIGN_BIT))
                .reinterpretAsFloats();
    }

    static FloatVector sign(FloatVector x) {
        FloatVector y = x.blend(1f, x.compare(VectorOperators.GT, 0f));
        return y.blend(-1f, x.compare(VectorOperators.LT, 0f));
    }

    static FloatVector round(FloatVector x) {
        FloatVector a = x.abs();
        FloatVector r = a.add(INTEGERS).sub(INTEGERS);
        return copySign(a.blend(r, a.compare(VectorOperators.LT, INTEGERS)), x);
    }

    static FloatVector floor(FloatVector x) {
        FloatVector r = round(x);
        return r.blend(r.sub(1f), r.compare(VectorOperators.GT, x));
    }

    static FloatVector ceil(FloatVector x) {
        FloatVector r = round(x);
        return copySign(r.blend(r.add(1f), r.compare(VectorOperators.LT, x)), x);
    }

    static FloatVector exp(FloatVector x0) {
        FloatVector x = atMost(atLeast(x0, EXP_LOW), EXP_HIGH);
        FloatVector t = x.fma(splat(LOG2_E), splat(MAGIC));
        FloatVector n = t.sub(MAGIC);
        FloatVector r = fma(n, -LN2_LO, fma(n, -LN2_HI, x));
        FloatVector p = fma(splat(EXP_6), r, EXP_5);
        p = fma(p, r, EXP_4);
        p = fma(p, r, EXP_3);
        p = fma(p, r, EXP_2);
        p = p.fma(r.mul(r), r).add(1f);
        IntVector m = t.reinterpretAsInts().sub(MAGIC_BITS);
        IntVector half = m.lanewise(VectorOperators.ASHR, 1);
        return p.mul(power(half)).mul(power(m.sub(half)));
    }

    private static FloatVector power(IntVector n) {
        return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    static FloatVector expm1(FloatVector x) {
        FloatVector y = expm1Reduced(atMost(atLeast(x, EXPM1_LOW), EXP_HIGH));
        return y.blend(x, x.compare(VectorOperators.EQ, 0f));
    }

    private static FloatVector expm1Reduced(FloatVector x) {
        FloatVector t = x.fma(splat(LOG2_E), splat(MAGIC));
        FloatVector n = t.sub(MAGIC);
        FloatVector r = fma(n, -LN2_LO, fma(n, -LN2_HI, x));
        FloatVector p = fma(splat(EXPM1_7), r, EXPM1_6);
        p = fma(p, r, EXPM1_5);
        p = fma(p, r, EXPM1_4);
        p = fma(p, r, EXPM1_3);
        p = fma(p, r, EXPM1_2);
        p = p.fma(r.mul(r), r);
        FloatVector s = t.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, 23)
                .add(HALF_BITS)
                .reinterpretAsFloats();
        FloatVector h = s.fma(p, s.sub(0.5f));
        return h.add(h);
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector a = atMost(x.abs(), TANH_HIGH);
        FloatVector e = expm1Reduced(a.add(a));
        return copySign(e.div(e.add(2f)), x);
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = exp(x.abs().neg());
        FloatVector d = splat(1f).div(e.add(1f));
        return d.blend(e.mul(d), x.compare(VectorOperators.LT, 0f));
    }

    private static FloatVector logTail(FloatVector f, FloatVector e) {
        FloatVector p = fma(splat(LOG_10), f, LOG_9);
        p = fma(p, f, LOG_8);
        p = fma(p, f, LOG_7);
        p = fma(p, f, LOG_6);
        p = fma(p, f, LOG_5);
        p = fma(p, f, LOG_4);
        p = fma(p, f, LOG_3);
        FloatVector f2 = f.mul(f);
        FloatVector y = fma(e, LN2_LO, f.mul(p).mul(f2));
        return fma(f2, -0.5f, y);
    }

    static FloatVector log(FloatVector x) {
        VectorMask<Float> tiny = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
        IntVector bits = x.blend(x.mul(INTEGERS), tiny).reinterpretAsInts();
        IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
        FloatVector f = bits.sub(k.lanewise(VectorOperators.LSHL, 23))
                .reinterpretAsFloats()
                .sub(1f);
        FloatVector e = k.add(MAGIC_BITS).reinterpretAsFloats().sub(MAGIC);
        e = e.blend(e.sub(23f), tiny);
        FloatVector y = fma(e, LN2_HI, f.add(logTail(f, e)));
        return logEnds(x, y);
    }

    private static FloatVector logEnds(FloatVector x, FloatVector y0) {
        FloatVector y = y0.blend(x, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY));
        y = y.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0f));
        return splat(Float.NaN).blend(y, x.compare(VectorOperators.GE, 0f));
    }

    static FloatVector log1p(FloatVector x) {
        FloatVector u = x.add(1f);
        IntVector bits = u.reinterpretAsInts();
        IntVector k = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
        FloatVector f = bits.sub(k.lanewise(VectorOperators.LSHL, 23))
                .reinterpretAsFloats()
                .sub(1f);
        FloatVector e = k.add(MAGIC_BITS).reinterpretAsFloats().sub(MAGIC);
        FloatVector y = fma(e, LN2_HI, f.add(logTail(f, e))).mul(x.div(u.sub(1f)));
        return logEnds(u, y).blend(x, u.compare(VectorOperators.EQ, 1f));
    }

    /// Sine for |x| ≤ 100,000 alone.
    static FloatVector sin(FloatVector x) {
        return trigonometric(x, 0).blend(x, x.compare(VectorOperators.EQ, 0f));
    }

    /// Cosine for |x| ≤ 100,000 alone.
    static FloatVector cos(FloatVector x) {
        return trigonometric(x, 1);
    }

    private static FloatVector trigonometric(FloatVector x, int quarter) {
        FloatVector t = x.fma(splat(TWO_OVER_PI), splat(MAGIC));
        FloatVector n = t.sub(MAGIC);
        FloatVector r = fma(n, -HALF_PI_1, x);
        r = fma(n, -HALF_PI_2, r);
        r = fma(n, -HALF_PI_3, r);
        IntVector q = t.reinterpretAsInts().add(quarter);
        FloatVector z = r.mul(r);
        FloatVector s = fma(fma(splat(SIN_7), z, SIN_5), z, SIN_3);
        s = s.fma(z.mul(r), r);
        FloatVector c = fma(fma(splat(COS_8), z, COS_6), z, COS_4);
        c = c.fma(z.mul(z), z.fma(splat(-0.5f), splat(1f)));
        VectorMask<Float> even = q.and(1).compare(VectorOperators.EQ, 0).cast(S);
        FloatVector y = c.blend(s, even);
        IntVector flip = q.and(2).lanewise(VectorOperators.LSHL, 30);
        return y.reinterpretAsInts().lanewise(VectorOperators.XOR, flip).reinterpretAsFloats();
    }

    static FloatVector atan(FloatVector x) {
        FloatVector a = x.abs();
        VectorMask<Float> outer = a.compare(VectorOperators.GT, 1f);
        FloatVector z = a.blend(splat(1f).div(a), outer);
        FloatVector w = z.mul(z);
        FloatVector p = fma(splat(ATAN_19), w, ATAN_17);
        p = fma(p, w, ATAN_15);
        p = fma(p, w, ATAN_13);
        p = fma(p, w, ATAN_11);
        p = fma(p, w, ATAN_9);
        p = fma(p, w, ATAN_7);
        p = fma(p, w, ATAN_5);
        p = fma(p, w, ATAN_3);
        FloatVector y = p.fma(w.mul(z), z);
        y = y.blend(splat(HALF_PI_1).sub(y.sub(HALF_PI_2)), outer);
        return copySign(y, x);
    }

    static FloatVector erf(FloatVector x) {
        FloatVector a = atMost(x.abs(), ERF_HIGH);
        FloatVector p = fma(splat(ERF_8), a, ERF_7);
        p = fma(p, a, ERF_6);
        p = fma(p, a, ERF_5);
        p = fma(p, a, ERF_4);
        p = fma(p, a, ERF_3);
        p = fma(p, a, ERF_2);
        p = fma(p, a, ERF_1);
        p = fma(p, a, ERF_0);
        return copySign(splat(0f).sub(expm1Reduced(p.fma(a, a).neg())), x);
    }
}
