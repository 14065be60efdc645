package dev.gradus.cpu;

import dev.gradus.exec.RowProgram;
import dev.gradus.exec.RowProgram.Instruction;
import dev.gradus.tensor.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The places of a row program's registers: straight in an output, in a block of scratch that is reused after
/// its last reader, or a number.
///
/// @param slots for each register its block of scratch
/// @param outputs for each register the output it is made in, or -1
/// @param scalars whether a register is one number for a whole block
/// @param count number of blocks of scratch
record Registers(int[] slots, int[] outputs, boolean[] scalars, int count) {
    /// Places for running instruction after instruction: a block of scratch serves several registers in turn.
    static Registers shared(RowProgram program, Source[] sources) {
        return allocate(program, sources, true);
    }

    /// Places for running all instructions side by side: each register has its own.
    static Registers apart(RowProgram program, Source[] sources) {
        return allocate(program, sources, false);
    }

    private static Registers allocate(RowProgram program, Source[] sources, boolean share) {
        List<Instruction> code = program.code();
        int n = code.size();
        int[] outputs = new int[n];
        Arrays.fill(outputs, -1);
        boolean[] scalars = new boolean[n];
        for (int i = 0; i < n; i++) {
            scalars[i] = code.get(i) instanceof RowProgram.Constant || sources[i].kind() == Source.Kind.NUMBER;
        }
        int[] last = new int[n];
        for (int i = 0; i < n; i++) {
            last[i] = i;
            for (int r : RowOperands.of(code.get(i))) {
                last[r] = i;
            }
        }
        for (int k = 0; k < program.stores().size(); k++) {
            int r = program.stores().get(k);
            last[r] = n;
            boolean made = !(code.get(r) instanceof RowProgram.Load || code.get(r) instanceof RowProgram.Constant);
            if (made && outputs[r] < 0 && program.outputs().get(k).dtype() == DType.F32) {
                outputs[r] = k;
            }
        }
        int[] slots = new int[n];
        List<Integer> free = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < n; i++) {
            // a register that lies in an array of its own needs no scratch; a number does once it is spread
            boolean needs = outputs[i] < 0 && sources[i].kind() != Source.Kind.IN_PLACE;
            slots[i] = !needs ? -1 : free.isEmpty() ? count++ : free.removeLast();
            for (int r : Arrays.stream(RowOperands.of(code.get(i))).distinct().toArray()) {
                if (share && last[r] == i && slots[r] >= 0) {
                    free.add(slots[r]);
                }
            }
        }
        return new Registers(slots, outputs, scalars, count);
    }

    boolean isScalar(int register) {
        return scalars[register];
    }

    int output(int register) {
        return outputs[register];
    }

    /// Where a register's block of scratch starts.
    int offset(int register, int block) {
        return slots[register] < 0 ? -1 : Scratch.ALIGN + slots[register] * block;
    }
}
