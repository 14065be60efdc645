package dev.gradus.cpu;

import dev.gradus.exec.RowProgram;
import dev.gradus.exec.RowProgram.Instruction;

/// The registers that an instruction reads.
final class RowOperands {
    private static final int[] NONE = {};

    private RowOperands() {}

    static int[] of(Instruction instruction) {
        return switch (instruction) {
            case RowProgram.Load _, RowProgram.Constant _ -> NONE;
            case RowProgram.Unary(var _, int a) -> new int[] {a};
            case RowProgram.Binary(var _, int a, int b) -> new int[] {a, b};
            case RowProgram.Compare(var _, int a, int b) -> new int[] {a, b};
            case RowProgram.Select(int c, int a, int b) -> new int[] {c, a, b};
        };
    }
}
