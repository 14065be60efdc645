package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.io.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `gradus data`: what there is, and boxes from one format to the next.
class DataCommandsTest {
    private static final String BOXES = """
            file,a,b,c,d,class
            p.png,1,2.5,3,4,person
            p.png,0,0,16,12,cat
            q.png,,,,,
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void draw() throws IOException {
        Files.createDirectory(folder.resolve("photos"));
        for (String name : new String[] {"p.png", "q.png"}) {
            ImageIO.write(
                    new BufferedImage(16, 12, BufferedImage.TYPE_INT_RGB),
                    "png",
                    folder.resolve("photos").resolve(name).toFile());
        }
        Files.writeString(folder.resolve("a.csv"), BOXES);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private Gradus convert(String... options) {
        Gradus g = Gradus.run(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("data", "convert"), java.util.Arrays.stream(options))
                .toArray(String[]::new));
        assertThat(g.err()).as(g.err()).doesNotContain("internal error");
        return g;
    }

    @Test
    void boxesGoAroundAllFormatsAndComeBack() throws IOException {
        String photos = at("photos");
        assertThat(convert("--from", at("a.csv"), "--to", at("voc"), "--as", "voc", "--photos", photos)
                        .out())
                .contains("2 boxes in 2 pictures, 2 classes, as voc");
        assertThat(Files.readString(folder.resolve("voc/p.xml"))).contains("<width>16</width>", "<xmin>2</xmin>");
        convert("--from", at("voc"), "--to", at("b.json"));
        convert("--from", at("b.json"), "--to", at("yolo"), "--as", "yolo");
        assertThat(Files.readString(folder.resolve("yolo/classes.txt"))).isEqualTo("cat\nperson\n");
        assertThat(Files.readString(folder.resolve("yolo/q.txt"))).isEmpty();
        Gradus last = convert("--from", at("yolo"), "--to", at("c.csv"), "--photos", photos);
        assertThat(last.code()).as(last.err()).isZero();
        assertThat(Files.readString(folder.resolve("c.csv"))).isEqualTo(BOXES);
    }

    @Test
    void whatCannotBeConvertedIsTold() {
        assertThat(convert("--from", at("a.csv"), "--to", at("yolo"), "--as", "yolo")
                        .err())
                .contains("the size of p.png is not known");
        assertThat(convert("--from", at("a.csv"), "--to", at("x")).err()).contains("name the format with --as");
        assertThat(convert("--from", at("a.csv"), "--to", at("photos"), "--as", "voc")
                        .err())
                .contains("is there already");
        assertThat(convert("--from", at("none"), "--to", at("x.csv")).err()).contains("none: does not exist");
        assertThat(convert("--from", at("a.csv"), "--to", at("photos"), "--as", "coco")
                        .err())
                .contains("is a folder");
    }

    @Test
    void dataIsDescribedInWordsAndAsJson() {
        Gradus moons = Gradus.run("data", "describe", "moons:train=50,test=10");
        assertThat(moons.out())
                .contains("ℓ = 50 samples", "ℓ = 10 samples", "d = 2 numbers", "2: 0 25, 1 25", "in both    none");
        Gradus boxes = Gradus.run(
                "data", "describe", at("photos"), "--ann", at("a.csv"), "--pick", "only", "--size", "24", "--json");
        Map<String, Object> said = Json.readObject(boxes.out());
        assertThat(said).containsEntry("kind", "boxes").containsKeys("train", "notes");
        assertThat(said.get("train")).asString().contains("samples=1", "area=");
        assertThat(said.get("notes")).asString().contains("1 of 2 photos without an object", "q.png");
        assertThat(Gradus.run("data", "describe", at("none")).err()).contains("none: does not exist");
    }
}
