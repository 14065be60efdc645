package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The drawn cats and dogs: both kinds alike in number, in colour and in the directions of their edges.
class CatsDogsTest {
    private static final int SIDE = 40;
    private static final int PLANE = SIDE * SIDE;
    private static final int COUNT = 2000;
    private static final Dataset DATA = CatsDogs.dataset(COUNT, 5);

    private static float[] x(int index) {
        float[] x = new float[3 * PLANE];
        DATA.read(index, x, 0, new float[1], 0);
        return x;
    }

    @Test
    void aSeedGivesTheSamePictures() throws Exception {
        Source source = DataSource.open("catsdogs:train=60,test=20", SourceOptions.DEFAULT.withSeed(4));
        assertThat(source.train().inputShape()).isEqualTo(Shape.of(3, SIDE, SIDE));
        assertThat(source.train().target()).isEqualTo(new Target.Classes(List.of("cat", "dog")));
        assertThat(source.test().orElseThrow().size()).isEqualTo(20);
        assertThat(Fingerprint.of(source)).isEqualTo(Fingerprint.of(CatsDogs.source(60, 20, 4)));
        assertThat(Fingerprint.of(source)).isNotEqualTo(Fingerprint.of(CatsDogs.source(60, 20, 5)));
        float[] few = new float[3 * PLANE];
        CatsDogs.dataset(10, 5).read(7, few, 0, new float[1], 0);
        assertThat(few).as("a picture does not depend on how many there are").isEqualTo(x(7));
    }

    /// Means of brightness and of each direction's share of all gradients, by kind.
    @Test
    void countedOverThePictureTheKindsAreAlike() {
        double[] brightness = new double[2];
        double[][] directions = new double[2][9];
        for (int i = 0; i < COUNT; i++) {
            float[] x = x(i);
            for (float v : x) {
                brightness[i % 2] += v / x.length / (COUNT / 2.0);
            }
            double[] own = directions(x);
            for (int b = 0; b < 9; b++) {
                directions[i % 2][b] += own[b] / (COUNT / 2.0);
            }
        }
        assertThat(brightness[0]).isCloseTo(brightness[1], within(3.0));
        for (int b = 0; b < 9; b++) {
            assertThat(directions[0][b]).as("direction " + b).isCloseTo(directions[1][b], within(0.004));
        }
    }

    private static double[] directions(float[] x) {
        double[] sums = new double[9];
        double all = 1e-9;
        for (int r = 1; r < SIDE - 1; r++) {
            for (int c = 1; c < SIDE - 1; c++) {
                double dx = x[r * SIDE + c + 1] - x[r * SIDE + c - 1];
                double dy = x[(r + 1) * SIDE + c] - x[(r - 1) * SIDE + c];
                double turns = StrictMath.atan2(dy, dx) / Math.PI;
                double length = Math.sqrt(dx * dx + dy * dy);
                sums[(int) ((turns < 0 ? turns + 1 : turns) * 9) % 9] += length;
                all += length;
            }
        }
        for (int b = 0; b < 9; b++) {
            sums[b] /= all;
        }
        return sums;
    }
}
