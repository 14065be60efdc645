package dev.gradus.cpu;

import dev.gradus.exec.Backend;
import dev.gradus.exec.Chain;
import dev.gradus.exec.Kernel;
import dev.gradus.exec.KernelSpec;
import dev.gradus.exec.RowProgram;
import java.util.Optional;

/// The CPU: Vector API loops, or their scalar twin, over heap arrays.
public final class CpuBackend implements Backend {
    private final Loops loops;

    /// Used by [java.util.ServiceLoader]. Logs once when the scalar twin has to run.
    public CpuBackend() {
        loops = Simd.loops();
        if (!Simd.reason().isEmpty()) {
            System.getLogger("dev.gradus")
                    .log(
                            System.Logger.Level.WARNING,
                            "Gradus computes with scalar loops, several times slower: " + Simd.reason());
        }
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public String description() {
        return "CPU, " + Simd.describe();
    }

    @Override
    public Optional<Kernel> compile(KernelSpec spec) {
        return switch (spec) {
            case RowProgram program -> Optional.of(new RowKernel(loops, program));
            case KernelSpec.OpKernel kernel -> OpKernels.compile(loops, kernel);
            case Chain chain -> ConvChain.compile(loops, chain);
        };
    }
}
