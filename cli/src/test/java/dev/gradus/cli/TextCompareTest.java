package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCompareTest {
    @TempDir
    private Path folder;

    /// A text whose letters are drawn two by two, "ab" or "cd": half of ln 2 a character is all there is to
    /// know.
    @Test
    void countingAndNetworksOnOneScale() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append(random.nextBoolean() ? "ab" : "cd");
        }
        Path file = Files.writeString(folder.resolve("pairs.txt"), text);
        Path run = folder.resolve("run");
        assertThat(Gradus.run(
                                "train",
                                file.toString(),
                                "--as",
                                "text",
                                "--size",
                                "16",
                                "--model",
                                "gpt-xxs",
                                "--set",
                                "width=16",
                                "--epochs",
                                "2",
                                "--lr",
                                "0.01",
                                "--out",
                                run.toString(),
                                "--plain")
                        .code())
                .isZero();
        Path figure = folder.resolve("figure.svg");
        Gradus compared = Gradus.run(
                "text",
                "compare",
                file.toString(),
                run.toString(),
                "--order",
                "3",
                "--out",
                figure.toString(),
                "--json");
        assertThat(compared.err()).isEmpty();
        Map<String, Object> numbers = Json.readObject(compared.out());
        double entropy = StrictMath.log(2) / 2;
        List<Double> counted = numbers(numbers.get("kneser-ney"));
        assertThat(counted).hasSize(3);
        assertThat(counted.get(0)).isBetween(1.3, 1.4);
        assertThat(counted.get(1)).isBetween(entropy - 0.01, entropy + 0.05);
        assertThat(numbers(numbers.get("networks")).getFirst()).isBetween(entropy - 0.01, entropy + 0.2);
        assertThat(figure).content().contains("nats a character", "witten-bell");
    }

    private static List<Double> numbers(@Nullable Object values) {
        Collection<?> list = values instanceof Map<?, ?> map ? map.values() : (List<?>) values;
        return list == null ? List.of() : list.stream().map(v -> (Double) v).toList();
    }

    @Test
    void namesWhatIsWrong() throws IOException {
        assertThat(Gradus.run("text", "compare", folder.resolve("none.txt").toString())
                        .err())
                .contains("does not exist");
        assertThat(Gradus.run("text", "compare", "x.txt", "--order", "0").code())
                .isEqualTo(2);
    }
}
