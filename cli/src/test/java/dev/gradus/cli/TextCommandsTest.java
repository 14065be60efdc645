package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void trainsEvaluatesResumesAndWrites() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append("Раз, два, три".repeat(1 + i % 3)).append(i % 2 == 0 ? "!\n" : "\n\n");
        }
        Path file = Files.writeString(folder.resolve("count.txt"), text);
        Path run = folder.resolve("run");
        String[] train = {
            "train",
            file.toString(),
            "--as",
            "text",
            "--model",
            "gpt-xxs",
            "--set",
            "width=16",
            "--size",
            "16",
            "--epochs",
            "1",
            "--lr",
            "0.01",
            "--out",
            run.toString(),
            "--plain"
        };
        Gradus trained = Gradus.run(train);
        assertThat(trained.err()).isEmpty();
        assertThat(trained.out()).contains("nats ", "perplexity ", "  says:\n");
        assertThat(run.resolve("report.html")).content().contains("What it writes");

        Gradus judged = Gradus.run("evaluate", run.toString(), file.toString(), "--as", "text", "--json");
        assertThat(judged.err()).isEmpty();
        assertThat(judged.out()).contains("\"nats\":");

        assertThat(Gradus.run("predict", run.toString(), file.toString()).err()).contains("gradus generate continues");

        String[] write = {"generate", run.toString(), "--prompt", "Раз", "--length", "20", "--seed", "3"};
        Gradus written = Gradus.run(write);
        assertThat(written.err()).isEmpty();
        assertThat(written.out()).startsWith("Раз").isEqualTo(Gradus.run(write).out());
        assertThat(written.out().strip().length()).isBetween(15, 23);
        assertThat(Gradus.run("generate", run.toString(), "--length", "5", "--json")
                        .out())
                .startsWith("{\"")
                .contains("\"text\":\"");
        assertThat(Gradus.run("generate", run.toString(), "--prompt", "Z"))
                .isEqualTo(new Gradus(1, "", "gradus: the character 'Z' (U+005A) is not in the vocabulary of 12\n"));
    }

    @Test
    void namesWhatCannotWrite() {
        Path run = folder.resolve("moons");
        Gradus.run("train", "moons:train=100,test=20", "--epochs", "1", "--out", run.toString(), "--plain");
        Gradus moons = Gradus.run("generate", run.toString());
        assertThat(moons.code()).isEqualTo(2);
        assertThat(moons.err()).contains("was not trained to continue text");
        assertThat(Gradus.run("generate", run.toString(), "--temperature", "-1").err())
                .contains("temperature");
        assertThat(Gradus.run("generate", run.toString(), "--length", "0").code())
                .isEqualTo(2);
    }

    @Test
    void countsInPlaceOfTraining() throws IOException {
        Path file = Files.writeString(folder.resolve("count.txt"), "Раз, два, три!\n".repeat(200));
        Gradus counted = Gradus.run("text", "ngram", file.toString(), "--order", "4", "--sample", "20");
        assertThat(counted.err()).isEmpty();
        assertThat(counted.out())
                .contains("4-grams of characters, kneser-ney", "held-out 0.", "copied from the text at");
        Gradus json = Gradus.run(
                "text", "ngram", file.toString(), "--words", "--smoothing", "Witten-Bell", "--prompt", "два", "--json");
        assertThat(json.out()).contains("\"smoothing\":\"witten_bell\"", "\"text\":\"два, три!");
        assertThat(Gradus.run("text", "ngram", file.toString(), "--order", "99").err())
                .contains("--order is 99, which must be 1 to 12");
        assertThat(Gradus.run("text", "ngram", file.toString(), "--smoothing", "laplace")
                        .code())
                .isEqualTo(2);
        assertThat(Gradus.run("text", "ngram", file.toString(), "--prompt", "Z").err())
                .isEqualTo("gradus: the character 'Z' (U+005A) is not in the vocabulary of 12\n");
    }

    @Test
    void aTextWithoutLineEndsIsCountedToo() throws IOException {
        Path file = Files.writeString(folder.resolve("line.txt"), "Мороз и солнце; день чудесный! ".repeat(40));
        Gradus counted = Gradus.run("text", "ngram", file.toString(), "--order", "3", "--sample", "20");
        assertThat(counted.err()).isEmpty();
        assertThat(counted.code()).isZero();
        assertThat(Gradus.run("text", "ngram").err()).contains("Try 'gradus text ngram --help'.");
    }
}
