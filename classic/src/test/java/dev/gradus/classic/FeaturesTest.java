package dev.gradus.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import dev.gradus.data.DataSource;
import dev.gradus.data.Dataset;
import dev.gradus.data.SourceOptions;
import dev.gradus.data.Target;
import dev.gradus.tensor.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static Dataset made(Shape shape, float... x) {
        return Dataset.of(List.of(x), shape, new Target.Values(List.of("y")), v -> v, _ -> new float[] {0});
    }

    @Test
    void numbersAsTheyAre() {
        Features features = Features.of(made(Shape.of(2), 3, -1));
        assertThat(features.of(new float[] {3, -1})).containsExactly(3, -1);
        assertThat(features.names()).containsExactly("x0", "x1");
        assertThatIllegalArgumentException().isThrownBy(() -> features.of(new float[3]));
    }

    /// The left half red, the right half blue: one upright edge, and two colors by halves.
    @Test
    void aPictureHasEdgesAndColors() {
        float[] x = new float[3 * 32 * 32];
        for (int i = 0; i < 32 * 32; i++) {
            x[i % 32 < 16 ? i : 2 * 32 * 32 + i] = 255;
        }
        Features features = Features.of(made(Shape.of(3, 32, 32), x));
        double[] d = features.of(x);
        assertThat(d).hasSize(features.length()).hasSize(4 * 4 * 36 + 64);
        assertThat(features.names()).hasSize(d.length).doesNotHaveDuplicates();
        assertThat(features).hasToString("576 of oriented gradients, 64 of colors");
        double[] colors = Arrays.copyOfRange(d, 576, d.length);
        assertThat(Arrays.stream(colors).sum()).isCloseTo(1, offset(1e-9));
        assertThat(colors[features.names().indexOf("red 3 green 0 blue 0") - 576])
                .isCloseTo(0.5, offset(1e-9));
        for (int i = 0; i < 576; i++) {
            assertThat(d[i] > 1e-3 && i % 9 != 0).as(features.names().get(i)).isFalse();
        }
        assertThat(features.rows(made(Shape.of(3, 32, 32), x))[0]).containsExactly(d);
    }

    @Test
    void symbolsAreOnesInTheirPlaces() throws IOException {
        Dataset recall =
                DataSource.open("recall:train=5,test=1", SourceOptions.DEFAULT).train();
        Features features = Features.of(recall);
        double[][] rows = features.rows(recall);
        int places = recall.inputShape().intSize();
        for (double[] row : rows) {
            assertThat(Arrays.stream(row).sum()).isEqualTo(places);
        }
        assertThat(features.names()).hasSize(rows[0].length);
    }
}
