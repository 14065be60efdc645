package dev.gradus.tensor;

/// The derivatives of the elementwise functions.
final class ElementwiseVjp {
    private ElementwiseVjp() {}

    static void unary(UnaryFn fn, Tensor x, Tensor y, Tensor ct, Vjp.Sink to) {
        switch (fn) {
            case SIGN, FLOOR, CEIL, ROUND, NOT -> {}
            case NEG -> to.add(0, ct::neg);
            case ABS -> to.add(0, () -> ct.mul(x.sign()));
            case RECIPROCAL -> to.add(0, () -> ct.mul(y.square()).neg());
            case SQRT -> to.add(0, () -> ct.mul(0.5).div(y));
            case EXP -> to.add(0, () -> ct.mul(y));
            case EXPM1 -> to.add(0, () -> ct.mul(y.add(1)));
            case LOG -> to.add(0, () -> ct.div(x));
            case LOG1P -> to.add(0, () -> ct.div(x.add(1)));
            case SIN -> to.add(0, () -> ct.mul(x.cos()));
            case COS -> to.add(0, () -> ct.mul(x.sin()).neg());
            case ATAN -> to.add(0, () -> ct.div(x.square().add(1)));
            case TANH -> to.add(0, () -> ct.mul(y.square().neg().add(1)));
            case SIGMOID -> to.add(0, () -> ct.mul(y.mul(y.neg().add(1))));
            case ERF -> to.add(0, () -> ct.mul(x.square().neg().exp().mul(2 / Math.sqrt(Math.PI))));
        }
    }

    static void binary(BinaryFn fn, Tensor a, Tensor b, Tensor y, Tensor ct, Vjp.Sink to) {
        switch (fn) {
            case ADD -> {
                to.add(0, () -> ct);
                to.add(1, () -> ct);
            }
            case SUB -> {
                to.add(0, () -> ct);
                to.add(1, ct::neg);
            }
            case MUL -> {
                to.add(0, () -> ct.mul(b));
                to.add(1, () -> ct.mul(a));
            }
            case DIV -> {
                to.add(0, () -> ct.div(b));
                to.add(1, () -> ct.mul(y).div(b).neg());
            }
            case POW -> {
                // at a = 0 the logarithm's limit a^b·ln a = 0 (b > 0) stands; b·a^(b-1) is 0 for b = 0, to any order
                to.add(0, () -> {
                    Tensor flat = a.eq(0).and(b.eq(0));
                    return ct.mul(b.mul(
                            a.pow(flat.where(Tensor.full(a.dtype(), 1), b).sub(1))));
                });
                to.add(1, () -> {
                    Tensor safe = a.gt(0).where(a, 1);
                    return ct.mul(y.mul(safe.log()));
                });
            }
            case MAX, MIN -> {
                to.add(0, () -> ct.mul(share(fn, a, b)));
                to.add(1, () -> ct.mul(share(fn, b, a)));
            }
            case MOD -> {
                to.add(0, () -> ct);
                // the exact quotient, which a.div(b) may miss where it is nearly whole
                to.add(1, () -> ct.mul(a.sub(y).div(b).round()).neg());
            }
            case AND, OR, XOR -> {}
        }
    }

    /// 1 where `a` wins, 0 where it loses, ½ in a tie; in a tie with a constant the constant wins, which makes
    /// ReLU's slope at 0 zero.
    private static Tensor share(BinaryFn fn, Tensor a, Tensor b) {
        Tensor wins = (fn == BinaryFn.MAX ? a.gt(b) : a.lt(b)).cast(a.dtype());
        boolean constant = a.op() instanceof Op.Fill || b.op() instanceof Op.Fill;
        return constant ? wins : wins.add(a.eq(b).cast(a.dtype()).mul(0.5));
    }
}
