package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Photos with one object each: boxes lie where the object is, at any size, and photos without exactly one
/// object are refused by name.
class BoxedPhotosTest {
    @TempDir
    private Path folder;

    private Path photos = Path.of("");

    @BeforeEach
    void make() throws IOException {
        photos = Files.createDirectory(folder.resolve("photos"));
    }

    /// A black photo with a white box.
    private void photo(String name, int width, int height, int a, int b, int c, int d) throws IOException {
        Files.write(photos.resolve(name), picture(width, height, a, b, c, d));
    }

    private static byte[] picture(int width, int height, int a, int b, int c, int d) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(a, b, c, d);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    private Source open(String csv, Optional<String> label, BoxOptions.Pick pick, int size) throws IOException {
        Path file = Files.writeString(folder.resolve("boxes.csv"), csv);
        return DataSource.open(
                photos.toString(),
                SourceOptions.DEFAULT
                        .withBoxes(new BoxOptions(file, label, pick))
                        .withSize(size));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 48, 200})
    void boxesFollowThePhotoToItsNewSize(int size) throws IOException {
        photo("p.jpg", 160, 96, 40, 24, 60, 48);
        Source source = open("p.jpg,40,24,60,48\n", Optional.empty(), BoxOptions.Pick.ONE, size);
        assertThat(source.kind()).isEqualTo("boxes");
        float[] x = new float[3 * size * size];
        float[] y = new float[4];
        source.train().read(0, x, 0, y, 0);
        assertThat(y).containsExactly(0.25f, 0.25f, 0.375f, 0.5f);
        assertBright(x, size, y);
    }

    /// Bright inside of the box, dark outside.
    private static void assertBright(float[] x, int size, float[] y) {
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                double across = (c + 0.5) / size;
                double down = (r + 0.5) / size;
                double margin = 2.5 / size;
                if (across > y[0] + margin
                        && across < y[0] + y[2] - margin
                        && down > y[1] + margin
                        && down < y[1] + y[3] - margin) {
                    assertThat(x[r * size + c]).isGreaterThan(200);
                }
                if (across < y[0] - margin
                        || across > y[0] + y[2] + margin
                        || down < y[1] - margin
                        || down > y[1] + y[3] + margin) {
                    assertThat(x[r * size + c]).isLessThan(55);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8})
    void boxesDrawnOnPhotosOnTheirSideTurnWithThem(int note) throws IOException {
        byte[] lying = PictureTest.withOrientation(picture(160, 96, 40, 24, 60, 48), note);
        Files.write(photos.resolve("p.jpg"), lying);
        String xml = "<annotation><filename>p.jpg</filename><size><width>160</width><height>96</height></size><object>"
                + "<name>person</name><bndbox><xmin>41</xmin><ymin>25</ymin><xmax>100</xmax><ymax>72</ymax></bndbox>"
                + "</object></annotation>";
        Path file = Files.writeString(folder.resolve("p.xml"), xml);
        Dataset data = DataSource.open(
                        photos.toString(),
                        SourceOptions.DEFAULT.withBoxes(BoxOptions.of(file)).withSize(64))
                .train();
        float[] x = new float[3 * 64 * 64];
        float[] y = new float[4];
        data.read(0, x, 0, y, 0);
        assertThat(y[2]).isEqualTo(0.5f);
        assertBright(x, 64, y);
    }

    @Test
    void photosWithoutExactlyOneAreRefusedByName() throws IOException {
        photo("a.jpg", 40, 30, 0, 0, 10, 10);
        photo("b.jpg", 40, 30, 0, 0, 10, 10);
        photo("c.jpg", 40, 30, 0, 0, 10, 10);
        photo("d.jpg", 40, 30, 0, 0, 10, 10);
        String csv = """
                file,a,b,c,d,class
                a.jpg,0,0,10,10,person
                b.jpg,0,0,10,10,person
                b.jpg,5,5,20,20,person
                c.jpg,0,0,10,10,cat
                d.jpg,,,,,
                """;
        assertThatThrownBy(() -> open(csv, Optional.empty(), BoxOptions.Pick.ONE, 32))
                .isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith(
                        photos.resolve("b.jpg") + ": has 2 objects of the class 'person', where one is wanted")
                .hasMessageContaining("of 4 photos 1 have one, 1 several and 2 none");
        Source only = open(csv, Optional.empty(), BoxOptions.Pick.ONLY, 32);
        assertThat(only.train().size()).isEqualTo(1);
        assertThat(only.notes())
                .anyMatch(n -> n.startsWith("2 of 4 photos without an object") && n.endsWith("c.jpg, d.jpg"))
                .anyMatch(n -> n.startsWith("1 of 4 photos with several") && n.endsWith("b.jpg"));
        Source largest = open(csv, Optional.empty(), BoxOptions.Pick.LARGEST, 32);
        assertThat(largest.train().size()).isEqualTo(2);
        float[] y = new float[4];
        largest.train().read(1, new float[3 * 32 * 32], 0, y, 0);
        assertThat(y[0]).isEqualTo(0.125f, within(1e-6f));
        Source cats = open(csv, Optional.of("cat"), BoxOptions.Pick.ONLY, 32);
        assertThat(cats.train().size()).isEqualTo(1);
        assertThatThrownBy(() -> open(csv, Optional.of("dog"), BoxOptions.Pick.ONLY, 32))
                .hasMessageContaining("no object of the class 'dog'; the classes are cat, person");
    }

    @Test
    void whatDoesNotFitThePhotosIsToldOrLeftOut() throws IOException {
        photo("a.jpg", 40, 30, 0, 0, 10, 10);
        photo("b.jpg", 40, 30, 0, 0, 10, 10);
        Files.write(photos.resolve("c.jpg"), new byte[] {1, 2, 3});
        Source source = open(
                "a.jpg,-4,0,14,10\nb.jpg,50,0,10,10\nc.jpg,0,0,10,10\nz.jpg,0,0,9,9\n",
                Optional.empty(),
                BoxOptions.Pick.ONE,
                32);
        assertThat(source.train().size()).isEqualTo(1);
        assertThat(source.notes())
                .anyMatch(n -> n.contains("b.jpg: has 40 × 30 pixels, and its box lies outside"))
                .anyMatch(n -> n.contains("c.jpg: is no picture"))
                .anyMatch(n -> n.contains("1 of 4 annotated pictures are not in") && n.endsWith("z.jpg"));
        float[] y = new float[4];
        source.train().read(0, new float[3 * 32 * 32], 0, y, 0);
        assertThat(y).as("cut at the left edge").containsExactly(0, 0, 0.25f, 1 / 3f);
        assertThatThrownBy(() -> open("y.jpg,0,0,9,9\n", Optional.empty(), BoxOptions.Pick.ONE, 32))
                .hasMessageContaining("names no picture that is in");
        assertThatThrownBy(() -> DataSource.open("moons", SourceOptions.DEFAULT.withBoxes(BoxOptions.of(folder))))
                .hasMessage("data: a file of boxes has no meaning for the set 'moons'");
        assertThatThrownBy(() -> DataSource.open(photos.toString(), SourceOptions.DEFAULT.withAs("boxes")))
                .hasMessageContaining("needs annotations");
    }

    @Test
    void anAnnotationOfAnotherPictureIsLeftOut() throws IOException {
        photo("p.jpg", 40, 30, 0, 0, 10, 10);
        Path file = Files.writeString(
                folder.resolve("p.xml"),
                "<annotation><size><width>99</width><height>30</height></size><object><name>person</name><bndbox>"
                        + "<xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox></object></annotation>");
        assertThatThrownBy(
                        () -> DataSource.open(photos.toString(), SourceOptions.DEFAULT.withBoxes(BoxOptions.of(file))))
                .hasMessageContaining("has 40 × 30 pixels, but its annotation is of a picture of 99 × 30");
    }
}
