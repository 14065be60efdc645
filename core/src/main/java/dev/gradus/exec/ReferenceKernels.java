package dev.gradus.exec;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The [ReferenceMachine] as a backend: it takes every op, and every row program one instruction at a time.
final class ReferenceKernels {
    static final Backend BACKEND = new Backend() {
        @Override
        public String name() {
            return "reference";
        }

        @Override
        public String description() {
            return "reference machine: scalar double arithmetic, slow and exact";
        }

        @Override
        public Optional<Kernel> compile(KernelSpec spec) {
            boolean custom = spec instanceof KernelSpec.OpKernel(Op op, var _, var _) && op instanceof Op.Custom;
            return custom || spec instanceof Chain ? Optional.empty() : Optional.of(ReferenceKernels.compile(spec));
        }
    };

    private ReferenceKernels() {}

    static Kernel compile(KernelSpec spec) {
        return switch (spec) {
            case KernelSpec.OpKernel(Op op, List<TensorType> types, TensorType output) ->
                (in, out) -> {
                    List<Operand> operands = new ArrayList<>(in.length);
                    for (int i = 0; i < in.length; i++) {
                        operands.add(new Operand(types.get(i), in[i]));
                    }
                    ReferenceMachine.run(op, operands, new Operand(output, out[0]));
                };
            case RowProgram program -> (in, out) -> run(program, in, out);
            case Chain chain -> {
                List<Kernel> stages =
                        chain.stages().stream().map(ReferenceKernels::compile).toList();
                yield (in, out) -> run(chain, stages, List.of(in), out);
            }
        };
    }

    private static void run(Chain chain, List<Kernel> stages, List<Storage> in, Storage[] out) {
        List<Storage> arguments =
                in.subList(0, chain.stages().getFirst().inputs().size());
        for (int s = 0; s < stages.size() - 1; s++) {
            TensorType type = chain.stages().get(s).outputs().getFirst();
            Storage result = Storage.allocate(type.dtype(), type.shape().intSize());
            stages.get(s).run(arguments.toArray(Storage[]::new), new Storage[] {result});
            arguments = chain.arguments(s + 1, in, result);
        }
        stages.getLast().run(arguments.toArray(Storage[]::new), out);
    }

    private static void run(RowProgram program, Storage[] in, Storage[] out) {
        List<Operand> registers = new ArrayList<>();
        for (RowProgram.Instruction i : program.code()) {
            registers.add(step(program, i, registers, in));
        }
        for (int i = 0; i < out.length; i++) {
            Storage from = registers.get(program.stores().get(i)).storage();
            for (int k = 0; k < program.shape().intSize(); k++) {
                out[i].setDouble(k, from.getDouble(k));
            }
        }
    }

    private static Operand step(
            RowProgram program, RowProgram.Instruction instruction, List<Operand> registers, Storage[] in) {
        TensorType type = new TensorType(program.shape(), DType.F32);
        Storage to = Storage.allocate(DType.F32, program.shape().intSize());
        Operand result = new Operand(type, to);
        switch (instruction) {
            case RowProgram.Load load -> load(program, load, in[load.input()], to);
            case RowProgram.Constant(float value) -> ReferenceMachine.run(new Op.Fill(type, value), List.of(), result);
            case RowProgram.Unary(var fn, int a) ->
                ReferenceMachine.run(new Op.Unary(fn), List.of(registers.get(a)), result);
            case RowProgram.Binary(var fn, int a, int b) ->
                ReferenceMachine.run(new Op.Binary(fn), List.of(registers.get(a), registers.get(b)), result);
            case RowProgram.Compare(var fn, int a, int b) -> {
                Operand bits = new Operand(
                        new TensorType(program.shape(), DType.BOOL), Storage.allocate(DType.BOOL, to.capacity()));
                ReferenceMachine.run(new Op.Compare(fn), List.of(registers.get(a), registers.get(b)), bits);
                ReferenceMachine.run(new Op.Cast(DType.F32), List.of(bits), result);
            }
            case RowProgram.Select(int c, int a, int b) -> {
                Operand bits = new Operand(
                        new TensorType(program.shape(), DType.BOOL), Storage.allocate(DType.BOOL, to.capacity()));
                ReferenceMachine.run(new Op.Cast(DType.BOOL), List.of(registers.get(c)), bits);
                ReferenceMachine.run(new Op.Select(), List.of(bits, registers.get(a), registers.get(b)), result);
            }
        }
        return result;
    }

    private static void load(RowProgram program, RowProgram.Load load, Storage from, Storage to) {
        int rank = program.shape().rank();
        int[] index = new int[rank];
        int at = load.offset();
        for (int k = 0; k < program.shape().intSize(); k++) {
            to.setDouble(k, from.getDouble(at));
            for (int axis = rank - 1; axis >= 0; axis--) {
                at += load.strides().get(axis);
                if (++index[axis] < program.shape().size(axis)) {
                    break;
                }
                at -= load.strides().get(axis) * index[axis];
                index[axis] = 0;
            }
        }
    }
}
