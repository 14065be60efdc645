package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.data.Dataset;
import dev.gradus.data.Source;
import dev.gradus.data.SourceOptions;
import dev.gradus.data.Target;
import dev.gradus.tensor.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The default model where a box is to be found: it finds bright boxes on a noisy ground wherever they stand.
class LocatorTest {
    private static final int SIDE = 24;

    private static Dataset boxes(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> boxes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int w = 6 + random.nextInt(6);
            int h = 6 + random.nextInt(6);
            boxes.add(new float[] {random.nextInt(SIDE - w), random.nextInt(SIDE - h), w, h});
        }
        return Dataset.of(boxes, Shape.of(3, SIDE, SIDE), new Target.Box(), box -> picture(box, random), box ->
                new float[] {box[0] / SIDE, box[1] / SIDE, box[2] / SIDE, box[3] / SIDE});
    }

    private static float[] picture(float[] box, SplittableRandom random) {
        float[] x = new float[3 * SIDE * SIDE];
        for (int i = 0; i < x.length; i++) {
            int column = i % SIDE;
            int row = i / SIDE % SIDE;
            boolean inside = column >= box[0] && column < box[0] + box[2] && row >= box[1] && row < box[1] + box[3];
            x[i] = (inside ? 200 : 60) + random.nextInt(40);
        }
        return x;
    }

    private static RunOptions options(Map<String, String> settings) {
        Map<String, Object> said =
                new RunOptions("boxes", SourceOptions.DEFAULT, "", settings, FitOptions.DEFAULT, 1, 0.1).toMap();
        said.put("epochs", 12);
        return RunOptions.from(said);
    }

    @Test
    void findsBoxesWhereverTheyStand() throws IOException {
        Prepared run = Prepared.of(
                options(Map.of("width", "4")), new Source("boxes", boxes(300, 1), Optional.of(boxes(100, 2))));
        assertThat(run.modelName()).isEqualTo("locator");
        assertThat(run.config().augmentation()).isNotEmpty();
        run.trainer().run(_ -> {});
        Map<String, Double> scores = new Evaluation(run.model(), run.task())
                .run(run.parts().test())
                .scores()
                .values();
        assertThat(scores).containsOnlyKeys("iou", "iou>0.5", "mean-box");
        double mean = scores.getOrDefault("mean-box", Double.NaN);
        assertThat(mean).isBetween(0.05, 0.35);
        assertThat(scores.getOrDefault("iou", Double.NaN)).isGreaterThan(mean + 0.2);
    }

    @Test
    void answersBoxesOnly() {
        assertThatThrownBy(() -> Models.named("locator", Shape.of(3, SIDE, SIDE), 10, Map.of()))
                .hasMessage("model locator finds a box, 4 numbers, and the data asks for 10");
        assertThatThrownBy(() -> Models.named("locator", Shape.of(7), 4, Map.of()))
                .hasMessageContaining("needs pictures");
    }
}
