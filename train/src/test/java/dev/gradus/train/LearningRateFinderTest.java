package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.data.Dataset;
import dev.gradus.data.Digits;
import dev.gradus.nn.BatchNorm;
import dev.gradus.nn.Conv2d;
import dev.gradus.nn.Flatten;
import dev.gradus.nn.GlobalAvgPool;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.Modules;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.optim.GradientDescent;
import dev.gradus.tensor.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningRateFinderTest {
    private static final Dataset TRAIN = Digits.dataset(600, 1);
    private static final Task TASK = Task.of(TRAIN.target());
    private static final TrainConfig CONFIG = TrainConfig.DEFAULT.batchSize(32).optimizer(new GradientDescent());

    private static Map<String, float[]> weights(Layer model) {
        Map<String, float[]> out = new LinkedHashMap<>();
        Modules.parameters(model).forEach((name, p) -> out.put(name, p.value().toFloatArray()));
        return out;
    }

    @Test
    void putsWeightsAndStatisticsBack() {
        Layer model = new Sequential(
                Conv2d.of(1, 4, 3).init(Key.of(1)),
                BatchNorm.of(4).init(Key.of(2)),
                new GlobalAvgPool(),
                Linear.of(4, 10).init(Key.of(3)));
        Map<String, float[]> before = weights(model);
        new LearningRateFinder(1e-3, 100, 20).find(model, TASK, TRAIN, CONFIG);
        Map<String, float[]> after = weights(model);
        before.forEach((name, v) -> assertThat(after.get(name)).as(name).isEqualTo(v));
    }

    @Test
    void suggestsARateThatTrains(@TempDir Path folder) throws Exception {
        Layer model = new Sequential(
                Fitting.standardize(TRAIN), new Flatten(), Linear.of(784, 10).init(Key.of(1)));
        LearningRateFinder.Found found = LearningRateFinder.DEFAULT.find(model, TASK, TRAIN, CONFIG);
        List<LearningRateFinder.Tried> curve = found.curve();
        // standardized inputs of 784 pixels: plain gradient descent learns from about 1e-3 on and diverges below 10
        assertThat(found.steepest()).isBetween(1e-3, 1.0);
        assertThat(found.belowMinimum()).isBetween(1e-3, 1.0);
        assertThat(curve.size()).isLessThan(LearningRateFinder.DEFAULT.steps());
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).rate()).isGreaterThan(curve.get(i - 1).rate());
        }
        Path picture = folder.resolve("curve.svg");
        found.writePicture(picture);
        assertThat(Files.readString(picture))
                .startsWith("<svg xmlns")
                .contains("polyline")
                .doesNotContain("NaN");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new LearningRateFinder(0, 1, 20)).hasMessageContaining("0 < from < to");
        assertThatThrownBy(() -> new LearningRateFinder(1e-3, 1, 2)).hasMessageContaining("10 steps");
    }
}
