package dev.gradus.cpu;

import dev.gradus.exec.Kernel;
import dev.gradus.exec.KernelSpec;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;
import java.util.Optional;

/// The ops that have a kernel of their own; the reference machine computes the others.
final class OpKernels {
    private OpKernels() {}

    static Optional<Kernel> compile(Loops loops, KernelSpec.OpKernel spec) {
        if (spec.output().dtype() != DType.F32) {
            return Optional.empty();
        }
        return switch (spec.op()) {
            case Op.MatMul(boolean ta, boolean tb) -> Optional.of(matMul(new Gemm(loops.tiles()), ta, tb, spec));
            default -> Optional.empty();
        };
    }

    private static Kernel matMul(Gemm gemm, boolean ta, boolean tb, KernelSpec.OpKernel spec) {
        Shape a = spec.inputs().get(0).shape();
        Shape c = spec.output().shape();
        int m = c.size(-2);
        int n = c.size(-1);
        int k = ta ? a.size(-2) : a.size(-1);
        int count = c.slice(0, c.rank() - 2).intSize();
        return (in, out) -> {
            float[] x = ((Storage.F32) in[0]).array();
            float[] y = ((Storage.F32) in[1]).array();
            float[] z = ((Storage.F32) out[0]).array();
            Matrix left = new Matrix(x, 0, ta ? m : k, ta);
            Matrix right = new Matrix(y, 0, tb ? k : n, tb);
            gemm.multiplyAll(count, m, n, k, left, m * k, right, k * n, Matrix.of(z, 0, n), m * n, false);
        };
    }
}
