package dev.gradus.bench.jmh;

import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/// Products of matrices in the forms of a linear layer: forward (nt), gradient to the input (nn), to the weight
/// (tn).
@NullUnmarked
public class MatrixProduct extends Kernels {
    /// m x n x k.
    @Param({"64x64x64", "512x512x512", "128x512x784", "32x128x3136", "768x512x128"})
    public String size;

    /// Which factor lies transposed in memory.
    @Param({"nn", "nt", "tn"})
    public String form;

    private Tensor a;
    private Tensor b;
    private Step step;

    /// Makes the factors.
    @Setup
    public void prepare() {
        int[] s = java.util.Arrays.stream(size.split("x", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        boolean left = form.equals("tn");
        boolean right = form.equals("nt");
        a = left ? data(s[2], s[0]) : data(s[0], s[2]);
        b = right ? data(s[1], s[2]) : data(s[2], s[1]);
        step = step(in -> (left ? in.get(0).transpose() : in.get(0))
                .matmul(right ? in.get(1).transpose() : in.get(1)));
    }

    /// The product.
    @Benchmark
    public List<Tensor> product() {
        return step.run(a, b);
    }
}
