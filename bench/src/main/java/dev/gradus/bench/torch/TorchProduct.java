package dev.gradus.bench.torch;

import dev.gradus.bench.Contender;
import dev.gradus.tensor.Tensor;

/// A product of two matrices in libtorch, into memory that stays the same.
public final class TorchProduct implements Contender {
    private final String text;
    private final long left;
    private final long right;
    private final long result;

    /// Copies the matrices, which may lie transposed in memory.
    public TorchProduct(Tensor left, boolean transposeLeft, Tensor right, boolean transposeRight) {
        Torch.setRecording(false);
        text = "mm of " + left.shape() + (transposeLeft ? " transposed" : "") + " and " + right.shape()
                + (transposeRight ? " transposed" : "");
        this.left = matrix(left, transposeLeft);
        this.right = matrix(right, transposeRight);
        result = Ops.matmul(this.left, this.right);
    }

    private static long matrix(Tensor t, boolean transpose) {
        long x = Torch.copyOf(t);
        return transpose ? Ops.transpose(x, 0, 1) : x;
    }

    @Override
    public String describe() {
        return text;
    }

    @Override
    public long parameters() {
        return 0;
    }

    @Override
    public void step() {
        Ops.product(left, right, result);
    }

    @Override
    public float[] result() {
        return Torch.read(result);
    }
}
