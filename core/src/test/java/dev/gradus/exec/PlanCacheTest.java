package dev.gradus.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PlanCacheTest {
    private final Tensor a = Tensor.of(new float[] {1});
    private final Tensor b = Tensor.of(new float[] {2});

    /// Both have the same ops, leaves, result, and the same wires in a row; only where one op's end differs.
    @Test
    void plansOfGraphsThatDifferInNumbersOfInputsAreNotMixedUp() {
        Tensor first = Tensor.concat(0, Tensor.concat(0, a, b, a), b);
        Tensor second = Tensor.concat(0, a, Tensor.concat(0, a, b), b);
        assertThat(first.toFloatArray()).containsExactly(1, 2, 1, 2);
        assertThat(second.toFloatArray()).containsExactly(1, 1, 2, 2);
    }

    @Test
    void aCachedPlanComputesWithTheNewLeaves() {
        assertThat(a.add(b).toFloatArray()).containsExactly(3);
        assertThat(b.add(b.copy()).toFloatArray()).containsExactly(4);
        assertThat(b.add(b).toFloatArray()).containsExactly(4);
        assertThat(a.sub(b).toFloatArray()).containsExactly(-1);
        assertThat(b.sub(a).toFloatArray()).containsExactly(1);
    }
}
