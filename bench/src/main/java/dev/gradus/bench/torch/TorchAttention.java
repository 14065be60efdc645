package dev.gradus.bench.torch;

import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/// Causal self-attention by several heads.
final class TorchAttention implements TorchLayer {
    private final TorchParameter weight;
    private final TorchParameter bias;
    private final TorchLayer output;
    private final Sizes sizes;
    private final boolean fused;
    private final long optionalBias;
    private final long width;
    private final long headed;
    private final long joined;
    private final long factor;
    private final long later;

    /// @param batch examples
    /// @param steps of a sequence
    /// @param heads of the attention
    /// @param width of a step
    record Sizes(int batch, int steps, int heads, int width) {}

    /// @param weight of queries, keys and values, one below the other
    TorchAttention(TorchParameter weight, TorchParameter bias, TorchLayer output, Sizes sizes, boolean fused) {
        this.weight = weight;
        this.bias = bias;
        this.output = output;
        this.sizes = sizes;
        this.fused = fused;
        optionalBias = bias.optional();
        int size = sizes.width / sizes.heads;
        width = Native.ints(sizes.width);
        headed = Native.ints(sizes.batch, sizes.steps, sizes.heads, size);
        joined = Native.ints(sizes.batch, sizes.steps, sizes.width);
        factor = Native.scalar(1 / Math.sqrt(size));
        later = Torch.copyOf(Tensor.lowerTriangle(sizes.steps, sizes.steps, 0).not());
    }

    @Override
    public long forward(long x, boolean training) {
        long all = Ops.linear(x, weight.handle(), optionalBias);
        long[] parts = SequenceOps.split(all, width, 3);
        Torch.release(all);
        for (int i = 0; i < 3; i++) {
            long view = Ops.view(parts[i], headed, 4);
            Torch.release(parts[i]);
            parts[i] = Ops.transpose(view, 1, 2);
            Torch.release(view);
        }
        long y = fused ? SequenceOps.attention(parts[0], parts[1], parts[2]) : attend(parts[0], parts[1], parts[2]);
        for (long part : parts) {
            Torch.release(part);
        }
        long back = Ops.transpose(y, 1, 2);
        Torch.release(y);
        long flat = Ops.reshape(back, joined, 3);
        Torch.release(back);
        long out = output.forward(flat, training);
        Torch.release(flat);
        return out;
    }

    private long attend(long query, long key, long value) {
        long scaled = Ops.scale(query, factor);
        long transposed = Ops.transpose(key, -2, -1);
        long scores = Ops.matmul(scaled, transposed);
        Torch.release(scaled);
        Torch.release(transposed);
        SequenceOps.mask(scores, later);
        long shares = SequenceOps.softmax(scores);
        Torch.release(scores);
        long y = Ops.matmul(shares, value);
        Torch.release(shares);
        return y;
    }

    @Override
    public String describe() {
        return "linear, weight " + weight + ", bias " + bias + "; split in 3; "
                + (fused ? "scaled_dot_product_attention, causal" : "matmul, masked_fill, softmax, matmul") + "; heads "
                + sizes.heads + "; " + output.describe();
    }

    @Override
    public List<TorchParameter> parameters() {
        return Stream.concat(Stream.of(weight, bias), output.parameters().stream())
                .toList();
    }
}
