package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.io.Json;
import dev.gradus.io.RunInfo;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Photos with boxes, from the command line: bright boxes on dark ground take the place of persons.
class BoxTrainingTest {
    private static final int PHOTOS = 60;

    @TempDir
    static Path folder;

    private static Path photos = Path.of("");
    private static Path boxes = Path.of("");

    @BeforeAll
    static void draw() throws IOException {
        photos = Files.createDirectory(folder.resolve("photos"));
        StringBuilder csv = new StringBuilder("file,a,b,c,d\n");
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < PHOTOS; i++) {
            int w = 8 + random.nextInt(20);
            int h = 8 + random.nextInt(20);
            int x = random.nextInt(64 - w);
            int y = random.nextInt(48 - h);
            BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = image.createGraphics();
            pen.setColor(Color.ORANGE);
            pen.fillRect(x, y, w, h);
            pen.dispose();
            ImageIO.write(image, "png", photos.resolve(i + ".png").toFile());
            csv.append(i).append(".png,").append(x).append(',').append(y).append(',');
            csv.append(w).append(',').append(h).append('\n');
        }
        boxes = Files.writeString(folder.resolve("boxes.csv"), csv);
    }

    @Test
    void aRunFindsBoxesAndTellsWhatTheMeanBoxReaches() throws IOException {
        Path run = folder.resolve("run");
        Gradus g = Gradus.run(
                "train",
                photos.toString(),
                "--ann",
                boxes.toString(),
                "--size",
                "32",
                "--epochs",
                "12",
                "--plain",
                "--out",
                run.toString());
        assertThat(g.code()).as(g.err()).isZero();
        assertThat(g.out()).containsPattern("epoch 1 .* iou [0-9.]+ .* mean-box 0\\.[0-9]+");
        assertThat(g.out()).containsPattern("test: iou [0-9.]+ .* mean-box 0\\.[0-9]+");
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("mean-box (test)")
                .contains("Green is the truth, red the answer.");
        Map<String, Object> said = RunInfo.read(run).setup().configuration();
        assertThat(said).containsEntry("ann", boxes.toString()).containsEntry("pick", "one");

        Gradus again = Gradus.run("evaluate", run.toString(), "--json");
        assertThat(again.out()).contains("\"mean-box\":");
        Gradus other = Gradus.run("evaluate", run.toString(), photos.toString(), "--ann", boxes.toString());
        assertThat(other.out()).as(other.err()).contains("samples " + PHOTOS).contains("mean-box 0.");
        Gradus asked =
                Gradus.run("predict", run.toString(), photos.resolve("0.png").toString(), "--json");
        assertThat(Json.readObject(asked.out()).get("pixels")).asString().contains("left", "top", "width", "height");
    }
}
