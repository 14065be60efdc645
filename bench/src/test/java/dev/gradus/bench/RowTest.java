package dev.gradus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.io.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RowTest {
    private static final Workload WORK = new Workload(
            "mlp",
            Workload.Kind.TRAIN,
            0.9,
            0,
            () -> {
                throw new UnsupportedOperationException();
            },
            List.of());

    private static List<ForkResult> results(double others, double... ratios) {
        return DoubleStream.of(ratios)
                .mapToObj(r -> new ForkResult("plain", times(2e-3, others), times(r * 2e-3, others), 1e-6, 337, 0))
                .toList();
    }

    private static Side.Times times(double median, double others) {
        return new Side.Times(median, 0.9 * median, 1.2 * median, 1.9, others);
    }

    @Test
    void takesTheMedianOfTheRatiosAndTellsTheWorst() {
        Row row = Row.of(WORK, results(0, 1.5, 0.8, 1.1, 1.0, 1.2), 0, 0);
        assertThat(row.ratio()).isCloseTo(1.1, within(1e-12));
        assertThat(row.worst()).isCloseTo(0.8, within(1e-12));
        assertThat(row.gradusSpread()).isCloseTo(0.3, within(1e-12));
        assertThat(row.text()).contains("1.10", "0.80", "2.000 ms", "2.200 ms").doesNotContain("below", "busy");
    }

    @Test
    void tellsWhatIsTooSlowAndWhenOthersWorked() {
        Row row = Row.of(WORK, results(0.7, 0.5), 0, 0);
        assertThat(row.text()).contains("below must", "others used 0.7 processors");
    }

    @Test
    void aMachineThatDoesNotTellIsNotCalledBusy() {
        assertThat(Row.of(WORK, results(Double.NaN, 1), 0, 0).text()).doesNotContain("busy");
    }

    @Test
    void isOneJsonObject() {
        Map<String, Object> json = Json.readObject(Json.write(Row.of(WORK, results(0, 1), 0, 0)));
        assertThat(json)
                .containsEntry("name", "mlp")
                .containsEntry("kind", "train")
                .containsEntry("must", 0.9);
        assertThat(json).containsKeys("ratio", "worst", "gradus", "libtorch");
    }

    @Test
    void quantilesLieBetweenNeighbours() {
        double[] sorted = {1, 2, 4, 8};
        assertThat(Stats.quantile(sorted, 0.5)).isEqualTo(3);
        assertThat(Stats.quantile(sorted, 0)).isEqualTo(1);
        assertThat(Stats.quantile(sorted, 1)).isEqualTo(8);
        assertThat(Stats.quantile(sorted, 0.25)).isEqualTo(1.75);
    }
}
