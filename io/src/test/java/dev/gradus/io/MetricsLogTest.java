package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsLogTest {
    @TempDir
    Path folder;

    private Path write(int lines) throws IOException {
        Path file = folder.resolve("metrics.jsonl");
        try (MetricsLog log = MetricsLog.open(file, -1)) {
            for (int i = 1; i <= lines; i++) {
                log.append(i * 10L, values(i));
            }
        }
        return file;
    }

    private static Map<String, Object> values(int i) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("loss", 1.0 / i);
        values.put("note", "ü");
        return values;
    }

    @Test
    void linesComeBack() throws IOException {
        Path file = write(2);
        assertThat(Files.readString(file))
                .isEqualTo("{\"step\":10,\"loss\":1.0,\"note\":\"ü\"}\n{\"step\":20,\"loss\":0.5,\"note\":\"ü\"}\n");
        assertThat(MetricsLog.read(file))
                .containsExactly(new MetricsLog.Line(10, values(1)), new MetricsLog.Line(20, values(2)));
    }

    @Test
    void numbersThatJsonLacksComeBack() throws IOException {
        Path file = folder.resolve("m");
        try (MetricsLog log = MetricsLog.open(file, -1)) {
            log.append(0, Map.of("a", Double.NaN, "b", Float.NEGATIVE_INFINITY, "c", 3, "d", 1.0 / 0));
        }
        MetricsLog.Line line = MetricsLog.read(file).getFirst();
        assertThat(line.number("a")).isNaN();
        assertThat(line.number("b")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(line.number("c")).isEqualTo(3);
        assertThat(line.number("d")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(line.number("none")).isNaN();
    }

    @Test
    void everyTornEndIsPassedOverAndCutOff() throws IOException {
        Path file = write(3);
        byte[] all = Files.readAllBytes(file);
        byte[] two = Arrays.copyOf(
                all, new String(all, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("{\"step\":30"));
        for (int n = two.length; n < all.length; n++) {
            Files.write(file, Arrays.copyOf(all, n));
            assertThat(MetricsLog.read(file)).hasSize(2);
            MetricsLog.open(file, 30).close();
            assertThat(file).hasBinaryContent(two);
        }
    }

    @Test
    void whatIsResumedEqualsWhatWasNeverInterrupted() throws IOException {
        byte[] whole = Files.readAllBytes(write(5));
        for (int step : new int[] {0, 10, 25, 40, 50, 60}) {
            Path file = write(5);
            try (MetricsLog log = MetricsLog.open(file, step)) {
                for (int i = step / 10 + 1; i <= 5; i++) {
                    log.append(i * 10L, values(i));
                }
            }
            assertThat(file).hasBinaryContent(whole);
        }
    }

    @Test
    void damageIsNamedWhenReadAndCutOffWhenOpened() throws IOException {
        Path file = write(2);
        byte[] two = Files.readAllBytes(file);
        Files.writeString(file, new String(two, java.nio.charset.StandardCharsets.UTF_8) + "\0\0\0\n{\"step\":1}\n");
        assertThatThrownBy(() -> MetricsLog.read(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessageStartingWith(file + ": line 3: json: ");
        MetricsLog.open(file, 100).close();
        assertThat(file).hasBinaryContent(two);
        Files.write(file, new byte[3 << 20]);
        assertThatThrownBy(() -> MetricsLog.read(file)).hasMessage(file + ": line 1 is longer than 1 MB");
        assertThatThrownBy(() -> MetricsLog.read(folder.resolve("none"))).hasMessageContaining("no such file");
    }

    @Test
    void damagedFilesAreTakenOrRefused() throws IOException {
        Mutations.check(2_000, folder, Files.readAllBytes(write(5)), MetricsLog::read);
    }

    @Test
    @Tag("fuzz")
    void manyDamagedFilesAreTakenOrRefused() throws IOException {
        Mutations.check(100_000, folder, Files.readAllBytes(write(5)), MetricsLog::read);
    }
}
