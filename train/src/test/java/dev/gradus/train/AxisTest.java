package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(axis::label).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|1|0 0.2 0.4 0.6 0.8 1.0",
                "0.324|0.988|0.2 0.4 0.6 0.8 1.0",
                "3.88|236.4|0 50 100 150 200 250",
                "-8.007|0.695|-10 -8 -6 -4 -2 0 2",
                "0.97|0.991|0.970 0.975 0.980 0.985 0.990 0.995",
                "12000|48000|10,000 20,000 30,000 40,000 50,000",
                "0|0.0003|0 0.0001 0.0002 0.0003",
                "0|0.00012|0 5e-05 1.0e-04 1.5e-04",
                "2000000|4000000|2.0e+06 2.5e+06 3.0e+06 3.5e+06 4.0e+06",
            })
    void ticksAreRound(double least, double most, String expected) {
        List<String> labels = labels(Axis.around(least, most));
        assertThat(String.join(" ", labels)).isEqualTo(expected);
    }

    @Test
    void stepsEndWhereTheyEnd() {
        Axis steps = Axis.spanning(0, 420);
        assertThat(labels(steps)).containsExactly("0", "100", "200", "300", "400");
        assertThat(steps.place(420)).isEqualTo(1);
        assertThat(steps.place(0)).isZero();
    }

    @Test
    void powersOfTen() {
        Axis loss = Axis.powersAround(0.00016, 2.29);
        assertThat(labels(loss)).containsExactly("0.0001", "0.001", "0.01", "0.1", "1", "10");
        assertThat(loss.place(0.1)).isCloseTo(0.6, within(1e-12));
        assertThat(labels(Axis.powersAround(1e-30, 1e20))).hasSizeBetween(5, 12);
        assertThat(labels(Axis.powersAround(5, 5))).containsExactly("1", "10");
    }

    @Test
    void anyRangeHasTicksAndHoldsItsEnds() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            double size = Math.pow(10, random.nextInt(-12, 12));
            double least = size * random.nextDouble(-1, 1);
            double most = i % 10 == 0 ? least : least + size * random.nextDouble();
            Axis axis = Axis.around(least, most);
            assertThat(axis.ticks()).as(least + " … " + most).hasSizeBetween(2, 9);
            assertThat(axis.place(least)).as(least + " … " + most).isBetween(-1e-9, 1.0);
            assertThat(axis.place(most)).as(least + " … " + most).isBetween(0.0, 1 + 1e-9);
            assertThat(labels(axis)).as(least + " … " + most).doesNotHaveDuplicates();
        }
    }

    @Test
    void oneNumberLiesBetweenRoundOnes() {
        Axis axis = Axis.around(3.494697, 3.494697);
        assertThat(labels(axis)).contains("3.4", "3.5");
        assertThat(axis.place(3.494697)).isBetween(0.1, 0.9);
    }
}
