package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables as office programs write them.
class OfficeTableTest {
    @TempDir
    private Path folder;

    private static byte[] marked(String text, Charset charset) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("\uFEFF".getBytes(charset));
        bytes.write(text.getBytes(charset));
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void unicodeTextIsReadByItsMark(String charset) throws IOException {
        String rows = "рост\tвид\n" + "1.5\tкот\n2.5\tпёс\n".repeat(40);
        Path table = Files.write(folder.resolve("t.csv"), marked(rows, Charset.forName(charset)));
        Source source = DataSource.open(table.toString(), SourceOptions.DEFAULT);
        assertThat(source.kind()).isEqualTo("csv");
        assertThat(((Target.Classes) source.train().target()).names()).containsExactly("кот", "пёс");
        assertThat(((TableDataset) source.train()).table().inputNames()).containsExactly("рост");
        String verse = "Мой дядя самых честных правил,\nКогда не в шутку занемог, он\nуважать себя заставил\n";
        Path prose = Files.write(folder.resolve("p.txt"), marked(verse.repeat(20), Charset.forName(charset)));
        assertThat(DataSource.open(prose.toString(), SourceOptions.DEFAULT).kind())
                .isEqualTo("text");
    }

    @Test
    void unicodeTextWithoutAMarkIsToldToBeSavedAnew() throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> Csv.read(file))
                .hasMessage(file + ": is not text in UTF-8, for it holds zero bytes: save it as UTF-8");
    }

    private static TableDataset table(String delimiter, String... fields) throws IOException {
        StringBuilder text = new StringBuilder("x" + delimiter + "y\n");
        for (int i = 0; i < 12; i++) {
            text.append(fields[i % fields.length]).append(delimiter).append(i % 2 == 0 ? "a\n" : "b\n");
        }
        Csv csv = Csv.parse(Path.of("rows.csv"), text.toString().getBytes(StandardCharsets.UTF_8));
        return TableDataset.of(csv, Optional.empty(), Optional.empty());
    }

    /// The first two numbers of the column x.
    private static double[] numbers(TableDataset data) {
        Column.Numeric column = (Column.Numeric) data.table().columns().getFirst();
        float[] x = new float[1];
        double[] numbers = new double[2];
        for (int i = 0; i < 2; i++) {
            data.read(i, x, 0, new float[1], 0);
            numbers[i] = x[0] * column.deviation() + column.mean();
        }
        return numbers;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"1,100\" | \"-1,234,567.5\" | 1100 | -1234567.5",
                "\"1,100\" | 900 | 1100 | 900",
                "$10 | -$2.5 | 10 | -2.5",
                "\"$1,100\" | $-3 | 1100 | -3",
                "€10 | €20.25 | 10 | 20.25",
                "10 € | 7€ | 10 | 7",
                "\"1,100.50 ₽\" | 3 ₽ | 1100.5 | 3"
            })
    void amountsAreNumbers(String first, String second, double one, double two) throws IOException {
        TableDataset data = table(",", first, second, "NA");
        assertThat(numbers(data)).containsExactly(new double[] {one, two}, within(0.1));
        assertThat(data.notes())
                .singleElement()
                .asString()
                .startsWith("column 'x' is read as numbers, '")
                .endsWith(first.contains("1,100.50") ? " as 1100.50" : " as " + (int) one);
        float[] again = data.table().encode(Map.of("x", first.replace("\"", "")));
        float[] x = new float[1];
        data.read(0, x, 0, new float[1], 0);
        assertThat(again).as("a row by itself, when a model is asked").containsExactly(x);
    }

    @Test
    void whatIsNoColumnOfAmounts() throws IOException {
        for (String[] fields : new String[][] {
            {"$10", "€10"}, {"$10", "10"}, {"\"1,10\"", "\"2,20\""}, {"\"1,1000\"", "\"2,2000\""}, {"$10", "cheap"}
        }) {
            TableDataset data = table(",", fields);
            assertThat(data.table().columns().getFirst())
                    .as(String.join(" and ", fields))
                    .isInstanceOf(Column.Categorical.class);
        }
    }

    /// Where a comma does not part the fields, it is a decimal comma, unless a point says otherwise.
    @Test
    void decimalCommasStayWhatTheyAre() throws IOException {
        assertThat(numbers(table(";", "1,100", "2,250"))).containsExactly(new double[] {1.1, 2.25}, within(1e-6));
        assertThat(numbers(table(";", "10,5 €", "2,25 €"))).containsExactly(new double[] {10.5, 2.25}, within(1e-6));
        assertThat(numbers(table(";", "1,100.5", "2,250.5")))
                .containsExactly(new double[] {1100.5, 2250.5}, within(1e-3));
        assertThat(table(";", "1,100", "2,250").notes()).isEmpty();
    }

    @Test
    void classesKeepTheirSigns() throws IOException {
        Csv csv = Csv.parse(
                Path.of("rows.csv"), ("x,price\n" + "1.5,$10\n2.5,$20\n".repeat(3)).getBytes(StandardCharsets.UTF_8));
        assertThat(TableDataset.of(csv, Optional.empty(), Optional.empty()).target())
                .isEqualTo(new Target.Classes(List.of("$10", "$20")));
    }

    @ParameterizedTest
    @CsvSource({
        "15/03/2004, 02/03/2004, 2004-03-15, 2004-03-02",
        "15-03-2004, 2-3-2004, 2004-03-15, 2004-03-02",
        "15.03.2004, 02.03.2004, 2004-03-15, 2004-03-02",
        "02.03.2004, 03.02.2004, 2004-03-02, 2004-02-03",
        "03/15/2004, 03/02/2004, 2004-03-15, 2004-03-02",
        "03/15/2004 14:30, 03/02/2004 12:00, 2004-03-15 14:30, 2004-03-02 12:00",
        "03/03/2004, 04/04/2004, 2004-03-03, 2004-04-04"
    })
    void daysAreReadInTheOrderThatAColumnProves(String first, String second, String one, String two)
            throws IOException {
        TableDataset data = table(",", first, second);
        TableDataset plain = table(",", one, two);
        assertThat(data.table().inputNames()).contains("x season sin");
        float[] x = new float[3];
        float[] expected = new float[3];
        for (int i = 0; i < 2; i++) {
            data.read(i, x, 0, new float[1], 0);
            plain.read(i, expected, 0, new float[1], 0);
            assertThat(x).containsExactly(expected);
        }
        assertThat(Table.fromMap(data.table().toMap()).encode(Map.of("x", second)))
                .as("a field by itself, when a model is asked")
                .containsExactly(expected);
        boolean told = first.matches("\\d+[-/].*") && !first.startsWith("03/03");
        assertThat(data.notes())
                .hasSize(told ? 1 : 0)
                .allSatisfy(n -> assertThat(n).isEqualTo("column 'x' is read as days, '" + first + "' as 2004-03-15"));
    }

    @Test
    void daysThatMayBeginWithTheMonthAreWords() throws IOException {
        TableDataset data = table(",", "03/04/2004", "05/04/2004", "NA");
        assertThat(data.table().columns().getFirst()).isInstanceOf(Column.Categorical.class);
        assertThat(data.notes())
                .containsExactly("column 'x' is read as words: nothing tells whether its days, such as '03/04/2004', "
                        + "begin with the day or the month; write them as 2004-04-03");
        assertThat(table(",", "15/03/2004", "03/15/2004").table().columns().getFirst())
                .as("both orders in one column are no days")
                .isInstanceOf(Column.Categorical.class);
    }
}
