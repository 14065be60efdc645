package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SamplingTest {
    /// Probabilities 0.1, 0.6, 0.3, with a constant that must not matter.
    private static final float[] SCORES = {
        (float) StrictMath.log(0.1) + 5, (float) StrictMath.log(0.6) + 5, (float) StrictMath.log(0.3) + 5
    };

    @Test
    void drawsByProbability() {
        assertThat(shares(Sampling.DEFAULT)).containsExactly(new double[] {0.1, 0.6, 0.3}, within(0.01));
    }

    @Test
    void temperatureIsAPowerOfProbabilities() {
        double sum = 0.01 + 0.36 + 0.09;
        assertThat(shares(new Sampling(0.5, 0, 1)))
                .containsExactly(new double[] {0.01 / sum, 0.36 / sum, 0.09 / sum}, within(0.01));
        assertThat(shares(new Sampling(1e6, 0, 1)))
                .containsExactly(new double[] {1 / 3., 1 / 3., 1 / 3.}, within(0.01));
        assertThat(shares(new Sampling(0, 0, 1))).containsExactly(0, 1, 0);
        assertThat(shares(new Sampling(1e-9, 0, 1))).containsExactly(0, 1, 0);
    }

    @Test
    void topKKeepsTheLikeliest() {
        assertThat(shares(new Sampling(1, 2, 1))).containsExactly(new double[] {0, 2 / 3., 1 / 3.}, within(0.01));
        assertThat(shares(new Sampling(1, 1, 1))).containsExactly(0, 1, 0);
        assertThat(shares(new Sampling(1, 9, 1))[0]).isCloseTo(0.1, within(0.01));
    }

    @Test
    void topPKeepsTheFewestThatReachIt() {
        assertThat(shares(new Sampling(1, 0, 0.59))).containsExactly(0, 1, 0);
        assertThat(shares(new Sampling(1, 0, 0.61))).containsExactly(new double[] {0, 2 / 3., 1 / 3.}, within(0.01));
        assertThat(shares(new Sampling(1, 0, 0.95))[0]).isCloseTo(0.1, within(0.01));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new Sampling(-1, 0, 1)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> new Sampling(Double.NaN, 0, 1)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> new Sampling(1, -1, 1)).hasMessageContaining("top-k");
        assertThatThrownBy(() -> new Sampling(1, 0, 0)).hasMessageContaining("top-p");
    }

    private static double[] shares(Sampling sampling) {
        SplittableRandom random = new SplittableRandom(1);
        double[] shares = new double[3];
        for (int i = 0; i < 40_000; i++) {
            shares[sampling.choose(SCORES, random.nextDouble())] += 1 / 40_000.;
        }
        return java.util.Arrays.stream(shares)
                .map(v -> Math.rint(v * 1e9) / 1e9)
                .toArray();
    }
}
