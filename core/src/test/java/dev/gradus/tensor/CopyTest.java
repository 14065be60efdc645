package dev.gradus.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CopyTest {
    @Test
    void aCopyOfAViewHasMemoryOfItsOwn() {
        Tensor leaf = Tensor.of(new float[] {1, 2, 3, 4});
        Tensor view = leaf.reshape(2, 2);
        assertThat(view.copy().storage().array()).isNotSameAs(leaf.storage().array());
        assertThat(leaf.copy().storage().array()).isNotSameAs(leaf.storage().array());
    }

    @Test
    void aCopyOfWhatIsNotAtHandIsComputedAndLeavesTheOriginalLazy() {
        Tensor sum = Tensor.of(new float[] {1, 2}).add(1);
        Tensor copy = sum.copy();
        assertThat(sum.isEvaluated()).isFalse();
        assertThat(copy.toFloatArray()).containsExactly(2, 3);
        assertThat(sum.storage().array()).isNotSameAs(copy.storage().array());
    }

    @Test
    void aResultThatTheHeapCannotHoldIsRefusedByName() {
        int n = (int) Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 8 + 1000);
        Tensor huge = Tensor.full(DType.F64, 1, n).add(Tensor.of(new double[] {2}));
        assertThatThrownBy(huge::copy)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MB of memory")
                .hasMessageContaining("-Xmx");
    }
}
