package dev.gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void ticksAreRoundAndInside() {
        assertThat(Ticks.between(-1.726, 4.677).stream().map(Ticks::number))
                .containsExactly("-1", "0", "1", "2", "3", "4");
        assertThat(Ticks.between(1, 4).stream().map(Ticks::number))
                .containsExactly("1", "1.5", "2", "2.5", "3", "3.5", "4");
        assertThat(Ticks.between(0, 1e-3).stream().map(Ticks::number)).contains("0", "0.001");
    }

    @Test
    void numbersAreShort() {
        assertThat(Ticks.number(-0.0)).isEqualTo("0");
        assertThat(Ticks.number(0.313261687)).isEqualTo("0.313262");
        assertThat(Ticks.number(1_000_001_000)).isEqualTo("1000001000");
        assertThat(Ticks.number(2.5e-12)).isEqualTo("2.50e-12");
        assertThat(Ticks.number(0.1 + 0.2)).isEqualTo("0.3");
    }
}
