package dev.gradus.cpu;

import dev.gradus.exec.RowProgram;
import dev.gradus.exec.RowProgram.Instruction;
import dev.gradus.exec.RowProgram.Load;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Row programs over equal parts of the first axis.
final class RowParts {
    private RowParts() {}

    /// The program over the first part, which is that over each other part, too, if its input `link` lies part by
    /// part and its other inputs are the same for all parts.
    static Optional<RowProgram> first(RowProgram program, int link, int parts) {
        Shape shape = program.shape();
        if (program.outputs().size() != 1
                || program.outputs().getFirst().dtype() != DType.F32
                || shape.rank() == 0
                || shape.size(0) % parts != 0) {
            return Optional.empty();
        }
        for (Instruction i : program.code()) {
            if (i instanceof Load load
                    && (load.input() == link
                            ? !load.isContiguous(shape)
                            : load.strides().get(0) != 0)) {
                return Optional.empty();
            }
        }
        List<TensorType> inputs = new ArrayList<>(program.inputs());
        inputs.set(link, first(inputs.get(link), parts));
        List<TensorType> outputs = List.of(first(program.outputs().getFirst(), parts));
        return Optional.of(new RowProgram(first(shape, parts), inputs, program.code(), program.stores(), outputs));
    }

    static TensorType first(TensorType whole, int parts) {
        return new TensorType(first(whole.shape(), parts), whole.dtype());
    }

    private static Shape first(Shape whole, int parts) {
        return Shape.of(whole.size(0) / parts).concat(whole.slice(1, whole.rank()));
    }
}
