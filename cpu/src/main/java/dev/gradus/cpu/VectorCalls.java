package dev.gradus.cpu;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.CompareFn;
import dev.gradus.tensor.UnaryFn;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Writes the call that makes one vector; operands stand on the stack.
///
/// What the Vector API has a method for is called there and then: the just-in-time compiler inlines those
/// without a limit, but a method of ours only while the whole is short, and what it leaves out it computes with
/// vectors on the heap, a hundred times slower. [VectorOps] holds the rest.
final class VectorCalls {
    static final ClassDesc VECTOR = desc(FloatVector.class);
    static final ClassDesc MASK = desc(VectorMask.class);

    private static final ClassDesc ANY = desc(Vector.class);
    private static final ClassDesc SPECIES = desc(VectorSpecies.class);
    private static final ClassDesc OPERATORS = desc(VectorOperators.class);
    private static final ClassDesc COMPARISON = desc(VectorOperators.Comparison.class);
    private static final ClassDesc MATH = desc(VectorMath.class);
    private static final ClassDesc OPS = desc(VectorOps.class);
    private static final ClassDesc FLOATS = CD_float.arrayType();

    private VectorCalls() {}

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /// Puts the species where [#load] and [#splat] want it: below their other operands.
    static CodeBuilder species(CodeBuilder out) {
        return out.getstatic(MATH, "S", SPECIES);
    }

    /// species, array, place → vector
    static void load(CodeBuilder out) {
        out.invokestatic(VECTOR, "fromArray", MethodTypeDesc.of(VECTOR, SPECIES, FLOATS, CD_int));
    }

    /// vector, array, place →
    static void store(CodeBuilder out) {
        out.invokevirtual(VECTOR, "intoArray", MethodTypeDesc.of(CD_void, FLOATS, CD_int));
    }

    /// species, number → vector
    static void splat(CodeBuilder out) {
        out.invokestatic(VECTOR, "broadcast", MethodTypeDesc.of(VECTOR, SPECIES, CD_float));
    }

    /// vector → vector
    static void unary(CodeBuilder out, UnaryFn fn) {
        switch (fn) {
            case NEG, ABS, SQRT -> out.invokevirtual(VECTOR, name(fn), MethodTypeDesc.of(VECTOR));
            default -> out.invokestatic(OPS, name(fn), MethodTypeDesc.of(VECTOR, VECTOR));
        }
    }

    /// vector, vector → vector; `POW` and `MOD` have no vector form.
    static void binary(CodeBuilder out, BinaryFn fn) {
        out.invokevirtual(VECTOR, name(fn), MethodTypeDesc.of(VECTOR, ANY));
    }

    /// Puts a comparison's operator between its operands: after the first, before the second.
    static CodeBuilder operator(CodeBuilder out, CompareFn fn) {
        return out.getstatic(OPERATORS, fn.name(), COMPARISON);
    }

    /// vector, operator, vector → mask
    static void compare(CodeBuilder out) {
        out.invokevirtual(VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, ANY));
    }

    /// vector where the condition fails, vector where it holds, mask → vector
    static void select(CodeBuilder out) {
        out.invokevirtual(VECTOR, "blend", MethodTypeDesc.of(VECTOR, ANY, MASK));
    }

    /// mask → vector of 1 and 0
    static void number(CodeBuilder out) {
        out.invokestatic(OPS, "number", MethodTypeDesc.of(VECTOR, MASK));
    }

    /// vector → mask
    static void truth(CodeBuilder out) {
        out.invokestatic(OPS, "truth", MethodTypeDesc.of(MASK, VECTOR));
    }

    private static String name(Enum<?> fn) {
        return fn.name().toLowerCase(Locale.ROOT);
    }
}
