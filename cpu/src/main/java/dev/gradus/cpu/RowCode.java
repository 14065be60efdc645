package dev.gradus.cpu;

import dev.gradus.exec.RowProgram;
import dev.gradus.exec.RowProgram.Instruction;
import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.UnaryFn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What a row program computes from its registers, whatever its shape is and wherever its inputs lie; programs
/// that are equal in this share their code.
///
/// @param instructions the program's, with all loads alike
/// @param scalars whether a register is one number
/// @param stored whether a register is made by the program and written out
record RowCode(List<Instruction> instructions, List<Boolean> scalars, List<Boolean> stored) {
    /// Vector operations in one loop: of much more than that the just-in-time compiler leaves some uncompiled.
    private static final int MOST = 60;

    private static final Instruction LOAD = new RowProgram.Load(0, 0, Ints.of());

    static RowCode of(RowProgram program, Registers registers) {
        List<Instruction> code = program.code();
        return new RowCode(
                code.stream().map(i -> i instanceof RowProgram.Load ? LOAD : i).toList(),
                IntStream.range(0, code.size()).mapToObj(registers::isScalar).toList(),
                IntStream.range(0, code.size())
                        .mapToObj(i -> isMade(code.get(i)) && program.stores().contains(i))
                        .toList());
    }

    private static boolean isMade(Instruction instruction) {
        return !(instruction instanceof RowProgram.Load || instruction instanceof RowProgram.Constant);
    }

    /// Whether something is computed, and every instruction has a form for a single vector; the others look at
    /// a whole block, or at each element.
    boolean isFusible() {
        return stored.contains(true)
                && instructions.stream().allMatch(i -> switch (i) {
                    case RowProgram.Unary(UnaryFn fn, int _) -> fn != UnaryFn.SIN && fn != UnaryFn.COS;
                    case RowProgram.Binary(BinaryFn fn, int _, int _) -> fn != BinaryFn.POW && fn != BinaryFn.MOD;
                    default -> true;
                });
    }

    /// Operations of a vector that an instruction takes, roughly.
    private int operations(int i) {
        return switch (instructions.get(i)) {
            case RowProgram.Unary(UnaryFn fn, int _) ->
                switch (fn) {
                    case NEG, ABS, SQRT, RECIPROCAL -> 1;
                    case SIGN, FLOOR, CEIL, ROUND -> 10;
                    // as much as the compiler bears in one method
                    case ERF -> MOST;
                    default -> 40;
                };
            default -> 1;
        };
    }

    /// Where each loop of the fused code begins, and the end: one loop or as few as the compiler will bear.
    List<Integer> cuts() {
        List<Integer> cuts = new ArrayList<>(List.of(0));
        int sum = 0;
        for (int r = 0; r < size(); r++) {
            sum += operations(r);
            if (sum > MOST) {
                cuts.add(r);
                sum = operations(r);
            }
        }
        cuts.add(size());
        return cuts;
    }

    /// Operations of a vector that all instructions take, roughly.
    int operations() {
        return IntStream.range(0, size()).map(this::operations).sum();
    }

    int size() {
        return instructions.size();
    }
}
