package dev.gradus.exec;

import dev.gradus.tensor.Storage;
import dev.gradus.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches kernels run: for profiles, and to find the first value that is not finite.
public abstract class KernelListener {
    private static volatile @Nullable KernelListener current;

    /// Makes this listener see every kernel of the process, or none (null) does.
    public static void install(@Nullable KernelListener listener) {
        current = listener;
    }

    static @Nullable KernelListener current() {
        return current;
    }

    /// Called instead of the kernel; must call `work.run()` exactly once.
    ///
    /// @param label what runs, such as `matmul`
    /// @param outputs the types of what it makes
    protected abstract void run(String label, List<TensorType> outputs, Runnable work);

    final void around(Unit unit, Kernel kernel, Storage[] in, Storage[] out) {
        run(unit.spec().label(), unit.spec().outputs(), () -> kernel.run(in, out));
    }
}
