package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsTest {
    @Test
    void nearestNeighboursSolveThem() throws IOException {
        for (String name : List.of("moons", "circles", "xor", "spiral")) {
            Source source = DataSource.open(name, SourceOptions.DEFAULT.withSeed(5));
            Dataset test = source.test().orElseThrow();
            assertThat(source.train().size()).as(name).isEqualTo(1_000);
            assertThat(test.size()).as(name).isEqualTo(500);
            int right = 0;
            for (int i = 0; i < test.size(); i++) {
                right += nearest(source.train(), read(test, i)) == test.label(i) ? 1 : 0;
            }
            assertThat(right / 500.0).as(name + " by the nearest neighbour").isGreaterThan(0.9);
        }
    }

    @Test
    void friedmansFunctionHasTheStatedMeanAndNoise() throws IOException {
        Dataset data = DataSource.open("regression", SourceOptions.DEFAULT).train();
        double residual = 0;
        for (int i = 0; i < data.size(); i++) {
            float[] x = new float[10];
            float[] y = new float[1];
            data.read(i, x, 0, y, 0);
            double f = 10 * Math.sin(Math.PI * x[0] * x[1]) + 20 * (x[2] - 0.5) * (x[2] - 0.5) + 10 * x[3] + 5 * x[4];
            residual += (y[0] - f) * (y[0] - f) / data.size();
        }
        assertThat(residual).isBetween(0.85, 1.15);
    }

    @Test
    void settingsChangeSizeAndNoise() throws IOException {
        Source small = DataSource.open("moons:train=40,test=20,noise=0", SourceOptions.DEFAULT);
        assertThat(small.train().size()).isEqualTo(40);
        assertThat(small.test().orElseThrow().size()).isEqualTo(20);
        for (int i = 0; i < 40; i += 2) {
            float[] x = read(small.train(), i);
            assertThat(Math.hypot(x[0], x[1])).as("on the circle without noise").isCloseTo(1, within(1e-6));
        }
        float[] plain = read(DataSource.open("moons", SourceOptions.DEFAULT).train(), 0);
        assertThat(read(DataSource.open("moons:train=7", SourceOptions.DEFAULT).train(), 0))
                .isEqualTo(plain);
        assertThat(read(
                        DataSource.open("moons:noise=0.5", SourceOptions.DEFAULT)
                                .train(),
                        0))
                .isNotEqualTo(plain);
        assertThat(DataSource.open("digits:train=30,test=10", SourceOptions.DEFAULT)
                        .train()
                        .size())
                .isEqualTo(30);
        assertThat(DataSource.kind("person:train=3", SourceOptions.DEFAULT)).isEqualTo("person");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "moons:foo=1|has no setting 'foo'; it has train, test, noise",
                "digits:noise=1|has no setting 'noise'; it has train, test",
                "moons:train=0|'0' is no number from 1",
                "moons:train=-4|'-4' is no number",
                "moons:train=1.5|train is no whole number",
                "moons:train=99999999999|is no number from 1 to 10000000",
                "moons:noise=-1|'-1' is no number from 0",
                "moons:noise=NaN|'NaN' is no number",
                "moons:noise=x|'x' is no number",
                "moons:train|'train' is not of the form KEY=NUMBER",
                "moons:train=5,train=6|each key once",
                "moons:|is not of the form",
                "person:train=10000000|MB, too much for memory"
            })
    void badSettingsAreNamed(String text, String fault) {
        assertThatThrownBy(() -> DataSource.open(text, SourceOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining(fault);
    }

    private static float[] read(Dataset data, int i) {
        float[] x = new float[2];
        data.read(i, x, 0, new float[1], 0);
        return x;
    }

    private static int nearest(Dataset data, float[] point) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < data.size(); i++) {
            float[] x = read(data, i);
            double d = (x[0] - point[0]) * (x[0] - point[0]) + (x[1] - point[1]) * (x[1] - point[1]);
            if (d < least) {
                least = d;
                best = data.label(i);
            }
        }
        return best;
    }
}
