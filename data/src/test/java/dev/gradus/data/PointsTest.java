package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

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
