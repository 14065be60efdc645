package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of data is counted from it.
class DataSummaryTest {
    private static final DataSummary.Spread ONE_TO_FOUR = new DataSummary.Spread(1, 2.5, 4, Math.sqrt(1.25));

    private static Dataset classes(float... x) {
        float[] y = new float[x.length];
        y[0] = 1;
        return new FloatDataset(Shape.of(1), new Target.Classes(List.of("no", "yes")), x, y);
    }

    @Test
    void samplesClassesRepeatedAndShared() {
        DataSummary s = DataSummary.of(
                new Source("made", classes(1, 2, 3, 4), Optional.of(classes(4, 7, 7, 1)), List.of("a note")));
        assertThat(s.train().samples()).isEqualTo(4);
        assertThat(s.train().shape()).containsExactly(1);
        assertThat(s.train().classes()).containsExactly(Map.entry("no", 3), Map.entry("yes", 1));
        assertThat(s.train().inputs()).isEqualTo(ONE_TO_FOUR);
        assertThat(s.train().repeated()).isZero();
        assertThat(s.test().orElseThrow().repeated()).isEqualTo(1);
        assertThat(s.shared()).as("4 and 1").isEqualTo(2);
        assertThat(s.notes()).containsExactly("a note");
    }

    @Test
    void numbersAreInTheDatasOwnUnits() {
        Target target = new Target.Values(List.of("price"), List.of(100.0), List.of(10.0));
        Dataset data = new FloatDataset(Shape.of(1), target, new float[2], new float[] {-1, 1});
        DataSummary s = DataSummary.of(new Source("made", data, Optional.empty()));
        assertThat(s.train().targets()).containsExactly(Map.entry("price", new DataSummary.Spread(90, 100, 110, 10)));
        assertThat(s.train().repeated()).isEqualTo(1);
        assertThat(s.test()).isEmpty();
    }

    @Test
    void boxesHaveAnArea() {
        Dataset data = Person.dataset(5, 1);
        DataSummary.Part part =
                DataSummary.of(new Source("person", data, Optional.empty())).train();
        assertThat(part.targets()).containsOnlyKeys("left", "top", "width", "height", "area");
        double sum = 0;
        float[] y = new float[4];
        for (int i = 0; i < 5; i++) {
            data.read(i, new float[3 * 96 * 96], 0, y, 0);
            sum += (double) y[2] * y[3];
        }
        DataSummary.Spread area = Objects.requireNonNull(part.targets().get("area"));
        assertThat(area.mean()).isEqualTo(sum / 5, within(1e-9));
    }

    @Test
    void textsHaveSymbolsAndTablesNames(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), "abca".repeat(300));
        DataSummary.Part windows = DataSummary.of(DataSource.open(
                        text.toString(), SourceOptions.DEFAULT.withAs("text").withSize(8)))
                .train();
        assertThat(windows.symbols()).isEqualTo(3);
        assertThat(windows.repeated()).as("but for the first").isEqualTo(windows.samples() - 1);
        Path table = Files.write(folder.resolve("t.csv"), Samples.csv());
        DataSummary.Part rows = DataSummary.of(DataSource.open(table.toString(), SourceOptions.DEFAULT))
                .train();
        assertThat(rows.featureNames()).contains("age", "height");
        assertThat(rows.classes()).containsExactly(Map.entry("no", 2), Map.entry("yes", 3));
    }
}
