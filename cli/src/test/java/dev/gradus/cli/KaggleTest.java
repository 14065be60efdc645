package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.data.CatsDogs;
import dev.gradus.data.Dataset;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From Kaggle's folders to Kaggle's table.
class KaggleTest {
    private static final int SIDE = 40;

    @TempDir
    static Path folder;

    private static final Dataset PICTURES = CatsDogs.dataset(60, 1);

    private static void draw(Path file, int index) throws IOException {
        float[] x = new float[3 * SIDE * SIDE];
        PICTURES.read(index, x, 0, new float[1], 0);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int rgb = (int) x[i] << 16 | (int) x[SIDE * SIDE + i] << 8 | (int) x[2 * SIDE * SIDE + i];
            image.setRGB(i % SIDE, i / SIDE, rgb);
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    @BeforeAll
    static void train() throws IOException {
        for (int i = 0; i < 60; i++) {
            draw(folder.resolve("contest/train/" + (i % 2 == 1 ? "dog." : "cat.") + i / 2 + ".png"), i);
        }
        for (int i = 1; i <= 12; i++) {
            draw(folder.resolve("contest/test1/" + i + ".png"), i);
        }
        Files.writeString(folder.resolve("contest/test1/7.png"), "no picture");
        Gradus g = Gradus.run(
                "train",
                folder.resolve("contest").toString(),
                "--model",
                "linear",
                "--epochs",
                "2",
                "--plain",
                "--out",
                folder.resolve("run").toString());
        assertThat(g.code()).as(g.err()).isZero();
    }

    private static Gradus predict(String... more) {
        List<String> all = new java.util.ArrayList<>(
                List.of("predict", folder.resolve("run").toString()));
        all.addAll(List.of(more));
        return Gradus.run(all.toArray(String[]::new));
    }

    @Test
    void everyPictureHasARowInTheOrderOfNumbers() throws IOException {
        Path out = folder.resolve("out.csv");
        Path test = folder.resolve("contest/test1");
        Gradus g = predict(test.toString(), "--kaggle", out.toString());
        assertThat(g.code()).as(g.err()).isZero();
        assertThat(g.out()).contains("the probability of dog for 12 pictures, 1 of which cannot be read");
        assertThat(g.err()).contains("0.5 for").contains("7.png").contains("no picture of a known format");
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(lines).hasSize(13);
        assertThat(lines.getFirst()).isEqualTo("id,label");
        assertThat(lines.get(7)).isEqualTo("7,0.500000");
        for (int i = 1; i <= 12; i++) {
            assertThat(lines.get(i)).startsWith(i + ",");
        }
        // the same as asked one by one
        String alone = predict(test.resolve("10.png").toString(), "--json").out();
        double p = Double.parseDouble(alone.replaceAll("(?s).*\"dog\":([0-9.eE-]+).*", "$1"));
        assertThat(Double.parseDouble(lines.get(10).substring(3)))
                .isCloseTo(p, org.assertj.core.data.Offset.offset(2e-6));
    }

    @Test
    void whatIsNoContestIsToldInOneLineAndWritesNothing() throws IOException {
        Path out = folder.resolve("none.csv");
        Path named = Files.createDirectories(folder.resolve("named"));
        draw(named.resolve("cat.png"), 1);
        Path twice = Files.createDirectories(folder.resolve("twice"));
        draw(twice.resolve("a/1.png"), 1);
        draw(twice.resolve("b/01.png"), 1);
        Path empty = Files.createDirectories(folder.resolve("empty"));
        for (String[] wrong : new String[][] {
            {named.toString(), "cat.png: the name is no number"},
            {twice.toString(), "two pictures have the number 1"},
            {empty.toString(), "holds no pictures"},
            {named.resolve("cat.png").toString(), "takes one folder"}
        }) {
            Gradus g = predict(wrong[0], "--kaggle", out.toString());
            assertThat(g.code()).as(wrong[1]).isNotZero();
            assertThat(g.err()).contains(wrong[1]);
            assertThat(g.err().lines().count()).isLessThan(3);
            assertThat(out).doesNotExist();
        }
    }
}
