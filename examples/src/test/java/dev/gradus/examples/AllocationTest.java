package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradus.nn.Conv2d;
import dev.gradus.nn.Flatten;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.Losses;
import dev.gradus.nn.MaxPool;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.optim.Adam;
import dev.gradus.nn.optim.Updater;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A steady training step makes hardly any garbage, on the thread that calls it.
class AllocationTest {
    private static final long LIMIT = 1_000_000;
    private static final int WINDOWS = 100;
    private static final int STEPS = 20;

    private static long bytesAStep(Layer model) {
        Updater updater = Updater.of(model, Adam.DEFAULT);
        Step step = Step.capture(in -> {
            Tensor loss = Losses.crossEntropy(model.forward(in.get(0)), in.get(1));
            updater.apply(Autodiff.grad(loss, updater.parameters()), in.get(2));
            return List.of(loss);
        });
        Tensor x = Key.of(3).normal(64, 1, 28, 28);
        Tensor y = Key.of(4).integers(10, 64);
        Tensor.eval(x, y);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // until C2 has compiled the loops, vectors are objects: a steady step is the best of many
        long least = Long.MAX_VALUE;
        for (int window = 0; window < WINDOWS && least >= LIMIT; window++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS; i++) {
                step.run(x, y, Tensor.scalar(1e-3f));
            }
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / STEPS);
        }
        return least;
    }

    @Test
    void perceptron() {
        Layer model = new Sequential(
                new Flatten(),
                Linear.of(784, 128).init(Key.of(1)),
                new Relu(),
                Linear.of(128, 10).init(Key.of(2)));
        assertThat(bytesAStep(model)).isLessThan(LIMIT);
    }

    @Test
    void convolutions() {
        Layer model = new Sequential(
                Conv2d.of(1, 6, 5).padding(2).init(Key.of(1)),
                new Relu(),
                MaxPool.of(2, 2),
                Conv2d.of(6, 16, 5).init(Key.of(2)),
                new Relu(),
                MaxPool.of(2, 2),
                new Flatten(),
                Linear.of(400, 10).init(Key.of(3)));
        assertThat(bytesAStep(model)).isLessThan(LIMIT);
    }
}
