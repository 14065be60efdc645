package dev.gradus.bench.jmh;

import dev.gradus.nn.LayerNorm;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/// Work along the last axis of a million numbers.
@NullUnmarked
public class Rows extends Kernels {
    private static final int NUMBERS = 1 << 20;

    /// Length of a row.
    @Param({"64", "128", "1024"})
    public int length;

    private Tensor x;
    private Step softmax;
    private Step layerNorm;

    /// Makes the rows.
    @Setup
    public void prepare() {
        x = data(NUMBERS / length, length);
        LayerNorm norm = LayerNorm.of(length).init(Key.of(1));
        softmax = step(in -> in.get(0).softmax(-1));
        layerNorm = step(in -> norm.forward(in.get(0)));
    }

    /// Softmax of each row.
    @Benchmark
    public List<Tensor> softmax() {
        return softmax.run(x);
    }

    /// Layer normalization of each row.
    @Benchmark
    public List<Tensor> layerNorm() {
        return layerNorm.run(x);
    }
}
