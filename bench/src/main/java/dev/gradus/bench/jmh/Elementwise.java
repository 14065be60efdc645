package dev.gradus.bench.jmh;

import dev.gradus.nn.Gelu;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/// Chains of elementwise work, each of which becomes one fused kernel.
@NullUnmarked
public class Elementwise extends Kernels {
    /// How many numbers: in the first cache, in the second, in memory.
    @Param({"4096", "65536", "4194304"})
    public int size;

    private Tensor x;
    private Tensor y;
    private Step chain;
    private Step gelu;
    private Step exp;

    /// Makes the operands.
    @Setup
    public void prepare() {
        x = data(size);
        y = data(size);
        chain = step(in -> in.get(0).mul(in.get(1)).add(in.get(0)).relu().mul(0.5));
        gelu = step(in -> new Gelu().forward(in.get(0)));
        exp = step(in -> in.get(0).exp());
    }

    /// `½·max(x·y + x, 0)`.
    @Benchmark
    public List<Tensor> chain() {
        return chain.run(x, y);
    }

    /// GELU, the exact one.
    @Benchmark
    public List<Tensor> gelu() {
        return gelu.run(x);
    }

    /// The exponential.
    @Benchmark
    public List<Tensor> exp() {
        return exp.run(x);
    }
}
