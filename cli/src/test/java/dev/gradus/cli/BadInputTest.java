package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.exec.Parallel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Whatever a user gets wrong is answered by one line that names it, soon, by the exit code 1, or 2 for a wrong
/// command line, and leaves nothing behind. The rows are in `bad-input.txt`; `@` stands for the folder of
/// [BadFiles].
@Timeout(20)
@DisabledOnOs(OS.WINDOWS)
class BadInputTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void make() throws Exception {
        BadFiles.in(folder);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "bad-input.txt", delimiter = '|', quoteCharacter = '"')
    void isAnsweredByOneLine(int code, String line, String fault) throws IOException {
        List<String> before = content();
        String[] arguments = Stream.of(line.split(" +"))
                .map(a -> a.equals("''") ? "" : a.replace("@", folder + "/"))
                .toArray(String[]::new);
        Gradus g = Gradus.with("1,2\n", arguments);
        assertThat(g.code()).as(g.out() + g.err()).isEqualTo(code);
        List<String> said = g.err().lines().toList();
        assertThat(said.getFirst()).startsWith("gradus: ").contains(fault.replace("@", folder + "/"));
        assertThat(said).hasSizeLessThanOrEqualTo(2);
        if (said.size() == 2) {
            assertThat(said.get(1)).startsWith("Try 'gradus ");
        }
        assertThat(g.err()).doesNotContain("internal error", "Exception", "\tat ");
        assertThat(content()).as("files").containsExactlyElementsOf(before);
    }

    private static List<String> content() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(p -> folder.relativize(p) + " " + size(p)).sorted().toList();
        }
    }

    private static String size(Path file) {
        return Files.isRegularFile(file) ? file.toFile().length() + " bytes" : "";
    }

    @Test
    void damagedCheckpointsAreNamedAndTheRunBeginsAnew() {
        Path run = folder.resolve("bad-checkpoints");
        Gradus g = Gradus.run("train", "--plain", "--resume", run.toString());
        assertThat(g.code()).as(g.err()).isZero();
        assertThat(g.out()).contains("warning: " + run + "/checkpoints/step-").contains("report " + run);
    }

    @Test
    void moreThanThereIsOfThreadsAndOfBatchIsNoError() {
        int threads = Parallel.threads();
        for (String[] given :
                new String[][] {{"--threads", "1000"}, {"--batch", "2147483647"}, {"--accumulate", "99"}}) {
            Path out = folder.resolve("more" + given[0]);
            Gradus g = Gradus.run(
                    "train", "moons", given[0], given[1], "--epochs", "1", "--plain", "--out", out.toString());
            assertThat(g.code()).as(given[0] + g.err()).isZero();
            Parallel.setThreads(threads);
        }
    }
}
