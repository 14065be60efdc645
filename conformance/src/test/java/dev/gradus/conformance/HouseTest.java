package dev.gradus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules of the house that the module system does not keep: small files, and floors that do not look below
/// the language.
class HouseTest {
    private static final int MOST_LINES = 400;
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static List<Path> sources(String module) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(f -> f.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void filesAreSmall() {
        for (String module : List.of("core", "cpu", "nn", "data", "io", "train", "cli", "examples")) {
            assertThat(sources(module)).as(module).isNotEmpty();
            for (Path file : sources(module)) {
                assertThat(lines(file).size()).as(file.toString()).isLessThanOrEqualTo(MOST_LINES);
            }
        }
    }

    @Test
    void networksDataAndFilesKnowNoMachine() {
        for (String module : List.of("nn", "data", "io")) {
            for (Path file : sources(module)) {
                assertThat(lines(file)).as(file.toString()).noneMatch(l -> l.startsWith("import dev.gradus.exec"));
            }
        }
    }

    @Test
    void theLowerFloorsDependOnNobody() {
        for (String module : List.of("core", "cpu", "nn")) {
            for (Path file : sources(module)) {
                assertThat(lines(file).stream().filter(l -> l.startsWith("import ")))
                        .as(file.toString())
                        .allMatch(l -> l.matches(
                                "import (static )?(java|jdk\\.incubator|jdk\\.jfr|dev\\.gradus|org\\.jspecify)\\..*"));
            }
        }
    }
}
