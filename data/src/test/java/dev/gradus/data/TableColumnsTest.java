package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Columns that need a second look: days, names of rows, answers given away.
class TableColumnsTest {
    private static TableDataset table(String text, String target) throws IOException {
        Csv csv = Csv.parse(Path.of("rows.csv"), text.getBytes(StandardCharsets.UTF_8));
        return TableDataset.of(csv, Optional.of(target), Optional.empty());
    }

    @Test
    void daysBecomeTimeAndSeason() throws IOException {
        StringBuilder text = new StringBuilder("when,y\n");
        for (int year = 2000; year < 2010; year++) {
            text.append(year).append("-01-01,").append(year % 7).append(".5\n");
            text.append(year).append("-07-02,1.5\n");
        }
        TableDataset data = table(text + ",2.5\n", "y");
        assertThat(data.table().inputNames()).containsExactly("when", "when season sin", "when season cos");
        float[] x = new float[3];
        float[] y = new float[1];
        double sum = 0;
        for (int i = 0; i < 20; i++) {
            data.read(i, x, 0, y, 0);
            sum += x[0];
            assertThat((double) x[2]).as("winter and summer").isCloseTo(i % 2 == 0 ? 1 : -1, within(0.02));
        }
        assertThat(sum).isCloseTo(0, within(0.5));
        data.read(20, x, 0, y, 0);
        assertThat(x[1]).as("no day, no season").isZero();
        assertThat(x[0]).isBetween(-0.1f, 0.1f);
        assertThat(Table.fromMap(data.table().toMap())).isEqualTo(data.table());
        assertThat(data.table().encode(Map.of("when", "2004-01-01"))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-03",
                "1970/01/03",
                "03.01.1970",
                "3.1.1970",
                "1970-1-3",
                "1970-01-03T00:00:00Z",
                "1970-01-03 00:00"
            })
    void theThirdDayInManySpellings(String field) {
        assertThat(Days.of(field, false)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1970", "1970-13-01", "1970-02-30", "31.02.2000", "12:30", "1970-01-01 25:00", "x"})
    void whatIsNoDay(String field) {
        assertThat(Days.of(field, false)).isNaN();
    }

    @Test
    void monthsAndHours() {
        assertThat(Days.of("1970-02", false)).isEqualTo(31);
        assertThat(Days.of("1970-01-01 06:00", false)).isEqualTo(0.25);
    }

    @Test
    void namesOfRowsAreNoFeatures() throws IOException {
        StringBuilder text = new StringBuilder("patient_id,size,kind\n");
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 60; i++) {
            text.append(842_000 + 37 * i * (i % 3 + 1) + i)
                    .append(',')
                    .append(String.format(Locale.ROOT, "%.3f", random.nextDouble()))
                    .append(random.nextBoolean() ? ",a\n" : ",b\n");
        }
        TableDataset data = table(text.toString(), "kind");
        assertThat(data.table().inputNames()).containsExactly("size");
        assertThat(data.notes()).containsExactly("column 'patient_id' is not used: it names the rows");
    }

    private static String given(String leak, boolean classes) {
        StringBuilder text = new StringBuilder("a,b,leak,y\n");
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 400; i++) {
            double a = random.nextDouble();
            double y = a + random.nextDouble();
            int kind = y > 1 ? 1 : 0;
            String told = switch (leak) {
                case "scaled" -> String.format(Locale.ROOT, "%.5f", 3 - 2 * y);
                case "code" -> kind == 1 ? "dear" : "cheap";
                case "sorted" -> String.valueOf(1000 * kind + random.nextInt(1000));
                default -> String.format(Locale.ROOT, "%.4f", random.nextDouble());
            };
            text.append(String.format(
                    Locale.ROOT,
                    "%.4f,%d,%s,%s%n",
                    a,
                    i % 3,
                    told,
                    classes ? "k" + kind : String.format(Locale.ROOT, "%.5f", y)));
        }
        return text.toString();
    }

    @Test
    void anAnswerGivenAwayIsTold() throws IOException {
        assertThat(table(given("scaled", false), "y").notes())
                .singleElement()
                .asString()
                .contains("'leak' alone");
        assertThat(table(given("code", true), "y").notes())
                .singleElement()
                .asString()
                .contains("'leak' alone");
        assertThat(table(given("sorted", true), "y").notes())
                .singleElement()
                .asString()
                .contains("'leak' alone");
        assertThat(table(given("none", true), "y").notes()).isEmpty();
        assertThat(table(given("none", false), "y").notes()).isEmpty();
        assertThat(table(given("code", false), "y").notes()).isEmpty();
    }

    /// Whatever stands in the rows held out, the training part's encoders are the same.
    @Test
    void nothingOfTheRowsHeldOutIsLearned() throws IOException {
        String[] lines = given("none", false).split("\n");
        TableDataset whole = table(String.join("\n", lines), "y");
        Table before = ((TableDataset) Splits.holdOut(whole, 0.3, 5).train()).table();
        for (int at : Shuffle.permutation(400, 5)) {
            boolean held = java.util.Arrays.stream(Shuffle.permutation(400, 5))
                    .limit(120)
                    .anyMatch(p -> p == at);
            if (held) {
                lines[at + 1] = "1e6,7,-1e6,9e5";
            }
        }
        TableDataset changed = table(String.join("\n", lines), "y");
        assertThat(((TableDataset) Splits.holdOut(changed, 0.3, 5).train()).table())
                .isEqualTo(before);
        assertThat(changed.table()).isNotEqualTo(whole.table());
    }
}
