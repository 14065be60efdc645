package dev.gradus.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.exec.Engine;
import dev.gradus.exec.Parallel;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A step packs weights that stay the same once, and notices when they don't.
class PackedWeightsTest {
    private final int threads = Parallel.threads();

    @AfterEach
    void restoreThreads() {
        Parallel.setThreads(threads);
    }

    /// A layer, its weights and an input.
    private record Layer(String name, Parameter w, Tensor x, UnaryOperator<Tensor> body) {
        Step step() {
            return Step.capture(in -> List.of(body.apply(in.getFirst())));
        }

        float[] run(Step step) {
            return step.run(x).getFirst().toFloatArray();
        }

        /// What ops give that know nothing of other runs.
        float[] expected() {
            return body.apply(x).toFloatArray();
        }
    }

    private static Layer linear(int rows, int in, int out) {
        Parameter w = Parameter.of(Key.of(1).normal(out, in));
        return new Layer(
                "linear " + rows,
                w,
                Key.of(2).normal(rows, in),
                x -> x.matmul(w.value().transpose()).relu());
    }

    private static Layer conv(int batch, int in, int side, int out, ConvSpec spec) {
        Parameter w = Parameter.of(Key.of(1).normal(out, in / spec.groups(), 3, 3));
        return new Layer(
                "conv " + batch + "x" + in + "x" + side,
                w,
                Key.of(2).normal(batch, in, side, side),
                x -> x.conv(w.value(), spec).relu());
    }

    private static List<Layer> layers() {
        ConvSpec same = ConvSpec.of(2).padding(1);
        return List.of(
                linear(1, 300, 70),
                linear(8, 300, 70),
                linear(33, 70, 5),
                linear(70, 520, 600),
                conv(1, 40, 30, 36, same),
                conv(9, 33, 20, 35, same),
                conv(8, 3, 17, 6, same),
                conv(2, 6, 9, 24, same),
                conv(1, 8, 12, 30, ConvSpec.of(2).stride(2)),
                conv(8, 8, 10, 8, same.groups(2)),
                conv(8, 8, 10, 8, same.groups(8)));
    }

    @Test
    void everyRunGivesTheSameBits() {
        for (Layer layer : layers()) {
            float[] want = layer.expected();
            Step step = layer.step();
            for (int run = 0; run < 4; run++) {
                Parallel.setThreads(1 + run % 3);
                assertThat(layer.run(step)).as("%s, run %d", layer.name, run).isEqualTo(want);
            }
        }
    }

    @Test
    void newWeightsAreSeen() {
        for (Layer layer : layers()) {
            Step step = layer.step();
            for (int round = 0; round < 3; round++) {
                for (int run = 0; run <= round; run++) {
                    assertThat(layer.run(step))
                            .as("%s, round %d, run %d", layer.name, round, run)
                            .isEqualTo(layer.expected());
                }
                layer.w.assign(layer.w.value().mul(1.5).add(0.25));
            }
        }
    }

    @Test
    void weightsThatAnotherStepTrainsInPlaceAreSeen() {
        for (Layer layer : layers()) {
            Step step = layer.step();
            Step train = Step.capture(in -> {
                Tensor loss = layer.body.apply(in.getFirst()).square().mean();
                Tensor g = Autodiff.grad(loss, List.of(layer.w)).of(layer.w);
                layer.w.assign(layer.w.value().sub(g.mul(0.1)));
                return List.of(loss);
            });
            float[] last = layer.expected();
            for (int round = 0; round < 3; round++) {
                train.run(layer.x);
                float[] want = layer.expected();
                assertThat(Arrays.equals(want, last)).as(layer.name).isFalse();
                for (int run = 0; run < 3; run++) {
                    assertThat(layer.run(step)).as(layer.name).isEqualTo(want);
                }
                last = want;
            }
        }
    }

    @Test
    void inputsThatHappenToBeTheSameAreNoWeights() {
        Step product = Step.capture(in -> List.of(in.get(0).matmul(in.get(1))));
        Tensor x = Key.of(1).normal(16, 64);
        Tensor w = Key.of(2).normal(64, 64);
        assertThat(packed(() -> product.run(x, w))).isZero();
    }

    @Test
    void constantsAndParametersArePackedAtTheSecondRun() {
        Layer layer = linear(16, 64, 64);
        Tensor constant = Key.of(3).normal(64, 64).copy();
        Step step = Step.capture(in -> List.of(layer.body.apply(in.getFirst()).matmul(constant)));
        assertThat(packed(() -> step.run(layer.x))).isEqualTo(2);
    }

    /// How many weights are packed in four runs: all at the second one.
    private static int packed(Runnable run) {
        List<Integer> counts = new ArrayList<>();
        CountingBackend backend = new CountingBackend(new CpuBackend());
        Engine.with(backend, true, () -> {
            for (int i = 0; i < 4; i++) {
                run.run();
                counts.add(backend.packed());
            }
        });
        assertThat(counts).isEqualTo(List.of(0, counts.get(3), counts.get(3), counts.get(3)));
        return counts.get(3);
    }

    @Test
    void manyThreadsMayRunOneStep() throws Exception {
        Layer layer = linear(32, 200, 300);
        float[] want = layer.expected();
        Step step = layer.step();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<float[]>> runs = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                runs.add(() -> layer.run(step));
            }
            for (Future<float[]> result : pool.invokeAll(runs)) {
                assertThat(result.get()).isEqualTo(want);
            }
        }
    }

    @Test
    void severalParametersAtOnce() {
        Layer a = linear(16, 64, 64);
        Parameter second = Parameter.of(Key.of(5).normal(64, 64));
        Step step = Step.capture(
                in -> List.of(a.body.apply(in.getFirst()).matmul(second.value().transpose())));
        for (int round = 0; round < 3; round++) {
            float[] want = a.body.apply(a.x).matmul(second.value().transpose()).toFloatArray();
            for (int run = 0; run < 3; run++) {
                assertThat(a.run(step)).isEqualTo(want);
            }
            // each takes the other's value
            Parameter.assign(Map.of(a.w, second.value(), second, a.w.value()));
        }
    }
}
