package dev.gradus.exec;

import dev.gradus.tensor.Op;
import dev.gradus.tensor.TensorType;
import java.util.List;

/// What a kernel has to do: the narrow waist between the language and the machines.
public sealed interface KernelSpec permits KernelSpec.OpKernel, RowProgram, Chain {
    /// The types of the inputs.
    List<TensorType> inputs();

    /// The types of the outputs.
    List<TensorType> outputs();

    /// A short name for profiles, such as `matmul` or `add·exp·mul`.
    String label();

    /// One op over contiguous inputs. Never a [Op.Leaf]; an op that only renames its input stands for a copy.
    record OpKernel(Op op, List<TensorType> inputs, TensorType output) implements KernelSpec {
        @Override
        public List<TensorType> outputs() {
            return List.of(output);
        }

        @Override
        public String label() {
            return op.label();
        }
    }
}
