package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
}
