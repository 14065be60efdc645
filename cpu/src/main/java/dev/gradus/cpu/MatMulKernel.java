package dev.gradus.cpu;

import static dev.gradus.cpu.OpKernels.f32;

import dev.gradus.exec.Kernel;
import dev.gradus.exec.PackingKernel;
import dev.gradus.tensor.Storage;

/// The products of `count` pairs of matrices, (m, k) and (k, n), each of which may lie transposed.
record MatMulKernel(Gemm gemm, boolean ta, boolean tb, int count, int m, int n, int k) implements Kernel {
    static Kernel of(Gemm gemm, boolean ta, boolean tb, int count, int m, int n, int k) {
        MatMulKernel kernel = new MatMulKernel(gemm, ta, tb, count, m, n, k);
        return count == 1 && gemm.packs(m, n, k, ta, tb) ? new Packable(kernel) : kernel;
    }

    @Override
    public void run(Storage[] in, Storage[] out) {
        Matrix a = left(in[0]);
        Matrix b = right(in[1]);
        Matrix c = product(out[0]);
        if (count == 1) {
            gemm.multiply(m, n, k, a, b, c, false);
        } else {
            gemm.multiplyAll(count, m, n, k, a, m * k, b, k * n, c, m * n, false);
        }
    }

    private Matrix left(Storage a) {
        return new Matrix(f32(a), 0, ta ? m : k, ta);
    }

    private Matrix right(Storage b) {
        return new Matrix(f32(b), 0, tb ? k : n, tb);
    }

    private Matrix product(Storage c) {
        return Matrix.of(f32(c), 0, n);
    }

    /// A product that is quicker when its right side has been packed before.
    private record Packable(MatMulKernel product) implements PackingKernel {
        @Override
        public void run(Storage[] in, Storage[] out) {
            product.run(in, out);
        }

        @Override
        public int packs() {
            return 1;
        }

        @Override
        public Kernel pack(Storage weights) {
            MatMulKernel p = product;
            PackedRight right = PackedRight.of(p.gemm.tiles(), p.m, p.n, p.k, p.right(weights));
            return (in, out) -> p.gemm.multiply(p.left(in[0]), right, p.product(out[0]));
        }
    }
}
