package dev.gradus.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootViewTest {
    @Test
    void theFirstPartOfSomethingComputedIsAResult() {
        Tensor x = Tensor.arange(DType.F32, 6).mul(2);
        assertThat(x.slice(0, 0, 2).toFloatArray()).containsExactly(0, 2);
        Tensor y = Tensor.arange(DType.F64, 6);
        Tensor head = y.slice(0, 0, 2);
        Tensor.eval(head, y);
        assertThat(head.toDoubleArray()).containsExactly(0, 1);
        assertThat(y.toDoubleArray()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void aParameterTakesTheFirstPartOfSomethingLonger() {
        Parameter p = Parameter.of(Tensor.ones(2));
        Step step = Step.capture(in -> {
            Tensor longer = Tensor.concat(0, p.value().mul(2), in.get(0)).add(1);
            p.assign(longer.slice(0, 0, 2));
            return List.of(longer);
        });
        for (float expected : new float[] {3, 7, 15}) {
            assertThat(step.run(Tensor.zeros(3)).get(0).toFloatArray()).containsExactly(expected, expected, 1, 1, 1);
            assertThat(p.value().toFloatArray()).containsExactly(expected, expected);
        }
    }
}
