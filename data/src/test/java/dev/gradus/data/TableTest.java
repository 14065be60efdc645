package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final Path NAME = Path.of("rows.csv");

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", " "})
    void delimitersAreFound(String delimiter) throws IOException {
        Csv csv = csv("a,b,k\n1,2.5,x\n3,4.5,y\n5,6.5,x\n".replace(",", delimiter));
        assertThat(csv.names()).containsExactly("a", "b", "k");
        assertThat(csv.rows()).hasSize(3).contains(List.of("3", "4.5", "y"));
    }

    @Test
    void decimalCommasHeadersAndQuotes() throws IOException {
        Csv csv = Csv.parse(NAME, Samples.csv());
        assertThat(csv.decimalComma()).isTrue();
        assertThat(csv.names()).containsExactly("age", "name", "height", "kind");
        assertThat(csv.rows().getFirst()).containsExactly("12", "Ann; B", "1,5", "yes");
        assertThat(csv("1,2,x\n3,4,y\n").names()).containsExactly("c0", "c1", "c2");
        assertThat(csv("\uFEFFname,kind\nann,x\nbob,y\nann,x\n").names()).containsExactly("name", "kind");
    }

    @Test
    void encodersAreWhatOneComputesByHand() throws IOException {
        TableDataset data = TableDataset.of(
                csv("n,k,y\n1,red,no\n?,blue,yes\n3,,no\n8,red,no\n"), Optional.of("y"), Optional.empty());
        assertThat(data.table().inputNames()).containsExactly("n", "k=blue", "k=red");
        Column.Numeric n = (Column.Numeric) data.table().columns().getFirst();
        assertThat(n.fill()).isEqualTo(3);
        assertThat(n.mean()).isEqualTo(15 / 4.0);
        assertThat(n.deviation()).isCloseTo(Math.sqrt(26.75 / 4), within(1e-12));
        float[] x = new float[3];
        float[] y = new float[1];
        data.read(1, x, 0, y, 0);
        assertThat(x).containsExactly((float) ((3 - 3.75) / Math.sqrt(26.75 / 4)), 1, 0);
        assertThat(y[0]).isEqualTo(1);
        data.read(2, x, 0, y, 0);
        assertThat(x[2]).as("a missing word is the most frequent one").isEqualTo(1);
    }

    @Test
    void whatIsAClassAndWhatANumber() throws IOException {
        assertThat(target("1\n2\n1.0\n2\n")).isEqualTo(new Target.Classes(List.of("1", "2")));
        assertThat(target("10\n9\n10\n9\n")).isEqualTo(new Target.Classes(List.of("9", "10")));
        Target.Values values = (Target.Values) target("1.5\n2.5\n3.5\n4.5\n");
        assertThat(values.original(0, 0)).isEqualTo(3);
        assertThat(values.scales().getFirst()).isCloseTo(Math.sqrt(1.25), within(1e-12));
        assertThat(target("1\n2\n3\n4\n")).isInstanceOf(Target.Values.class);
    }

    private static Target target(String column) throws IOException {
        String rows = column.lines().map(f -> "0.5," + f).reduce("", (a, b) -> a + b + "\n");
        return TableDataset.of(csv(rows), Optional.empty(), Optional.empty()).target();
    }

    /// The held-out rows have huge numbers and a word of their own: nothing of it may show in the table.
    @Test
    void splittingFitsOnTheTrainingRowsOnly() throws IOException {
        StringBuilder text = new StringBuilder("n,k,y\n");
        for (int i = 0; i < 100; i++) {
            text.append(1000 + 7 * (i % 10))
                    .append(i % 2 == 0 ? ",even," : ",odd,")
                    .append(i % 3)
                    .append(".5\n");
        }
        Dataset whole = TableDataset.of(csv(text.toString()), Optional.empty(), Optional.empty());
        Splits.Parts parts = Splits.holdOut(whole, 0.3, 11);
        Table table = ((TableDataset) parts.train()).table();
        assertThat(((TableDataset) parts.holdOut()).table()).isEqualTo(table);
        double sum = 0;
        float[] x = new float[3];
        float[] y = new float[1];
        for (int i = 0; i < 70; i++) {
            parts.train().read(i, x, 0, y, 0);
            sum += x[0];
        }
        assertThat(sum).as("mean of the training part").isCloseTo(0, within(1e-4));
        assertThat(table).isNotEqualTo(((TableDataset) whole).table());
        Source.Parts three = new Source("csv", whole, Optional.empty()).parts(0.2, 0.2, 1);
        assertThat(((TableDataset) three.test()).table()).isEqualTo(((TableDataset) three.train()).table());
    }

    @Test
    void plainValuesBringTheTableBackAndNewRowsAreEncodedAlike() throws IOException {
        TableDataset data = TableDataset.of(Csv.parse(NAME, Samples.csv()), Optional.of("kind"), Optional.empty());
        Table back = Table.fromMap(data.table().toMap());
        assertThat(back).isEqualTo(data.table());
        float[] x = new float[data.inputShape().intSize()];
        data.read(3, x, 0, new float[1], 0);
        Csv renamed = csv("height;name;age\nNA;Ann;33\n1,7;Bob;\n1,8;Zoe;5\n");
        float[][] fresh = back.encode(renamed);
        assertThat(fresh[0]).containsExactly(x);
        assertThat(back.encode(Map.of("age", "33", "name", "Ann"))).containsExactly(x);
        assertThatThrownBy(() -> back.encode(csv("1;2\n3;4\n")))
                .hasMessage("rows.csv: has 2 columns and no header, where the model knows "
                        + back.columns().size() + ", its target among them");
        assertThatThrownBy(() -> back.encode(csv("age;height\n1;1,5\n3;1,5\n")))
                .hasMessage("rows.csv: has no column 'name', which the model needs");
        assertThatThrownBy(() -> Table.fromMap(Map.of("columns", 3))).hasMessage("table: 'columns' must be a list");
    }

    @Test
    void rowsThatAProgramNumbered() throws IOException {
        TableDataset data =
                TableDataset.of(csv(",a,b\n0,1.5,2.5\n1,3.5,4.5\n2,3.25,4.25\n"), Optional.empty(), Optional.empty());
        assertThat(data.size()).isEqualTo(3);
        assertThat(data.table().inputNames()).containsExactly("a");
        assertThat(data.notes()).containsExactly("column 'c0' is not used: it numbers the rows");
        TableDataset alone = TableDataset.of(csv("x,y\n1,2.5\n2,4.5\n3,6.5\n"), Optional.empty(), Optional.empty());
        assertThat(alone.table().inputNames())
                .as("the only input, even if it counts")
                .containsExactly("x");
        assertThat(csv("1,,2\n,3,4\n").header()).isFalse();
        assertThat(csv("?,x\na,x\nb,y\n").header()).isFalse();
    }

    @Test
    void whatAUserMayNotExpectIsSaid() throws IOException {
        StringBuilder rows = new StringBuilder("empty,price,length,quality\n");
        for (int i = 0; i < 60; i++) {
            String price = i == 7 ? "inf" : String.valueOf(i);
            rows.append("NA," + price + "," + i * i % 7 + "," + (3 + i % 6) + "\n");
        }
        TableDataset data = TableDataset.of(csv(rows.toString()), Optional.empty(), Optional.empty());
        assertThat(data.notes())
                .containsExactly(
                        "column 'empty' is not used: it is empty",
                        "column 'price' is not used: it is free text: 60 different words such as 'inf'");
    }

    @Test
    void guessesOfWhatIsPredictedAreSaid() throws IOException {
        StringBuilder rows = new StringBuilder("a,quality\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i * i).append(',').append(3 + i % 6).append('\n');
        }
        Csv csv = csv(rows.toString());
        Optional<String> last = Optional.of("quality");
        Optional<TableDataset.Prediction> classes = Optional.of(TableDataset.Prediction.CLASSIFICATION);
        TableDataset data = TableDataset.of(csv, Optional.empty(), Optional.empty());
        assertThat(data.guesses(Optional.empty(), Optional.empty()))
                .containsExactly("the last column 'quality' is predicted, one of 6 classes: 3, 4, 5, 6, 7, 8; "
                        + "as a regression, it would be a number");
        assertThat(data.guesses(last, Optional.empty())).hasSize(1);
        assertThat(data.guesses(last, classes)).isEmpty();
        TableDataset number = TableDataset.of(csv, Optional.of("a"), Optional.empty());
        assertThat(number.guesses(Optional.of("a"), Optional.empty())).isEmpty();
        assertThat(number.guesses(Optional.empty(), Optional.empty()))
                .containsExactly("the last column 'a' is predicted, a number");
    }

    @Test
    void cyrillicOfWindowsIsRead() throws IOException {
        String text = "возраст;цвет;да\n1,5;синий;нет\n2,5;жёлтый;нет\n";
        Csv read = Csv.parse(NAME, text.getBytes(java.nio.charset.Charset.forName("windows-1251")));
        assertThat(read.names()).containsExactly("возраст", "цвет", "да");
        assertThat(read.rows().get(1)).containsExactly("2,5", "жёлтый", "нет");
        Csv latin = Csv.parse(NAME, "größe;café\n1;ö\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(latin.names()).containsExactly("größe", "café");
    }

    @Test
    void whatCannotBePredictedIsSaid() {
        assertThatThrownBy(() -> TableDataset.of(
                        csv("n,name\n1.5,ann\n2.5,bob\n3.5,cid\n4,dan\n"), Optional.empty(), Optional.empty()))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("rows.csv: has 4 different values in the 4 rows of its target column 'name'; "
                        + "name another column as the target");
        String days = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> "day " + i + "," + i + ".5\n")
                .reduce("day,y\n", String::concat);
        assertThatThrownBy(() -> TableDataset.of(csv(days), Optional.empty(), Optional.empty()))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("rows.csv: has no column to predict 'y' from: "
                        + "column 'day' is not used: it is free text: 30 different words such as 'day 0'");
    }

    private static Csv csv(String text) throws IOException {
        return Csv.parse(NAME, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aNumberOfFewValuesIsAClassUnlessARegressionIsAskedFor() throws IOException {
        StringBuilder text = new StringBuilder("a,quality\n");
        for (int i = 0; i < 30; i++) {
            text.append(i * 0.5).append(',').append(3 + i % 3).append('\n');
        }
        Csv wine = csv(text.toString());
        assertThat(TableDataset.of(wine, Optional.empty(), Optional.empty()).target())
                .isEqualTo(new Target.Classes(List.of("3", "4", "5")));
        TableDataset numbers = TableDataset.of(wine, Optional.empty(), Optional.of(TableDataset.Prediction.REGRESSION));
        assertThat(numbers.target()).isInstanceOf(Target.Values.class);
        assertThat(numbers.subset(new int[] {0, 1, 2, 3}).fitted().target()).isInstanceOf(Target.Values.class);
        assertThatThrownBy(() -> TableDataset.of(
                        csv("a,b\n1,x\n2,y\n3,x\n4,y\n"),
                        Optional.empty(),
                        Optional.of(TableDataset.Prediction.REGRESSION)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 'b' holds words");
    }

    @Test
    void anotherFileIsReadAsTheTableWasFitted() throws IOException {
        TableDataset first =
                TableDataset.of(csv("a,b,y\n1.5,5,no\n2,9,yes\n3,7,no\n4,8,yes\n"), Optional.of("y"), Optional.empty());
        // columns in another order, classes in another order
        TableDataset second =
                TableDataset.of(csv("y,b,a\nyes,5,1.5\nyes,9,2\nno,7,3\nno,8,4\n"), Optional.of("y"), Optional.empty());
        TableDataset encoded = second.encodedBy(first.table());
        for (int i = 0; i < 4; i++) {
            float[] x = new float[2];
            float[] expected = new float[2];
            encoded.read(i, x, 0, new float[1], 0);
            first.read(i, expected, 0, new float[1], 0);
            assertThat(x).isEqualTo(expected);
            assertThat(encoded.label(i)).isEqualTo(i < 2 ? 1 : 0);
        }
        TableDataset foreign = TableDataset.of(
                csv("a,b,y\n1.5,5,no\n2,9,maybe\n3,7,no\n4,8,maybe\n"), Optional.of("y"), Optional.empty());
        assertThatThrownBy(() -> foreign.encodedBy(first.table()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 'y' holds the class 'maybe', which is none of no, yes");
        TableDataset narrow =
                TableDataset.of(csv("a,y\n1.5,no\n2,yes\n3,no\n4,yes\n"), Optional.of("y"), Optional.empty());
        assertThatThrownBy(() -> narrow.encodedBy(first.table())).hasMessageContaining("has no column 'b'");
        TableDataset numbers =
                TableDataset.of(csv("a,y\n1.5,1.5\n2,2.5\n3,3.25\n4,4.5\n"), Optional.of("y"), Optional.empty());
        assertThatThrownBy(() -> narrow.encodedBy(numbers.table())).hasMessageContaining("'no', which is no number");
    }
}
