package dev.gradus.exec;

import dev.gradus.exec.RowProgram.Instruction;
import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.CompareFn;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.TensorType;
import dev.gradus.tensor.UnaryFn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns a group of nodes into a unit: an op kernel, or a row program.
final class UnitBuilder {
    private final NodeGraph graph;
    private final Lowering lowering;
    private final List<Integer> inputs = new ArrayList<>();
    private final List<Instruction> code = new ArrayList<>();
    private final Map<Object, Integer> loaded = new HashMap<>();
    private final Map<Integer, Integer> registers = new HashMap<>();

    private UnitBuilder(NodeGraph graph, Lowering lowering) {
        this.graph = graph;
        this.lowering = lowering;
    }

    /// @param isNeeded whether a node's value is needed outside its group, by id
    static Unit build(
            NodeGraph graph, Lowering lowering, List<Integer> group, java.util.function.IntPredicate isNeeded) {
        int first = group.get(0);
        if (!lowering.isLoop(first)) {
            Node node = graph.node(first);
            List<Integer> reads = new ArrayList<>();
            List<TensorType> types = new ArrayList<>();
            for (int i = 0; i < node.inputs().length(); i++) {
                int in = node.inputs().get(i);
                reads.add(lowering.view(in).base());
                types.add(graph.node(in).type());
            }
            return new Unit(new KernelSpec.OpKernel(node.op(), types, node.type()), reads, List.of(first), group);
        }
        return new UnitBuilder(graph, lowering).loop(group, isNeeded);
    }

    private Unit loop(List<Integer> group, java.util.function.IntPredicate isNeeded) {
        List<Integer> writes = new ArrayList<>();
        List<Integer> stores = new ArrayList<>();
        for (int id : group) {
            registers.put(id, emit(id));
            if (isNeeded.test(id)) {
                writes.add(id);
                stores.add(registers.get(id));
            }
        }
        Shape shape = graph.node(group.get(0)).type().shape();
        List<TensorType> inTypes =
                inputs.stream().map(i -> graph.node(i).type()).toList();
        List<TensorType> outTypes =
                writes.stream().map(i -> graph.node(i).type()).toList();
        RowProgram program = new RowProgram(shape, inTypes, List.copyOf(code), stores, outTypes);
        return new Unit(AxisMerge.merge(program), List.copyOf(inputs), writes, group);
    }

    private int push(Instruction i) {
        code.add(i);
        return code.size() - 1;
    }

    private int emit(int id) {
        if (lowering.copied(id).isPresent()) {
            return operand(lowering.copied(id).get());
        }
        Node node = graph.node(id);
        boolean bool = node.inputs().length() > 0
                && graph.node(node.inputs().get(0)).type().dtype() == DType.BOOL;
        int a = operand(lowering.view(node.inputs().get(0)));
        return switch (node.op()) {
            case Op.Unary u ->
                push(
                        u.fn() == UnaryFn.NOT
                                ? new RowProgram.Binary(BinaryFn.SUB, constant(1), a)
                                : new RowProgram.Unary(u.fn(), a));
            case Op.Binary binary ->
                push(binary(binary.fn(), a, operand(lowering.view(node.inputs().get(1)))));
            case Op.Compare(CompareFn fn) ->
                push(new RowProgram.Compare(
                        fn, a, operand(lowering.view(node.inputs().get(1)))));
            case Op.Select _ ->
                push(new RowProgram.Select(
                        a,
                        operand(lowering.view(node.inputs().get(1))),
                        operand(lowering.view(node.inputs().get(2)))));
            case Op.Cast(DType to) ->
                to == DType.BOOL && !bool ? push(new RowProgram.Compare(CompareFn.NE, a, constant(0))) : a;
            default -> throw new AssertionError(node.op());
        };
    }

    private static Instruction binary(BinaryFn fn, int a, int b) {
        return switch (fn) {
            case AND -> new RowProgram.Binary(BinaryFn.MIN, a, b);
            case OR -> new RowProgram.Binary(BinaryFn.MAX, a, b);
            case XOR -> new RowProgram.Compare(CompareFn.NE, a, b);
            case ADD, SUB, MUL, DIV, POW, MAX, MIN, MOD -> new RowProgram.Binary(fn, a, b);
        };
    }

    private int constant(float value) {
        return loaded.computeIfAbsent(Float.floatToRawIntBits(value), _ -> push(new RowProgram.Constant(value)));
    }

    private int operand(View v) {
        Integer register = registers.get(v.base());
        if (register != null && v.isPlain()) {
            return register;
        }
        if (graph.node(v.base()).op() instanceof Op.Fill(TensorType _, double value)) {
            return constant((float) value);
        }
        return loaded.computeIfAbsent(v, _ -> {
            int input = inputs.indexOf(v.base());
            if (input < 0) {
                inputs.add(v.base());
                input = inputs.size() - 1;
            }
            return push(new RowProgram.Load(input, v.offset(), v.strides()));
        });
    }
}
