package dev.gradus.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HogTest {
    @Test
    void lengthsAreThoseOfTheLiterature() {
        assertThat(new Hog(9, 8, 2).length(128, 64)).isEqualTo(3780);
        assertThat(new Hog(8, 16, 1).length(512, 512)).isEqualTo(8192);
        assertThat(new Hog(9, 8, 2).features(new double[128 * 64 * 3], 128, 64)).hasSize(3780);
    }

    @Test
    void aStepHasOneDirectionAndATurnedOneTheOther() {
        int side = 32;
        double[] upright = new double[side * side];
        double[] lying = new double[side * side];
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                upright[r * side + c] = c < 15 ? 0 : 1;
                lying[r * side + c] = r < 15 ? 0 : 1;
            }
        }
        assertThat(share(upright, 0)).isEqualTo(1);
        assertThat(share(lying, 4)).isEqualTo(1);
    }

    private static double share(double[] pixels, int bin) {
        double[] sums = new double[8];
        for (double[][] row : new Hog(8, 8, 1).cells(pixels, 32, 32)) {
            for (double[] cell : row) {
                Arrays.setAll(sums, b -> sums[b] + cell[b]);
            }
        }
        return sums[bin] / Arrays.stream(sums).sum();
    }

    @Test
    void blocksHaveLengthOneAndBrightnessDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(1);
        double[] pixels = random.doubles(32 * 24 * 3).toArray();
        Hog hog = new Hog(9, 8, 2);
        double[] features = hog.features(pixels, 32, 24);
        for (int block = 0; block < features.length / 36; block++) {
            double sum = 0;
            for (int i = 0; i < 36; i++) {
                sum += features[block * 36 + i] * features[block * 36 + i];
            }
            assertThat(sum).isCloseTo(1, offset(1e-6));
        }
        double[] brighter = Arrays.stream(pixels).map(v -> 0.5 * v + 0.3).toArray();
        double[] same = hog.features(brighter, 32, 24);
        for (int i = 0; i < same.length; i++) {
            assertThat(same[i]).isCloseTo(features[i], offset(1e-6));
        }
        assertThat(hog.features(new double[32 * 24], 32, 24)).containsOnly(0);
    }

    @Test
    void colorsAreCounted() {
        double[] pixels = {1, 0, 0, 1, 0, 0, 0, 0, 1, 0.4, 0.6, 0};
        double[] shares = new ColorHistogram(2).features(pixels);
        assertThat(shares[4]).isEqualTo(0.5);
        assertThat(shares[1]).isEqualTo(0.25);
        assertThat(shares[2]).isEqualTo(0.25);
        assertThat(Arrays.stream(shares).sum()).isEqualTo(1);
    }

    @Test
    void wrongSizesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Hog(9, 8, 2).length(15, 64))
                .withMessageContaining("15 pixels have no room");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Hog(9, 8, 2).features(new double[100], 16, 16))
                .withMessageContaining("100 numbers");
        assertThatIllegalArgumentException().isThrownBy(() -> new Hog(0, 8, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new ColorHistogram(4).features(new double[4]));
        assertThatIllegalArgumentException().isThrownBy(() -> new ColorHistogram(0));
    }
}
