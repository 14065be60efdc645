package dev.gradus.bench.jmh;

import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/// Convolutions with a kernel of 3 x 3 and padding 1, and both their gradients.
@NullUnmarked
public class Convolution extends Kernels {
    /// images : input channels : output channels : height and width.
    @Param({"64:3:32:32", "64:32:32:32", "64:64:64:16", "64:128:128:8", "32:16:32:48"})
    public String size;

    private Tensor input;
    private Tensor weight;
    private Tensor output;
    private Step forward;
    private Step toInput;
    private Step toWeight;

    /// Makes the operands.
    @Setup
    public void prepare() {
        int[] s = Arrays.stream(size.split(":", -1)).mapToInt(Integer::parseInt).toArray();
        ConvSpec spec = ConvSpec.of(2).padding(Ints.of(1, 1), Ints.of(1, 1));
        input = data(s[0], s[1], s[3], s[3]);
        weight = data(s[2], s[1], 3, 3);
        output = data(s[0], s[2], s[3], s[3]);
        forward = step(in -> in.get(0).conv(in.get(1), spec));
        toInput = step(in -> in.get(0).convTranspose(in.get(1), spec, s[3], s[3]));
        toWeight = step(in -> Tensor.node(new Op.ConvWeight(spec, Ints.of(3, 3)), in.get(0), in.get(1)));
    }

    /// The convolution.
    @Benchmark
    public List<Tensor> forward() {
        return forward.run(input, weight);
    }

    /// Its gradient to the input.
    @Benchmark
    public List<Tensor> inputGradient() {
        return toInput.run(output, weight);
    }

    /// Its gradient to the weight.
    @Benchmark
    public List<Tensor> weightGradient() {
        return toWeight.run(input, output);
    }
}
