package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecallTest {
    @Test
    void asksForTheValuesOfTheKeys() throws IOException {
        Source source = DataSource.open("recall:train=500,test=100", SourceOptions.DEFAULT);
        assertThat(source.train().size()).isEqualTo(500);
        float[] x = new float[18];
        float[] y = new float[18];
        for (int i = 0; i < 500; i++) {
            source.train().read(i, x, 0, y, 0);
            Map<Float, Float> pairs = new HashMap<>();
            for (int t = 0; t < 12; t += 2) {
                assertThat(x[t]).isBetween(0f, 15f);
                assertThat(x[t + 1]).isBetween(16f, 31f);
                pairs.put(x[t], x[t + 1]);
            }
            assertThat(pairs).hasSize(6);
            assertThat(Arrays.copyOf(y, 12)).containsOnly(Target.Symbols.NONE);
            for (int t = 12; t < 18; t++) {
                assertThat(pairs.remove(x[t])).isEqualTo(y[t]);
            }
        }
    }

    @Test
    void guessesAreSeldomRight() {
        Recall train = new Recall(20_000, 1, 0);
        Recall test = new Recall(20_000, 2, 0);
        assertThat(test.commonestValue()).isCloseTo(0.293, within(0.01));
        assertThat(test.counted(train)).isCloseTo(1 / 16., within(0.01));
        assertThat(train.counted(train)).isLessThan(0.223);
    }

    @Test
    void eachEpochIsDrawnAnew() {
        Recall train = new Recall(10, 1, 0);
        float[][] x = new float[3][18];
        train.read(0, x[0], 0, new float[18], 0);
        train.epoch(0).read(0, x[1], 0, new float[18], 0);
        train.epoch(1).read(0, x[2], 0, new float[18], 0);
        assertThat(x[1]).isEqualTo(x[0]).isNotEqualTo(x[2]);
    }
}
