package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    enum Kind {
        GOOD_ONE,
        BAD_ONE
    }

    record Inner(List<String> names, Optional<Integer> size) {}

    record Outer(long z, double a, Kind kind, Inner inner, Instant at) {}

    private static final Outer OUTER = new Outer(
            1L << 60,
            0.1,
            Kind.GOOD_ONE,
            new Inner(List.of("a", "ü"), Optional.empty()),
            Instant.parse("2026-01-02T03:04:05.678Z"));
    private static final String TEXT = """
            {"z":1152921504606846976,"a":0.1,"kind":"good_one","inner":{"names":["a","ü"],"size":null},"at":"2026-01-02T03:04:05.678Z"}""";

    @Test
    void recordsKeepTheirOrderAndComeBack() {
        assertThat(Json.write(OUTER)).isEqualTo(TEXT);
        assertThat(Json.read(TEXT, Outer.class)).isEqualTo(OUTER);
        assertThat(Json.read(Json.writeIndented(OUTER), Outer.class)).isEqualTo(OUTER);
        assertThat(Json.fromObject(Json.toObject(OUTER), Outer.class)).isEqualTo(OUTER);
    }

    @Test
    void plainValuesComeBack() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("whole", 1);
        object.put("long", 1L << 40);
        object.put("real", 1.0);
        object.put("flag", true);
        object.put("list", List.of("x", Map.of("y", -0.0)));
        assertThat(Json.readObject(Json.write(object))).isEqualTo(object);
    }

    @Test
    void numbersThatJsonLacksAreStrings() {
        record Numbers(double a, double b, double c) {}
        Numbers numbers = new Numbers(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        String text = "{\"a\":\"NaN\",\"b\":\"Infinity\",\"c\":\"-Infinity\"}";
        assertThat(Json.write(numbers)).isEqualTo(text);
        assertThat(Json.read(text, Numbers.class)).isEqualTo(numbers);
    }

    @Test
    void unknownKeysAreSkippedAndNullIsAnEmptyOptional() {
        assertThat(Json.read("{\"names\":[],\"new\":{\"x\":1},\"size\":null}", Inner.class))
                .isEqualTo(new Inner(List.of(), Optional.empty()));
    }

    @Test
    void anAbsentNumberIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.read("{\"jdk\":\"\",\"os\":\"\",\"heapBytes\":1}", Machine.class))
                .withMessageContaining("processors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"size\":1}",
                "{\"names\":null,\"size\":1}",
                "{\"names\":[],\"names\":[],\"size\":1}",
                "{\"names\":[],\"size\":1} 2",
                "{\"names\":[],\"size\":\"x\"}"
            })
    void whatDoesNotFitIsRefusedInOneLine(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.read(text, Inner.class))
                .withMessageStartingWith("json: ")
                .withMessageMatching("[^\n`]*");
    }

    @Test
    void whatIsOfAnotherKindIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.read("{\"names\":[],\"size\":\"x\"}", Inner.class))
                .withMessage("json: line 1: 'size' is not of its kind");
    }

    @Test
    void aFileIsNamedInItsError(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("x.json");
        Json.write(file, OUTER);
        assertThat(Json.read(file, Outer.class)).isEqualTo(OUTER);
        assertThat(Files.readString(file)).contains("\n  \"a\" : 0.1,\n").endsWith("}\n");
        Files.writeString(file, "{\"z\": 1,\n oops}");
        assertThatThrownBy(() -> Json.read(file, Outer.class))
                .isInstanceOf(FileFormatException.class)
                .hasMessageStartingWith(file + ": json: line 2: ");
        Files.write(file, new byte[] {'"', (byte) 0xff, '"'});
        assertThatThrownBy(() -> Json.read(file, String.class)).hasMessageContaining(file.toString());
    }
}
