package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.data.Digits;
import dev.gradus.data.Source;
import dev.gradus.tensor.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void xorIsLearned() {
        float[] answers = Xor.train().toFloatArray();
        assertThat(answers[0]).isLessThan(0.1f);
        assertThat(answers[1]).isGreaterThan(0.9f);
        assertThat(answers[2]).isGreaterThan(0.9f);
        assertThat(answers[3]).isLessThan(0.1f);
    }

    @Test
    void regressionFindsTheBestLine() {
        Regression.Line line = Regression.fit();
        assertThat(line.w0()).isCloseTo(1.04f, within(1e-3f));
        assertThat(line.w1()).isCloseTo(1.99f, within(1e-3f));
        assertThat(line.loss()).isCloseTo(0.0214f, within(1e-4f));
    }

    @Test
    void convolutionsReadDigits() {
        Source small = new Source("digits", Digits.dataset(3000, 1), Optional.of(Digits.dataset(500, 2)));
        assertThat(Mnist.train(small, 3)).isGreaterThan(0.85);
    }

    @Test
    void aLayerOfOnesOwnHasARightGradient() {
        assertThat(CustomLayer.check().passed())
                .as(CustomLayer.check().message())
                .isTrue();
    }

    @Test
    void anOpOfOnesOwnUsesItsOwnGradient() {
        float[] g = CustomOp.gradient(Tensor.of(new float[] {-1.3f, -0.2f, 0.4f, 0.9f}))
                .toFloatArray();
        assertThat(g).containsExactly(new float[] {-3, 0, 1, 2}, within(1e-6f));
    }
}
