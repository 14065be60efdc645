package dev.gradus.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalTest {
    /// Figures of Wilson's interval that stand in textbooks.
    @Test
    void wilson() {
        Interval i = Interval.wilson(81, 263);
        assertThat(i.value()).isCloseTo(81 / 263.0, offset(1e-12));
        assertThat(i.low()).isCloseTo(0.2553, offset(5e-5));
        assertThat(i.high()).isCloseTo(0.3662, offset(5e-5));
        assertThat(Interval.wilson(0, 10).low()).isZero();
        assertThat(Interval.wilson(0, 10).high()).isCloseTo(0.2775, offset(5e-5));
        assertThat(Interval.wilson(10, 10).high()).isCloseTo(1, offset(1e-12));
    }

    @Test
    void student() {
        assertThat(Interval.quantile(1)).isCloseTo(12.7062, offset(1e-4));
        assertThat(Interval.quantile(4)).isCloseTo(2.7764, offset(1e-4));
        assertThat(Interval.quantile(9)).isCloseTo(2.2622, offset(1e-4));
        Interval i = Interval.student(1, 2, 3);
        assertThat(i.value()).isEqualTo(2);
        assertThat(i.high() - 2).isCloseTo(4.3027 / Math.sqrt(3), offset(1e-4));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.student(1));
    }

    /// The mean's interval by the bootstrap is that of the normal distribution.
    @Test
    void bootstrap() {
        SplittableRandom random = new SplittableRandom(3);
        double[] v = random.doubles(400).toArray();
        Interval i = Interval.bootstrap(
                400, at -> Arrays.stream(at).mapToDouble(k -> v[k]).sum() / at.length, 1);
        double mean = Arrays.stream(v).sum() / 400;
        double half = 1.96 * Math.sqrt(1 / 12.0 / 400);
        assertThat(i.value()).isCloseTo(mean, offset(1e-12));
        assertThat(i.low()).isCloseTo(mean - half, offset(0.15 * half));
        assertThat(i.high()).isCloseTo(mean + half, offset(0.15 * half));
    }
}
