package dev.gradus.cpu;

import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.CompareFn;
import dev.gradus.tensor.UnaryFn;

/// Which loop computes which function.
final class LoopNames {
    private LoopNames() {}

    static UnaryLoop of(UnaryFn fn) {
        return switch (fn) {
            case NEG -> UnaryLoop.NEG;
            case ABS -> UnaryLoop.ABS;
            case SIGN -> UnaryLoop.SIGN;
            case RECIPROCAL -> UnaryLoop.RECIPROCAL;
            case SQRT -> UnaryLoop.SQRT;
            case EXP -> UnaryLoop.EXP;
            case EXPM1 -> UnaryLoop.EXPM1;
            case LOG -> UnaryLoop.LOG;
            case LOG1P -> UnaryLoop.LOG1P;
            case SIN -> UnaryLoop.SIN;
            case COS -> UnaryLoop.COS;
            case ATAN -> UnaryLoop.ATAN;
            case TANH -> UnaryLoop.TANH;
            case SIGMOID -> UnaryLoop.SIGMOID;
            case ERF -> UnaryLoop.ERF;
            case FLOOR -> UnaryLoop.FLOOR;
            case CEIL -> UnaryLoop.CEIL;
            case ROUND -> UnaryLoop.ROUND;
            case NOT -> throw new AssertionError("row programs have no NOT");
        };
    }

    static BinaryLoop of(BinaryFn fn) {
        return switch (fn) {
            case ADD -> BinaryLoop.ADD;
            case SUB -> BinaryLoop.SUB;
            case MUL -> BinaryLoop.MUL;
            case DIV -> BinaryLoop.DIV;
            case POW -> BinaryLoop.POW;
            case MAX -> BinaryLoop.MAX;
            case MIN -> BinaryLoop.MIN;
            case MOD -> BinaryLoop.MOD;
            case AND, OR, XOR -> throw new AssertionError("row programs have no " + fn);
        };
    }

    static BinaryLoop of(CompareFn fn) {
        return switch (fn) {
            case EQ -> BinaryLoop.EQ;
            case NE -> BinaryLoop.NE;
            case LT -> BinaryLoop.LT;
            case LE -> BinaryLoop.LE;
            case GT -> BinaryLoop.GT;
            case GE -> BinaryLoop.GE;
        };
    }
}
