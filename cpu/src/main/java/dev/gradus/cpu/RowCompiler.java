package dev.gradus.cpu;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.gradus.exec.RowProgram;
import dev.gradus.exec.RowProgram.Instruction;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Writes the loop of a row program as a class file: what stays between two instructions stays in vector
/// registers, and each input is read once.
///
/// One iteration loads the vectors, runs the instructions by [VectorCalls], and stores a register
/// as soon as it is made.
final class RowCompiler {
    private static final ClassDesc BODY = RowBody.class.describeConstable().orElseThrow();
    private static final ClassDesc FLOATS = CD_float.arrayType();
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(CD_void, FLOATS.arrayType(), CD_int.arrayType(), FLOATS, CD_int);
    private static final int ARRAY = 1;
    private static final int OFFSET = 2;
    private static final int SCALAR = 3;
    private static final int N = 4;

    private final CodeBuilder out;
    private final RowCode code;
    private final int from;
    private final int to;

    /// Local variables by register: the array and the offset where it lies, its vector, its mask; -1 for none.
    private final int[] arrays;

    private final int[] offsets;
    private final int[] vectors;
    private final int[] masks;

    /// A loop for the instructions `from … to-1`.
    private RowCompiler(CodeBuilder out, RowCode code, int from, int to) {
        this.out = out;
        this.code = code;
        this.from = from;
        this.to = to;
        arrays = none();
        offsets = none();
        vectors = none();
        masks = none();
    }

    private int[] none() {
        int[] locals = new int[code.size()];
        Arrays.fill(locals, -1);
        return locals;
    }

    /// The code, loop after loop.
    ///
    /// @throws IllegalArgumentException if an instruction has no vector form
    static RowBody compile(RowCode code) {
        if (!code.isFusible()) {
            throw new IllegalArgumentException("no vector form of " + code);
        }
        List<Integer> cuts = code.cuts();
        List<RowBody> parts = new ArrayList<>();
        for (int i = 1; i < cuts.size(); i++) {
            parts.add(part(code, cuts.get(i - 1), cuts.get(i)));
        }
        return parts.size() == 1
                ? parts.get(0)
                : (array, offset, scalar, n) -> parts.forEach(p -> p.run(array, offset, scalar, n));
    }

    private static RowBody part(RowCode code, int from, int to) {
        byte[] file = ClassFile.of()
                .build(
                        ClassDesc.of(RowCompiler.class.getPackageName(), "FusedRow"),
                        type -> type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                                .withInterfaceSymbols(BODY)
                                .withMethodBody(
                                        INIT_NAME,
                                        MTD_void,
                                        0,
                                        c -> c.aload(0)
                                                .invokespecial(ConstantDescs.CD_Object, INIT_NAME, MTD_void)
                                                .return_())
                                .withMethodBody(
                                        "run",
                                        RUN,
                                        ClassFile.ACC_PUBLIC,
                                        c -> new RowCompiler(c, code, from, to).loop()));
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(file, true);
            return (RowBody)
                    hidden.findConstructor(hidden.lookupClass(), java.lang.invoke.MethodType.methodType(void.class))
                            .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("the code of " + code + " does not load", e);
        }
    }

    private void loop() {
        for (int r = 0; r < to; r++) {
            if (r >= from || isRead(r, from, to)) {
                prepare(r);
            }
        }
        int i = out.allocateLocal(TypeKind.INT);
        Label head = out.newLabel();
        Label end = out.newLabel();
        out.iconst_0().istore(i).labelBinding(head).iload(i).iload(N).if_icmpge(end);
        for (int r = 0; r < to; r++) {
            if (r >= from) {
                instruction(r, i);
            } else if (arrays[r] >= 0) {
                load(r, i);
            }
        }
        // VectorMath.S is a constant to the compiler, so this is a loop of constant stride
        out.iload(i)
                .loadConstant(VectorMath.S.length())
                .iadd()
                .istore(i)
                .goto_(head)
                .labelBinding(end)
                .return_();
    }

    /// What is the same for all iterations: where a register lies, or the vector that repeats its number.
    private void prepare(int r) {
        Instruction instruction = code.instructions().get(r);
        if (instruction instanceof RowProgram.Constant(float value)) {
            VectorCalls.species(out).loadConstant(value);
            splat(r);
        } else if (code.scalars().get(r)) {
            VectorCalls.species(out).aload(SCALAR).loadConstant(r).faload();
            splat(r);
        } else if (r < from || instruction instanceof RowProgram.Load || isKept(r)) {
            arrays[r] = out.allocateLocal(TypeKind.REFERENCE);
            offsets[r] = out.allocateLocal(TypeKind.INT);
            out.aload(ARRAY).loadConstant(r).aaload().astore(arrays[r]);
            out.aload(OFFSET).loadConstant(r).iaload().istore(offsets[r]);
        }
    }

    private void splat(int r) {
        VectorCalls.splat(out);
        keep(r);
    }

    private void instruction(int r, int i) {
        switch (code.instructions().get(r)) {
            case RowProgram.Constant _ -> {}
            case RowProgram.Load _ -> {
                if (arrays[r] >= 0) {
                    load(r, i);
                }
            }
            case RowProgram.Unary(var fn, int a) -> {
                vector(a);
                VectorCalls.unary(out, fn);
                keep(r);
            }
            case RowProgram.Binary(var fn, int a, int b) -> {
                vector(a);
                vector(b);
                VectorCalls.binary(out, fn);
                keep(r);
            }
            case RowProgram.Compare(var fn, int a, int b) -> {
                vector(a);
                VectorCalls.operator(out, fn);
                vector(b);
                VectorCalls.compare(out);
                masks[r] = out.allocateLocal(TypeKind.REFERENCE);
                out.astore(masks[r]);
            }
            case RowProgram.Select(int c, int a, int b) -> {
                vector(b);
                vector(a);
                mask(c);
                VectorCalls.select(out);
                keep(r);
            }
        }
        if (isKept(r)) {
            vector(r);
            place(r, i);
            VectorCalls.store(out);
        }
    }

    /// Whether a register has to be in its array afterwards: for the outputs, or for a later loop.
    private boolean isKept(int r) {
        return code.stored().get(r)
                || (isRead(r, to, code.size())
                        && !(code.instructions().get(r) instanceof RowProgram.Load)
                        && !code.scalars().get(r));
    }

    private boolean isRead(int r, int first, int end) {
        return IntStream.range(first, end)
                .flatMap(i -> Arrays.stream(RowOperands.of(code.instructions().get(i))))
                .anyMatch(operand -> operand == r);
    }

    private void load(int r, int i) {
        VectorCalls.species(out);
        place(r, i);
        VectorCalls.load(out);
        keep(r);
    }

    private void keep(int r) {
        vectors[r] = out.allocateLocal(TypeKind.REFERENCE);
        out.astore(vectors[r]);
    }

    private CodeBuilder place(int r, int i) {
        return out.aload(arrays[r]).iload(offsets[r]).iload(i).iadd();
    }

    private void vector(int r) {
        if (vectors[r] >= 0) {
            out.aload(vectors[r]);
        } else {
            out.aload(masks[r]);
            VectorCalls.number(out);
        }
    }

    private void mask(int r) {
        if (masks[r] >= 0) {
            out.aload(masks[r]);
        } else {
            out.aload(vectors[r]);
            VectorCalls.truth(out);
        }
    }
}
