package dev.gradus.exec;

import dev.gradus.tensor.Storage;

/// Watches kernels run: for profiles, and to find the first value that is not finite. Installed with
/// [Engine#listen].
@FunctionalInterface
public interface KernelListener {
    /// Called instead of each kernel; must call `work.run()` exactly once. The outputs hold the results
    /// afterwards.
    void run(KernelSpec spec, Storage[] outputs, Runnable work);
}
