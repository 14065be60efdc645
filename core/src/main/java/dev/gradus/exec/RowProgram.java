package dev.gradus.exec;

import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.CompareFn;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.TensorType;
import dev.gradus.tensor.UnaryFn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Fused elementwise work: a short list of instructions run for every element of a shape, over f32 registers.
///
/// Truth values are 0 and 1 in registers. Every instruction writes a register of its own number once, and reads
/// only earlier ones. An output may lie in the array of an input that is loaded contiguously and not used after
/// the instruction that makes the output; so a machine may store a register as soon as it is made.
///
/// @param shape what is looped over, adjacent axes merged where every load allows it
/// @param inputs the types of the arrays that are read
/// @param code the instructions; instruction `i` writes register `i`
/// @param stores the registers written out, one for each output; any register, loads included, also one twice
/// @param outputs the types of the outputs, as large as the shape
public record RowProgram(
        Shape shape, List<TensorType> inputs, List<Instruction> code, List<Integer> stores, List<TensorType> outputs)
        implements KernelSpec {

    /// One step of a program.
    public sealed interface Instruction {}

    /// The elements of an input (f32, or bool as 0 and 1) at `offset + Σ index·stride`; a stride may be 0 or
    /// negative.
    public record Load(int input, int offset, Ints strides) implements Instruction {
        /// Whether element `i` of the loop is element `i` of the array.
        public boolean isContiguous(Shape shape) {
            return offset == 0 && strides.equals(Ints.of(shape.strides()));
        }
    }

    /// The same number everywhere.
    public record Constant(float value) implements Instruction {}

    /// A function of one register; never NOT.
    public record Unary(UnaryFn fn, int a) implements Instruction {}

    /// A function of two registers; never AND, OR, XOR.
    public record Binary(BinaryFn fn, int a, int b) implements Instruction {}

    /// A comparison of two registers, giving 0 or 1.
    public record Compare(CompareFn fn, int a, int b) implements Instruction {}

    /// Register `a` where the condition is not 0, else `b`.
    public record Select(int condition, int a, int b) implements Instruction {}

    @Override
    public String label() {
        String ops = code.stream()
                .flatMap(i -> switch (i) {
                    case Load _, Constant _ -> java.util.stream.Stream.empty();
                    case Unary(UnaryFn fn, int _) -> java.util.stream.Stream.of(fn.name());
                    case Binary(BinaryFn fn, int _, int _) -> java.util.stream.Stream.of(fn.name());
                    case Compare(CompareFn fn, int _, int _) -> java.util.stream.Stream.of(fn.name());
                    case Select _ -> java.util.stream.Stream.of("SELECT");
                })
                .map(s -> s.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("·"));
        return ops.isEmpty() ? "copy" : ops;
    }

    /// Whether an input holds truth values.
    public boolean isBool(Load load) {
        return inputs.get(load.input).dtype() == DType.BOOL;
    }

    /// Whether an output may lie in an input's array: the input is read only element by element, and not after
    /// the output is made.
    public boolean mayOverwrite(int input, int output) {
        if (inputs.get(input).dtype() != outputs.get(output).dtype()
                || inputs.get(input).shape().size() != shape.size()) {
            return false;
        }
        int made = stores.get(output);
        Instruction maker = code.get(made);
        if (maker instanceof Load || maker instanceof Constant || stores.indexOf(made) != stores.lastIndexOf(made)) {
            return false;
        }
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof Load load && load.input() == input) {
                if (!load.isContiguous(shape) || lastUse(i) > made || stores.contains(i)) {
                    return false;
                }
            }
        }
        return true;
    }

    private int lastUse(int register) {
        int last = register;
        for (int i = register + 1; i < code.size(); i++) {
            boolean uses = switch (code.get(i)) {
                case Load _, Constant _ -> false;
                case Unary(var _, int a) -> a == register;
                case Binary(var _, int a, int b) -> a == register || b == register;
                case Compare(var _, int a, int b) -> a == register || b == register;
                case Select(int c, int a, int b) -> c == register || a == register || b == register;
            };
            if (uses) {
                last = i;
            }
        }
        return last;
    }
}
