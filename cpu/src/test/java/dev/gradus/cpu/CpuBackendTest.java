package dev.gradus.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.exec.Engine;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuBackendTest {
    @Test
    void isFoundAsAService() {
        assertThat(Engine.backend()).isInstanceOf(CpuBackend.class);
    }

    private static Tensor perceptron(int batch) {
        Key key = Key.of(7);
        Tensor x = key.fold(1).normal(batch, 20);
        Tensor w1 = key.fold(2).normal(20, 30).mul(0.3);
        Tensor b1 = key.fold(3).normal(30);
        Tensor w2 = key.fold(4).normal(30, 5).mul(0.3);
        Tensor loss =
                x.matmul(w1).add(b1).tanh().matmul(w2).logSoftmax(-1).square().mean();
        List<Tensor> g = Autodiff.grad(loss, List.of(w1, b1, w2));
        return Tensor.concat(0, g.get(0).flatten(0), g.get(1), g.get(2).flatten(0), loss.reshape(1));
    }

    @Test
    void agreesWithTheReferenceMachineFusedAndUnfused() {
        for (int batch : new int[] {1, 3, 64, 300}) {
            double[] fused = perceptron(batch).toDoubleArray();
            double[][] unfused = new double[1][];
            Engine.with(
                    new CpuBackend(),
                    false,
                    () -> unfused[0] = perceptron(batch).toDoubleArray());
            double[][] reference = new double[1][];
            Engine.with(
                    Engine.reference(),
                    false,
                    () -> reference[0] = perceptron(batch).toDoubleArray());
            assertThat(fused).isEqualTo(unfused[0]);
            for (int i = 0; i < fused.length; i++) {
                assertThat(fused[i]).isCloseTo(reference[0][i], within(2e-5));
            }
        }
    }
}
