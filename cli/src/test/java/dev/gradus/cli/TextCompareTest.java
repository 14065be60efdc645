package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    void namesTheRunThatDoesNotFit() throws IOException {
        String latin = run(
                "latin",
                Files.writeString(folder.resolve("latin.txt"), "one two\n".repeat(300))
                        .toString(),
                "--as",
                "text",
                "--size",
                "8",
                "--model",
                "gpt-xxs",
                "--set",
                "width=16");
        String points = run("points", "xor:train=100,test=20", "--model", "mlp");
        String greek = Files.writeString(folder.resolve("greek.txt"), "ένα δύο\n".repeat(300))
                .toString();
        Gradus letters = Gradus.run(
                "text",
                "compare",
                greek,
                latin,
                "--out",
                folder.resolve("f.svg").toString());
        assertThat(letters.code()).isEqualTo(Main.FAILED);
        assertThat(letters.err()).startsWith("gradus: " + latin + ": ").contains("not in the vocabulary");
        Gradus noText = Gradus.run(
                "text",
                "compare",
                greek,
                points,
                "--out",
                folder.resolve("f.svg").toString());
        assertThat(noText.code()).isEqualTo(Main.FAILED);
        assertThat(noText.err()).startsWith("gradus: " + points + ": the model");
    }

    private String run(String name, String... data) {
        String run = folder.resolve(name).toString();
        List<String> words = new ArrayList<>(List.of("train"));
        words.addAll(List.of(data));
        words.addAll(List.of("--epochs", "1", "--plain", "--out", run));
        Gradus trained = Gradus.run(words.toArray(String[]::new));
        assertThat(trained.code()).as(trained.err()).isZero();
        return run;
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
