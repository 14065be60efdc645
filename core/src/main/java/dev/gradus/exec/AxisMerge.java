package dev.gradus.exec;

import dev.gradus.exec.RowProgram.Instruction;
import dev.gradus.exec.RowProgram.Load;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Loops over as few axes as the loads allow: axes of size 1 go, neighbours that every load walks as one become
/// one.
final class AxisMerge {
    private AxisMerge() {}

    static RowProgram merge(RowProgram program) {
        List<Load> loads = new ArrayList<>();
        for (Instruction i : program.code()) {
            if (i instanceof Load load) {
                loads.add(load);
            }
        }
        Shape shape = program.shape();
        List<Integer> sizes = new ArrayList<>();
        List<Integer> lastAxis = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.size(axis) == 1) {
                continue;
            }
            int previous = lastAxis.isEmpty() ? -1 : lastAxis.get(lastAxis.size() - 1);
            int a = axis;
            boolean joins = previous >= 0
                    && loads.stream()
                            .allMatch(l ->
                                    l.strides().get(previous) == l.strides().get(a) * shape.size(a));
            if (joins) {
                int end = sizes.size() - 1;
                sizes.set(end, sizes.get(end) * shape.size(axis));
                lastAxis.set(end, axis);
            } else {
                sizes.add(shape.size(axis));
                lastAxis.add(axis);
            }
        }
        List<Instruction> code = new ArrayList<>();
        for (Instruction i : program.code()) {
            code.add(
                    i instanceof Load(int input, int offset, Ints strides)
                            ? new Load(
                                    input,
                                    offset,
                                    Ints.of(lastAxis.stream()
                                            .mapToInt(strides::get)
                                            .toArray()))
                            : i);
        }
        Shape merged = Shape.of(sizes.stream().mapToInt(Integer::intValue).toArray());
        return new RowProgram(merged, program.inputs(), code, program.stores(), program.outputs());
    }
}
