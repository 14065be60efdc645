package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.gradus.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `gradus compare` on generated tables, points and pictures.
class CompareTest {
    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("compare");
    }

    private List<Map<String, Object>> compare(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of("compare"));
        all.addAll(List.of(words));
        all.addAll(List.of("--json", "--out", out().toString()));
        Gradus g = Gradus.run(all.toArray(String[]::new));
        assertThat(g.code()).as(g.err()).isZero();
        return g.out().lines().map(Json::readObject).toList();
    }

    private static double number(Map<String, Object> row, String key) {
        return ((Number) java.util.Objects.requireNonNull(row.get(key), key)).doubleValue();
    }

    /// A product of two numbers and a word that shifts it: a line sees the shift alone.
    private Path houses(boolean classes) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder("width,depth,town,noise,price\n");
        for (int i = 0; i < 1500; i++) {
            double a = random.nextDouble(-1, 1);
            double b = random.nextDouble(-1, 1);
            boolean sea = random.nextBoolean();
            double y = 10 + 4 * a * b + (sea ? 1 : 0);
            String price = classes ? (y > 10.5 ? "dear" : "cheap") : String.format(Locale.ROOT, "%.4f", y);
            text.append(String.format(
                    Locale.ROOT, "%.4f,%.4f,%s,%.4f,%s%n", a, b, sea ? "sea" : "land", random.nextDouble(), price));
        }
        return Files.writeString(folder.resolve("houses.csv"), text);
    }

    @Test
    void numbersOfATable() throws IOException {
        List<Map<String, Object>> rows =
                compare(houses(false).toString(), "--models", "linear,boosting:trees=150,depth=4,mlp:epochs=40");
        assertThat(rows.stream().map(r -> r.get("model")))
                .containsExactly("baseline", "linear", "boosting:trees=150,depth=4", "mlp:epochs=40");
        assertThat(number(rows.get(0), "r2")).isBetween(-0.05, 0.0);
        assertThat(number(rows.get(1), "r2")).isBetween(0.0, 0.3);
        assertThat(number(rows.get(2), "r2")).isGreaterThan(0.9);
        assertThat(number(rows.get(3), "r2")).isGreaterThan(0.9);
        assertThat(rows).allSatisfy(r -> {
            assertThat(number(r, "r2")).isBetween(number(r, "low") - 1e-9, number(r, "high") + 1e-9);
            assertThat(r.get("interval")).isEqualTo("bootstrap over samples");
            assertThat(number(r, "train")).isEqualTo(1200);
            assertThat(number(r, "judged")).isEqualTo(300);
        });
        // in the column's own unit, not in deviations
        assertThat(number(rows.get(0), "mae")).isBetween(0.8, 1.6);
        assertThat(out().resolve("compare.svg")).content().contains("xmlns", "boosting");
        assertThat(out().resolve("compare.md")).content().contains("| baseline |", "1,200");
        assertThat(out().resolve("compare.html")).content().contains("<svg", "</html>");
    }

    @Test
    void foldsJudgeEachSampleOnce() throws IOException {
        List<Map<String, Object>> rows = compare(
                houses(true).toString(),
                "--folds",
                "3",
                "--models",
                "boosting:trees=60,linear:epochs=5",
                "--seed",
                "7");
        assertThat(number(rows.get(0), "judged")).isEqualTo(1500);
        assertThat(rows.get(0).get("interval")).isEqualTo("Student's t over 3 folds");
        assertThat(number(rows.get(1), "accuracy")).isGreaterThan(0.85);
        assertThat(number(rows.get(2), "accuracy")).isLessThan(0.85);
        assertThat(compare(
                                houses(true).toString(),
                                "--folds",
                                "3",
                                "--models",
                                "boosting:trees=60,linear:epochs=5",
                                "--seed",
                                "7")
                        .stream()
                        .map(r -> r.get("accuracy")))
                .as("the same seed")
                .isEqualTo(rows.stream().map(r -> r.get("accuracy")).toList());
    }

    @Test
    void thePartThatADataSetKeepsApartIsWhatCounts() {
        List<Map<String, Object>> rows = compare("xor:train=400,test=300", "--models", "linear,boosting,mlp");
        assertThat(number(rows.get(0), "judged")).isEqualTo(300);
        assertThat(number(rows.get(1), "accuracy")).isLessThan(0.75);
        assertThat(number(rows.get(2), "accuracy")).isGreaterThan(0.85);
        Map<String, Object> last = rows.get(3);
        assertThat(number(last, "accuracy")).isGreaterThan(0.9);
        double p = number(last, "accuracy");
        double half = 1.96 * Math.sqrt(p * (1 - p) / 300 + 1.96 * 1.96 / (4.0 * 300 * 300)) / (1 + 1.96 * 1.96 / 300);
        assertThat(number(last, "high") - number(last, "low")).isCloseTo(2 * half, offset(1e-4));
    }

    @Test
    void boxesOfPictures() {
        List<Map<String, Object>> rows =
                compare("person:train=200,test=60", "--models", "linear,boosting:trees=20,depth=3,linear:epochs=1");
        assertThat(rows.stream().map(r -> r.get("model")).collect(Collectors.toList()))
                .containsExactly("baseline", "linear", "boosting:trees=20,depth=3", "linear:epochs=1");
        assertThat(rows).allSatisfy(r -> assertThat(number(r, "iou")).isBetween(number(r, "low"), number(r, "high")));
        assertThat(number(rows.get(2), "iou")).isGreaterThan(number(rows.get(0), "iou"));
    }

    /// Pairs drawn anew in each sample: runs that were counted elsewhere tell nothing.
    @Test
    void countingFailsWhereEachSampleHasItsOwnPairs() {
        List<Map<String, Object>> rows =
                compare("recall:train=300,test=400", "--models", "ngram:order=2,ngram,gpt-xxs:epochs=1");
        assertThat(rows.stream().map(r -> r.get("model")))
                .containsExactly("baseline", "ngram:order=2", "ngram", "gpt-xxs:epochs=1");
        assertThat(rows).allSatisfy(r -> {
            assertThat(r.get("interval")).isEqualTo("Wilson");
            assertThat(number(r, "judged")).isEqualTo(400);
            assertThat(number(r, "accuracy")).isBetween(number(r, "low"), number(r, "high"));
        });
        // one of 16 values
        assertThat(rows.subList(0, 3))
                .allSatisfy(r -> assertThat(number(r, "accuracy")).isBetween(0.02, 0.12));
    }

    /// The data does not exist: the folder is looked at before anything is read or computed.
    @Test
    void aFolderThatCannotBeWrittenIsToldAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "a file");
        Gradus g = Gradus.run("compare", "nothing.csv", "--out", file.toString());
        assertThat(g.code()).isEqualTo(Main.FAILED);
        assertThat(g.err())
                .isEqualTo("gradus: cannot write " + file.resolve("compare.html") + ": " + file + " is not a folder\n");
        assertThat(file).content().isEqualTo("a file");
    }

    @Test
    void whatMakesNoSenseIsToldInOneLine() throws IOException {
        String data = houses(false).toString();
        assertThat(Gradus.run("compare", data, "--models", "forest").err()).contains("no 'forest'", "boosting");
        assertThat(Gradus.run("compare", data, "--models", "lenet").err()).contains("needs pictures");
        assertThat(Gradus.run("compare", data, "--models", "boosting:trees=many")
                        .err())
                .contains("no number");
        assertThat(Gradus.run("compare", data, "--models", "boosting:leaves=3").err())
                .contains("no setting 'leaves'");
        assertThat(Gradus.run("compare", data, "--models", "mlp,mlp").err()).contains("twice");
        assertThat(Gradus.run("compare", data, "--folds", "0").code()).isEqualTo(2);
        assertThat(Gradus.run("compare", data, "--folds", "9999").err()).contains("k-fold");
        assertThat(Gradus.run("compare", data, "--test", "1").err()).contains("between 0 and 1");
        Path text = Files.writeString(folder.resolve("a.txt"), "one two three\n".repeat(200));
        assertThat(Gradus.run("compare", text.toString(), "--as", "text").err()).contains("gradus text compare");
        for (String model : List.of("linear", "boosting", "mlp")) {
            assertThat(Gradus.run("compare", "recall:train=50,test=9", "--models", model)
                            .err())
                    .contains("symbols");
        }
        assertThat(Gradus.run("compare", data, "--models", "ngram").err()).contains("ngram counts symbols");
        assertThat(Gradus.run("compare", "recall:train=50,test=9", "--models", "ngram:order=99")
                        .err())
                .contains("must be 1 to");
        assertThat(Gradus.run("compare", "recall:train=50,test=9", "--models", "ngram:depth=2")
                        .err())
                .contains("the only one of ngram");
        assertThat(Gradus.run("compare").code()).isEqualTo(2);
    }
}
