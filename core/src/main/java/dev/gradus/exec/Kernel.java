package dev.gradus.exec;

import dev.gradus.tensor.Storage;

/// A piece of work ready to run. Stateless: one kernel may run on many threads at once, each with memory of its
/// own.
@FunctionalInterface
public interface Kernel {
    /// Reads the inputs and writes the outputs, all row-major from the start of their arrays, which may be
    /// longer than needed. Outputs hold arbitrary old values before. The arrays of storages must not be kept.
    void run(Storage[] inputs, Storage[] outputs);
}
