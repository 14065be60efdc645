package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Well-known tables, read from the folder that `GRADUS_DATA` names.
class TabularFilesTest {
    static Path file(String name) {
        String data = System.getenv("GRADUS_DATA");
        assumeTrue(data != null, "GRADUS_DATA names no folder of data sets");
        return Path.of(data).resolve(name);
    }

    @ParameterizedTest
    @CsvSource({
        "iris.csv, '', 150, 4, 3",
        "wine.csv, '', 178, 13, 3",
        "titanic-train.csv, Survived, 891, 10, 2",
        "california-housing.csv, median_house_value, 20640, 13, 0",
        "winequality-red.csv, '', 1599, 11, 6",
        "penguins.csv, species, 344, 10, 3",
        "auto-mpg.csv, mpg, 398, 9, 0",
        "boston-housing.data, '', 506, 13, 0",
        "abalone.csv, '', 4177, 10, 0",
        "wdbc.csv, diagnosis, 569, 30, 2",
        "airline-passengers.csv, '', 144, 3, 0",
        "daily-min-temperatures.csv, '', 3650, 3, 0",
        "monthly-sunspots.csv, '', 2820, 3, 0",
        "sonar.csv, '', 208, 60, 2",
    })
    void sizesAreTheKnownOnes(String name, String target, int rows, int inputs, int classes) throws IOException {
        SourceOptions options = target.isEmpty() ? SourceOptions.DEFAULT : SourceOptions.DEFAULT.withTarget(target);
        Source source = DataSource.open(file("tabular/" + name).toString(), options);
        TableDataset data = (TableDataset) source.train();
        assertThat(source.kind()).isEqualTo("csv");
        assertThat(data.size()).isEqualTo(rows);
        assertThat(data.table().inputNames()).hasSize(inputs);
        assertThat(data.inputShape().intSize()).isEqualTo(inputs);
        Optional<Integer> found = data.target() instanceof Target.Classes c
                ? Optional.of(c.names().size())
                : Optional.empty();
        assertThat(found.orElse(0)).isEqualTo(classes);
        float[] x = new float[inputs];
        float[] y = new float[1];
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            data.read(i, x, 0, y, 0);
            for (float v : x) {
                assertThat(v).isFinite();
            }
            assertThat(y[0]).isFinite().isGreaterThanOrEqualTo(classes > 0 ? 0 : -100);
            sum += x[0];
        }
        if (data.table().columns().getFirst() instanceof Column.Numeric) {
            assertThat(sum / rows).isBetween(-1e-3, 1e-3);
        }
    }
}
