package dev.gradus.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.tensor.Op;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeGraphTest {
    private final Tensor a = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    private final Tensor b = Tensor.of(new float[] {1, 0, 2, 1, 1, 3, 0, 1, 1, 1, 2, 2}, 3, 4);

    @AfterEach
    void listenNoMore() {
        Engine.listen(null);
    }

    private static List<Op> ops(Tensor... wanted) {
        List<Op> ops = new ArrayList<>();
        Thread self = Thread.currentThread();
        Engine.listen((spec, _, work) -> {
            work.run();
            if (Thread.currentThread() == self && spec instanceof KernelSpec.OpKernel k) {
                ops.add(k.op());
            }
        });
        Tensor.eval(wanted);
        return ops;
    }

    @Test
    void theTransposeOfAProductIsAProduct() {
        Tensor t = a.matmul(b).permute(1, 0);
        assertThat(ops(t)).containsExactly(new Op.MatMul(true, true));
        assertThat(t.toFloatArray()).containsExactly(6, 15, 9, 21, 8, 20, 9, 21);
    }

    @Test
    void aProductThatIsUsedTwiceIsComputedOnce() {
        Tensor product = a.matmul(b);
        Tensor t = product.permute(1, 0);
        assertThat(ops(t, product)).filteredOn(op -> op instanceof Op.MatMul).hasSize(1);
        assertThat(t.toFloatArray()).containsExactly(6, 15, 9, 21, 8, 20, 9, 21);
    }
}
