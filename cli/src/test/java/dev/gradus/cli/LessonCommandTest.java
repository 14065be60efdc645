package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.io.Json;
import dev.gradus.lessons.Check;
import dev.gradus.lessons.Language;
import dev.gradus.lessons.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `gradus lesson` lists, shows, checks and draws.
class LessonCommandTest {
    @TempDir
    Path folder;

    @Test
    void listsInBothLanguages() {
        assertThat(Gradus.run("lesson", "list").out()).contains("L24  Парная регрессия");
        assertThat(Gradus.run("lesson", "list", "--lang", "en").out()).contains("L24  Simple linear regression");
    }

    @Test
    void showsWithASetting() {
        Gradus g = Gradus.run("lesson", "show", "L08", "--lang", "en", "--set", "a=10");
        assertThat(g.code()).as(g.err()).isZero();
        assertThat(g.out()).contains("L(y, z) = 26\n").contains("FAILS");
    }

    @Test
    void numbersAreRoundedUnlessThatHidesAFailure() {
        Words what = Words.same("x");
        assertThat(LessonCommand.line(new Check(what, 10.040000000000001, 0.1 + 0.2, 11), Language.EN))
                .isEqualTo("  ok    x: 10.04 in [0.3, 11]");
        assertThat(LessonCommand.line(new Check(what, 10.040000000000001, 11, Double.MAX_VALUE), Language.EN))
                .isEqualTo("  FAILS x: 10.04 in [11, ∞)");
        assertThat(LessonCommand.line(new Check(what, 1.0000001, -Double.MAX_VALUE, 1), Language.EN))
                .isEqualTo("  FAILS x: 1.0000001 in (-∞, 1.0]");
        assertThat(Gradus.run("lesson", "show", "L08", "--set", "a=10.04").out())
                .doesNotContainPattern("\\d\\.\\d{7}");
    }

    @Test
    void checksAndCounts() {
        Gradus g = Gradus.run("lesson", "check", "L08", "L24", "--quick");
        assertThat(g.code()).as(g.out() + g.err()).isZero();
        assertThat(g.out()).contains("2 of 2 lessons hold");
    }

    @Test
    void writesAPage() throws IOException {
        Path file = folder.resolve("l27.html");
        Gradus g = Gradus.run("lesson", "open", "L27", "--out", file.toString());
        assertThat(g.code()).as(g.err()).isZero();
        assertThat(Files.readString(file)).contains("<svg").contains("</html>");
    }

    @Test
    void writesFiguresAsPictures() throws IOException {
        Gradus g = Gradus.run(
                "lesson",
                "open",
                "L24",
                "--out",
                folder.resolve("l24.html").toString(),
                "--png",
                folder.resolve("png").toString(),
                "--svg",
                folder.resolve("svg").toString(),
                "--lang",
                "en");
        assertThat(g.code()).as(g.err()).isZero();
        assertThat(ImageIO.read(folder.resolve("png/L24-1.png").toFile()).getWidth())
                .isGreaterThanOrEqualTo(1280);
        assertThat(folder.resolve("svg/L24-1.svg")).content().contains("xmlns").endsWith("</svg>");
        assertThat(g.out()).contains("L24-1.png");
        assertThat(Gradus.run("lesson", "open", "all", "--set", "a=1").code()).isEqualTo(2);
    }

    /// Told before the lessons are computed, which takes minutes.
    @Test
    @Timeout(20)
    void aFileThatCannotBeWrittenIsToldAtOnce() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        Gradus inFile =
                Gradus.run("lesson", "index", "--out", taken.resolve("index.md").toString());
        assertThat(inFile.code()).isEqualTo(Main.FAILED);
        assertThat(inFile.err()).contains("cannot write").contains(taken + " is not a folder");
        Gradus onFolder = Gradus.run("lesson", "index", "--out", folder.toString());
        assertThat(onFolder.code()).isEqualTo(Main.FAILED);
        assertThat(onFolder.err()).contains("is a folder");
        Gradus pictures = Gradus.run(
                "lesson", "open", "L17", "--out", folder.resolve("l.html").toString(), "--png", taken.toString());
        assertThat(pictures.code()).isEqualTo(Main.FAILED);
        assertThat(pictures.err()).contains(taken + " is not a folder");
        assertThat(folder).isDirectoryNotContaining("glob:**.html");
    }

    @Test
    void checksAsJson() {
        Gradus g = Gradus.run("lesson", "check", "L08", "--quick", "--json");
        Map<String, Object> row = Json.readObject(g.out());
        assertThat(row.get("lesson")).isEqualTo("L08");
        assertThat(row.get("passed")).isEqualTo(true);
        assertThat(row).containsKeys("seconds", "checks");
        assertThat(g.err()).contains("1 of 1  L08");
    }

    @Test
    void tellsAWrongLessonOrSetting() {
        assertThat(Gradus.run("lesson", "show", "L99").err()).contains("no lesson 'L99'");
        Gradus g = Gradus.run("lesson", "show", "L08", "--set", "e=1");
        assertThat(g.code()).isEqualTo(2);
        assertThat(g.err()).contains("no setting 'e'").doesNotContain("\tat");
    }
}
