package dev.gradus.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.exec.Engine;
import dev.gradus.exec.Parallel;
import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.MaxPooling;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A convolution, taken with what follows it image by image, gives the bits of one op after the other.
class ConvChainTest {
    private final int threads = Parallel.threads();

    @AfterEach
    void reset() {
        Engine.listen(null);
        Parallel.setThreads(threads);
    }

    private static Tensor conv(int batch, int in, int side, int out, int groups) {
        Tensor x = Key.of(1).normal(batch, in, side, side);
        Tensor w = Key.of(2).normal(out, in / groups, 3, 3);
        return x.conv(w, ConvSpec.of(2).padding(1).groups(groups));
    }

    private static Tensor bias(Tensor t) {
        return Key.of(3).normal(t.shape().size(1)).reshape(t.shape().size(1), 1, 1);
    }

    private static Tensor pool(Tensor t) {
        return MaxPooling.of(t, new WindowSpec(Ints.of(2, 2), ConvSpec.of(2).stride(2)));
    }

    private static void check(String label, Supplier<Tensor> graph) {
        float[][] apart = new float[1][];
        Engine.with(new CpuBackend(), false, () -> apart[0] = graph.get().toFloatArray());
        for (int n = 1; n <= 3; n++) {
            Parallel.setThreads(n);
            List<String> labels = labels(graph, apart[0]);
            assertThat(labels).as("%d threads", n).contains(label);
        }
    }

    /// What runs on this thread on the way to the tensor, which must have the elements wanted.
    private static List<String> labels(Supplier<Tensor> graph, float[] wanted) {
        List<String> labels = new ArrayList<>();
        Thread self = Thread.currentThread();
        Engine.listen((spec, _, work) -> {
            work.run();
            if (Thread.currentThread() == self) {
                labels.add(spec.label());
            }
        });
        float[] got = graph.get().toFloatArray();
        Engine.listen(null);
        assertThat(got).isEqualTo(wanted);
        return labels;
    }

    @Test
    void biasActivationAndPooling() {
        UnaryOperator<Tensor> layer = c -> pool(c.add(bias(c)).relu());
        check("conv > add·max > MaxPooling", () -> layer.apply(conv(32, 3, 33, 8, 1)));
        check("conv > add·max > MaxPooling", () -> layer.apply(conv(9, 5, 18, 24, 1)));
        check("conv > add·max > MaxPooling", () -> layer.apply(conv(8, 6, 12, 12, 3)));
        check("conv > add·max > MaxPooling", () -> layer.apply(conv(16, 12, 9, 12, 12)));
    }

    @Test
    void byMinimalFilteringOfSeveralImagesAtATime() {
        check("conv > add·max > MaxPooling", () -> {
            Tensor c = conv(16, 32, 12, 40, 1);
            return pool(c.add(bias(c)).relu());
        });
    }

    @Test
    void elementwiseWorkAloneAndPoolingAlone() {
        check("conv > mul·add", () -> {
            Tensor c = conv(12, 4, 16, 8, 1);
            return c.mul(bias(c)).add(c).flatten(1);
        });
        check("conv > MaxPooling", () -> pool(conv(12, 4, 16, 8, 1)));
    }

    @Test
    void whatTwoNeedStandsAlone() {
        Supplier<Tensor> both = () -> {
            Tensor c = conv(12, 4, 16, 8, 1);
            return Tensor.concat(0, c.flatten(0), c.add(bias(c)).relu().flatten(0), pool(c).flatten(0));
        };
        check("conv", both);
    }

    @Test
    void whatDiffersFromImageToImageStandsApart() {
        check("add", () -> {
            Tensor c = conv(12, 4, 16, 8, 1);
            return c.add(Key.of(4).normal(12, 1, 1, 1));
        });
    }

    @Test
    void fewImagesLargeOnesAndNumbersWithoutDivisorsStandApart() {
        UnaryOperator<Tensor> layer = c -> c.add(bias(c)).relu();
        check("conv", () -> layer.apply(conv(3, 3, 33, 8, 1)));
        check("conv", () -> layer.apply(conv(8, 1, 128, 17, 1)));
        check("conv", () -> layer.apply(conv(11, 5, 16, 24, 1)));
    }
}
