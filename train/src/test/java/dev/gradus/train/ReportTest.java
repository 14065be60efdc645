package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.data.BoxOptions;
import dev.gradus.data.SourceOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder;

    private static RunOptions options(String data, int epochs) {
        FitOptions fit = new FitOptions(
                epochs, 16, 1, 0, "adam", "onecycle:0.25", 0, 0, 0, List.of(), List.of(), 0, 3, 0, "none", "");
        return new RunOptions(data, SourceOptions.DEFAULT, "linear", Map.of(), fit, 1, 0.1);
    }

    private String report(String name, RunOptions options) throws IOException {
        try (TrainingRun run = TrainingRun.create(folder.resolve(name), options)) {
            return Files.readString(run.run(e -> {}).orElseThrow().report());
        }
    }

    private static long count(String html, String part) {
        return Pattern.compile(part).matcher(html).results().count();
    }

    private static void readsOffline(String html) {
        assertThat(html.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "<script", "<link", "@import");
        assertThat(html.replaceAll("base64,[^\"]+", "")).doesNotContain("NaN", "Infinity");
    }

    @Test
    void ofClassesOfPictures() throws IOException {
        String html = report("digits", options("digits:train=200,test=60", 2));
        readsOffline(html);
        assertThat(html).contains("<title>Gradus: linear on digits", ">step</text>", ">loss", ">accuracy</text>");
        assertThat(count(html, "<img alt=\"sample \\d+\" src=\"data:image/png;base64,"))
                .isEqualTo(25);
        assertThat(html)
                .contains("taken for <span class=\"wrong\">", "Confusion matrix", "<th>recall", "<th>precision");
        assertThat(html).contains("Linear", "180 to learn from, 20 held out, 60 to test", "batch size");
    }

    @Test
    void ofNumbers() throws IOException {
        String html = report("numbers", options("regression:train=100,test=50", 4));
        readsOffline(html);
        assertThat(html)
                .contains("true y</text>", "predicted y</text>", "<th>x0", "<th>x9")
                .doesNotContain("Confusion");
        assertThat(count(html, "<circle")).isEqualTo(50);
    }

    @Test
    void ofBoxes() throws IOException {
        String html = report("boxes", options("person:train=20,test=8", 1));
        readsOffline(html);
        assertThat(html).contains("Green is the truth, red the answer", ": IoU 0.", "The 8 worst answers");
    }

    /// What comes from files is shown by their names, what is drawn by its numbers.
    @Test
    void ofPhotosWithTheirNames() throws IOException {
        Path photos = folder.resolve("photos");
        Path inside = Files.createDirectories(photos.resolve("a & b"));
        StringBuilder boxes = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            BufferedImage image = new BufferedImage(12, 12, BufferedImage.TYPE_INT_RGB);
            image.setRGB(i % 12, i % 7, 0xffffff);
            ImageIO.write(image, "png", inside.resolve("p" + i + ".png").toFile());
            boxes.append("p" + i + ".png," + i % 6 + ",0,3,5\n");
        }
        Path file = Files.writeString(folder.resolve("boxes.csv"), boxes);
        RunOptions options = options(photos.toString(), 1);
        SourceOptions source =
                SourceOptions.DEFAULT.withBoxes(BoxOptions.of(file)).withSize(12);
        String html = report(
                "run", new RunOptions(options.data(), source, "linear", Map.of(), options.fit(), 1, options.holdOut()));
        readsOffline(html);
        assertThat(count(html, "<img alt=\"a &amp; b/p\\d+.png\"")).isEqualTo(5);
        assertThat(count(html, "<figcaption>a &amp; b/p\\d+.png: IoU 0")).isEqualTo(5);
        assertThat(report("drawn", options("person:train=20,test=8", 1))).contains("<figcaption>#7: IoU 0.");
    }

    /// Texts of the data come into the page as texts, and a row is shown as the file has it.
    @Test
    void ofATableWithStrangeNames() throws IOException {
        StringBuilder text = new StringBuilder("size,<b>word</b>,y\n");
        for (int i = 0; i < 60; i++) {
            text.append(
                    i * 37 % 60 * 0.5 + ",w" + i % 3 + "," + (i % 2 == 0 ? "<i>a & b</i>" : "long class name") + "\n");
        }
        Path table = Files.writeString(folder.resolve("t.csv"), text);
        String html = report("table", options(table.toString(), 1));
        readsOffline(html);
        assertThat(html)
                .doesNotContain("<b>word", "<i>a")
                .contains("&lt;b&gt;word&lt;/b&gt;", "&lt;i&gt;a &amp; b&lt;/i&gt;");
        assertThat(html).contains("matrix long", "<td>w1", "on t.csv</title>");
    }

    @Test
    void manyClassesAreAList() {
        long[][] counts = new long[50][50];
        counts[3][4] = 7;
        counts[3][3] = 9;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            names.add("class" + i);
        }
        assertThat(ConfusionTable.html(counts, names))
                .contains("<td>class3<td>class4<td>7</tr>")
                .doesNotContain("<td>class3<td>class3");
    }

    /// A run that was interrupted shows the curves of its whole life.
    @Test
    void ofAResumedRunHasAllItsEpochs() throws IOException {
        RunOptions options = options("moons:train=100,test=20", 4);
        String whole = report("whole", options);
        Path path = folder.resolve("broken");
        try (TrainingRun run = TrainingRun.create(path, options)) {
            assertThat(run.run(e -> {
                        if (e instanceof TrainEvent.StepDone s && s.step() == 14) {
                            run.stop();
                        }
                    }))
                    .isEmpty();
        }
        try (TrainingRun run = TrainingRun.resume(path)) {
            String resumed = Files.readString(run.run(e -> {}).orElseThrow().report());
            assertThat(drawn(resumed)).isEqualTo(drawn(whole)).hasSize(4);
            assertThat(rows(resumed)).isEqualTo(rows(whole)).hasSize(4);
        }
    }

    private static List<String> drawn(String html) {
        return Pattern.compile("points=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    private static List<String> rows(String html) {
        return Pattern.compile("<tr><td>\\d+( \\(kept\\))?<td>.*?</tr>")
                .matcher(html)
                .results()
                .map(m -> m.group())
                .toList();
    }
}
